from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Audit(AppConfig):
    """Who did what, who saw what, and the proof that nobody changed the answer."""

    name = "bureau.audit"
    verbose_name = _("audit")
