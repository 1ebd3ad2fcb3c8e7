from django.utils.translation import gettext_lazy as _

from programs import lines


class AdaptationTraining(lines.ProgramLine):
    name = "programs.adaptation_training"
    verbose_name = _("adaptation training")
    number = 1
    chapter = lines.Chapter.CAPABILITY
