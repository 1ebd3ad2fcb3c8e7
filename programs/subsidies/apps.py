from django.utils.translation import gettext_lazy as _

from programs import lines


class Subsidies(lines.ProgramLine):
    name = "programs.subsidies"
    verbose_name = _("one-off subsidies")
    number = 6
    chapter = lines.Chapter.SERVICES
