from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Staff(AppConfig):
    name = "bureau.staff"
    verbose_name = _("staff")

    def after_migrate(self):
        from bureau.staff import roles

        roles.make_groups()
