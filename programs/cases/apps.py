from django.apps import AppConfig, apps
from django.utils.translation import gettext_lazy as _


class Cases(AppConfig):
    """What is decided in steps, in whatever line. Installed after the lines: it guards their cases."""

    name = "programs.cases"
    verbose_name = _("cases")

    def ready(self):
        from programs.cases.case import Case
        from programs.cases.triggers import guard

        for model in apps.get_models():
            if issubclass(model, Case):
                guard(model)
