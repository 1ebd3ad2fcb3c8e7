from django.utils.translation import gettext_lazy as _

from programs import lines


class Contests(lines.ProgramLine):
    name = "programs.contests"
    verbose_name = _("start-up contests")
    number = 15
    chapter = lines.Chapter.PATHWAYS
