from django.utils.translation import gettext_lazy as _

from programs import lines


class DegreeUpgrades(lines.ProgramLine):
    name = "programs.degree_upgrades"
    verbose_name = _("degree upgrades")
    number = 2
    chapter = lines.Chapter.CAPABILITY
