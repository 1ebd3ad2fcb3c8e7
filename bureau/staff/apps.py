import pgtrigger
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Staff(AppConfig):
    name = "bureau.staff"
    verbose_name = _("staff")

    def ready(self):
        from django.contrib.auth.models import Group

        from bureau.base.history import keep_history
        from bureau.staff import grants, roles

        # Django's groups have one name, in one language; every page that shows one asks str().
        Group.__str__ = roles.name_of
        user = self.get_model("User")
        pgtrigger.register(grants.HELD_BY_TWO)(user.groups.through)
        keep_history(user.groups.through, self.label, "UserRoleEvent")
        keep_history(user.user_permissions.through, self.label, "UserPermissionEvent")

    def after_migrate(self):
        from bureau.staff import roles

        roles.make_groups()
