from django.utils.translation import gettext_lazy as _

from programs import lines


class SkillsTraining(lines.ProgramLine):
    name = "programs.skills_training"
    verbose_name = _("skills training")
    number = 3
    chapter = lines.Chapter.CAPABILITY
