from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from bureau.desk.duties import Duty, days_after
from programs.welfare_posts.models import Placement

SOON = timedelta(days=60)
TIME_TO_REPORT = 5  # 空岗5日内报告，逾期视为虚报
LOOKING_BACK = timedelta(days=365)  # what was left unreported longer ago is for the audit


def _agreements_ending(today):
    return Placement.objects.open_on(today).filter(agreement_until__lte=today + SOON)


def _vacancies_unreported(today):
    return Placement.objects.filter(
        ended_on__range=(today - LOOKING_BACK, today), vacancy_reported_on__isnull=True
    ).annotate(report_by=days_after("ended_on", TIME_TO_REPORT))


DUTIES = {
    "agreements_ending": Duty(
        label=_("placements whose agreement ends within 60 days"),
        records=_agreements_ending,
        due="agreement_until",
    ),
    "vacancies_unreported": Duty(
        label=_("posts left whose vacancy has to be reported within 5 days"),
        records=_vacancies_unreported,
        due="report_by",
    ),
}
