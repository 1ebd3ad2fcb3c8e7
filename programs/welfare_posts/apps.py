from django.utils.translation import gettext_lazy as _

from programs import lines


class WelfarePosts(lines.ProgramLine):
    name = "programs.welfare_posts"
    verbose_name = _("welfare posts")
    number = 17
    chapter = lines.Chapter.PATHWAYS
