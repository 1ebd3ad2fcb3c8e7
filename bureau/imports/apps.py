from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Imports(AppConfig):
    name = "bureau.imports"
    verbose_name = _("imports")
