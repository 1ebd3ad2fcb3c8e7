from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from bureau.desk.history import HistoryPage
from bureau.desk.lists import AskedAsOffered
from bureau.desk.people import PlaceField
from bureau.staff.models import User

admin.site.unregister(Group)


@admin.register(User)
class StaffAdmin(AskedAsOffered, HistoryPage, UserAdmin, ModelAdmin):
    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ["username", "last_name", "first_name", "region", "roles", "is_active"]
    list_filter = ["is_active", "groups"]
    list_select_related = ["region"]
    filter_horizontal = []  # five roles are ticked, not moved from box to box
    fieldsets = [
        (_("sign-in"), {"fields": ["username", "password"]}),
        (_("Person and place"), {"fields": ["last_name", "first_name", "region"]}),
        (_("Rights"), {"fields": ["is_active", "is_staff", "groups"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (_("sign-in"), {"fields": ["username", "password1", "password2"]}),
        (_("Person and place"), {"fields": ["last_name", "first_name", "region"]}),
        (_("Rights"), {"fields": ["groups"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("roles"))
    def roles(self, user):
        return " · ".join(str(group) for group in user.groups.all())

    def get_readonly_fields(self, request, obj=None):
        """Nobody gives themselves rights or another place."""
        own = ["is_active", "is_staff", "groups", "region"] if obj == request.user else []
        return [*super().get_readonly_fields(request, obj), *own]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "groups":
            kwargs |= {"label": _("roles"), "widget": UnfoldAdminCheckboxSelectMultipleWidget}
            kwargs["help_text"] = _("What each role may do stands on the page “Who may do what”.")
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "region":
            kwargs["form_class"] = PlaceField
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        """Whoever is given an account works in the admin."""
        obj.is_staff = obj.is_staff or not change
        super().save_model(request, obj, form, change)


@admin.register(Group)
class RoleAdmin(AskedAsOffered, GroupAdmin, ModelAdmin):
    pass
