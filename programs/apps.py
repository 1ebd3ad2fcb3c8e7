from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Programs(AppConfig):
    """Counts what the lines record. Installed after them: it marks every table they count."""

    name = "programs"
    verbose_name = _("tallies")

    def ready(self):
        from programs import closing, marks

        marks.mark_every_table()
        closing.guard_every_table()

    def after_migrate(self):
        from programs import tallies

        tallies.register_definitions()
