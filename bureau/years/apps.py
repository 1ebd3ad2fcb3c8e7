from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Years(AppConfig):
    """The life of a reported year, from its opening to what is restated after it was published."""

    name = "bureau.years"
    verbose_name = _("life of the years")
