import factory

from bureau.report.models import ReportTemplate


class ReportTemplateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ReportTemplate

    style = ReportTemplate.Style.ARTICLE
    year = factory.Sequence(lambda n: 2030 + n)
    body = "# {年份}年\n\n◆适应培训◆{adaptation_training.attendances:标题}——帮助{adaptation_training.attendances}。"
