from django.utils.translation import gettext_lazy as _

from programs import lines


class AdvancedStudy(lines.ProgramLine):
    name = "programs.advanced_study"
    verbose_name = _("advanced study")
    number = 5
    chapter = lines.Chapter.CAPABILITY
