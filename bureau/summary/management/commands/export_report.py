from pathlib import Path

from django.utils.translation import gettext as _

from bureau.summary import asking
from bureau.summary.commands import AskingCommand
from bureau.summary.summarise import summarise
from bureau.summary.table import FORMATS


class Command(AskingCommand):
    help = "Write a year's figures to a file."

    def add_arguments(self, parser):
        parser.add_argument("year")
        parser.add_argument("--format", choices=list(FORMATS), required=True)
        parser.add_argument("--region", default="37", help="division code: 37, 3701, 370102")
        parser.add_argument("-o", "--output", type=Path, required=True, help="the file to write")

    def handle(self, *, year, format, region, output, **options):
        write, _content_type = FORMATS[format]
        content = write(summarise(asking.year(year), asking.place(region)))
        try:
            output.write_bytes(content)
        except OSError as error:
            raise asking.Unknown(
                _("Cannot write %(file)s: %(reason)s.") % {"file": output, "reason": error.strerror}
            ) from None
