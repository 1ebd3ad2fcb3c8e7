from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Api(AppConfig):
    """What programs ask. It knows no kind of record: the lines declare theirs."""

    name = "bureau.api"
    verbose_name = _("interface for programs")
