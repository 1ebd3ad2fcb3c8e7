from django.utils.translation import gettext_lazy as _

from programs import lines


class Subsidies(lines.ProgramLine):
    name = "programs.subsidies"
    verbose_name = _("one-off subsidies")
    number = 6
    chapter = lines.Chapter.SERVICES

    def after_migrate(self):
        """The working days of what was paid before the calendar told them."""
        from bureau.base.scope import EVERYWHERE, scope
        from programs.subsidies.models import Subsidy

        with scope(EVERYWHERE, by={"command": "migrate"}):
            Subsidy.objects.paid().filter(working_days=None).update(working_days=None)
