from django.utils.translation import gettext_lazy as _

from programs import lines


class StartupLoans(lines.ProgramLine):
    name = "programs.startup_loans"
    verbose_name = _("start-up loans")
    number = 7
    chapter = lines.Chapter.SERVICES
