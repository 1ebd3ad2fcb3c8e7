from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Desk(AppConfig):
    """Where staff work: how records are entered, found, corrected, and what is waiting."""

    name = "bureau.desk"
    verbose_name = _("desk")
