from django.apps import AppConfig, apps
from django.contrib.admin import apps as admin
from django.utils.translation import gettext_lazy as _


class Desk(AppConfig):
    """Where staff work: how records are entered, found, corrected, and what is waiting."""

    name = "bureau.desk"
    verbose_name = _("desk")


class AdminPages(admin.AdminConfig):
    """Django's admin with the bureau's own order of contents."""

    default_site = "bureau.desk.site.BureauSite"
    default = False

    def ready(self):
        from django.contrib.admin import site

        super().ready()
        site.unregister(apps.get_model("procrastinate.ProcrastinateJob"))  # it knows no places
