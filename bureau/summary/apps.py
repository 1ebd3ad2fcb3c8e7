from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Summary(AppConfig):
    name = "bureau.summary"
    verbose_name = _("yearly summary")
