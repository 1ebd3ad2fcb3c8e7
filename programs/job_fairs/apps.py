from django.utils.translation import gettext_lazy as _

from programs import lines


class JobFairs(lines.ProgramLine):
    name = "programs.job_fairs"
    verbose_name = _("job days")
    number = 11
    chapter = lines.Chapter.PATHWAYS
