from django.apps import AppConfig, apps
from django.core import checks
from django.utils.translation import gettext_lazy as _


class Base(AppConfig):
    """The bricks underneath, which know no program."""

    name = "bureau.base"
    verbose_name = _("base")

    def ready(self):
        from bureau.base import deployment, history, lookups, triggers  # noqa: F401 - lookups register themselves

        checks.register(deployment.check_keys, deploy=True)
        checks.register(deployment.check_logins, deploy=True)
        checks.register(deployment.check_calendar, deploy=True)
        for model in apps.get_models():
            triggers.keep_equal(model)
        history.keep_histories()

    def after_migrate(self):
        from bureau.base import workdays

        workdays.keep_known_days()
