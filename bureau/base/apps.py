from django.apps import AppConfig, apps
from django.contrib.admin import apps as admin
from django.core import checks
from django.utils.translation import gettext_lazy as _


class Base(AppConfig):
    """The bricks underneath, which know no program."""

    name = "bureau.base"
    verbose_name = _("base")
    default = True

    def ready(self):
        from bureau.base import deployment, history, lookups, triggers  # noqa: F401 - lookups register themselves

        checks.register(deployment.check_keys, deploy=True)
        checks.register(deployment.check_logins, deploy=True)
        for model in apps.get_models():
            triggers.keep_equal(model)
        history.keep_histories()


class AdminPages(admin.AdminConfig):
    """Django's admin with the bureau's own order of contents."""

    default_site = "bureau.base.site.BureauSite"
    default = False

    def ready(self):
        from django.contrib.admin import site

        super().ready()
        site.unregister(apps.get_model("procrastinate.ProcrastinateJob"))  # it knows no places
