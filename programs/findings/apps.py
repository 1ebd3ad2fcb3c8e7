from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Findings(AppConfig):
    """What is doubtful across lines, of which each line alone sees nothing."""

    name = "programs.findings"
    verbose_name = _("doubts across lines")
