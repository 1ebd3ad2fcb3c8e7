from django.utils.translation import gettext_lazy as _

from programs import lines


class LiveRecruitment(lines.ProgramLine):
    name = "programs.live_recruitment"
    verbose_name = _("live recruitment")
    number = 12
    chapter = lines.Chapter.PATHWAYS
