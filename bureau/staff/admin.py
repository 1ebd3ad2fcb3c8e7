from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

from bureau.staff.models import User

admin.site.unregister(Group)


@admin.register(User)
class StaffAdmin(UserAdmin, ModelAdmin):
    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ["username", "last_name", "first_name", "region", "is_active"]
    list_filter = ["is_active", "groups"]
    list_select_related = ["region"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person and place"), {"fields": ["last_name", "first_name", "region"]}),
        (_("Rights"), {"fields": ["is_active", "is_staff", "groups"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]

    def get_readonly_fields(self, request, obj=None):
        """Nobody gives themselves rights or another place."""
        own = ["is_active", "is_staff", "groups", "region"] if obj == request.user else []
        return [*super().get_readonly_fields(request, obj), *own]


@admin.register(Group)
class RoleAdmin(GroupAdmin, ModelAdmin):
    pass
