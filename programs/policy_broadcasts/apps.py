from django.utils.translation import gettext_lazy as _

from programs import lines


class PolicyBroadcasts(lines.ProgramLine):
    name = "programs.policy_broadcasts"
    verbose_name = _("policy broadcasts")
    number = 9
    chapter = lines.Chapter.SERVICES
