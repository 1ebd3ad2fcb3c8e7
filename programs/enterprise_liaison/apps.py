from django.utils.translation import gettext_lazy as _

from programs import lines


class EnterpriseLiaison(lines.ProgramLine):
    name = "programs.enterprise_liaison"
    verbose_name = _("enterprise liaison")
    number = 8
    chapter = lines.Chapter.SERVICES
