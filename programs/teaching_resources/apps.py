from django.utils.translation import gettext_lazy as _

from programs import lines


class TeachingResources(lines.ProgramLine):
    name = "programs.teaching_resources"
    verbose_name = _("teaching resources")
    number = 4
    chapter = lines.Chapter.CAPABILITY
