from django.utils.translation import gettext_lazy as _

from programs import lines


class PilotSites(lines.ProgramLine):
    name = "programs.pilot_sites"
    verbose_name = _("new approaches")
    number = 14
    chapter = lines.Chapter.PATHWAYS
