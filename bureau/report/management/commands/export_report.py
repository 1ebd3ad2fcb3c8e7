from pathlib import Path

from django.utils.translation import gettext as _

from bureau.report.files.asked import article_of
from bureau.report.files.basis import Basis
from bureau.report.files.kinds import KINDS
from bureau.report.models import ReportTemplate
from bureau.summary import asking
from bureau.summary.commands import AskingCommand


class Command(AskingCommand):
    help = "Write a year's report to a file."

    def add_arguments(self, parser):
        parser.add_argument("year")
        parser.add_argument("--format", choices=list(KINDS), required=True)
        parser.add_argument("--region", default="37", help="division code: 37, 3701, 370102")
        parser.add_argument("--style", choices=ReportTemplate.Style.values, default="article")
        parser.add_argument("-o", "--output", type=Path, required=True, help="the file to write")

    def handle(self, *, year, format, region, style, output, **options):
        article = article_of(asking.year(year), asking.place(region), style)
        content = KINDS[format](article, Basis(article=article, by=_("command")))
        try:
            output.write_bytes(content)
        except OSError as error:
            raise asking.Unknown(
                _("Cannot write %(file)s: %(reason)s.") % {"file": output, "reason": error.strerror}
            ) from None
