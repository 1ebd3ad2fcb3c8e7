from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Report(AppConfig):
    name = "bureau.report"
    verbose_name = _("annual report")
