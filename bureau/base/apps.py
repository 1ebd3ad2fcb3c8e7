from django.apps import AppConfig, apps
from django.utils.translation import gettext_lazy as _


class Base(AppConfig):
    """The bricks underneath, which know no program."""

    name = "bureau.base"
    verbose_name = _("base")

    def ready(self):
        from bureau.base import triggers

        for model in apps.get_models():
            triggers.keep_equal(model)
