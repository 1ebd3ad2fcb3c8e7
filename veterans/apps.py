from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Veterans(AppConfig):
    """The registers: who and where. They do not know which programs use them."""

    name = "veterans"
    verbose_name = _("registers")

    def ready(self):
        from veterans.openings import open_whoever_is_named

        open_whoever_is_named()
