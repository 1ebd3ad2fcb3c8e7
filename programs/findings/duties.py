from django.utils.translation import gettext_lazy as _

from bureau.desk.duties import Duty
from programs.findings.models import Finding


def _open(_today):
    return Finding.objects.open()


DUTIES = {
    "open": Duty(label=_("doubts across lines that nobody has settled"), records=_open),
}
