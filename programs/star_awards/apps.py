from django.utils.translation import gettext_lazy as _

from programs import lines


class StarAwards(lines.ProgramLine):
    name = "programs.star_awards"
    verbose_name = _("star awards")
    number = 16
    chapter = lines.Chapter.PATHWAYS
