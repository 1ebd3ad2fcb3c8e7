from django.utils.translation import gettext_lazy as _

from programs import lines


class BorderAid(lines.ProgramLine):
    name = "programs.border_aid"
    verbose_name = _("aid to border regions")
    number = 10
    chapter = lines.Chapter.SERVICES
