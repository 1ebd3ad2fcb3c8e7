from django.utils.translation import gettext_lazy as _

from programs import lines


class Incubators(lines.ProgramLine):
    name = "programs.incubators"
    verbose_name = _("regional incubation")
    number = 13
    chapter = lines.Chapter.PATHWAYS
