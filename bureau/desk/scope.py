"""Whose records a page shows, offers and takes."""

from django.contrib import admin
from django.db.models import ForeignKey
from unfold.admin import ModelAdmin
from unfold.widgets import UnfoldAdminTextInputWidget

from bureau.base.encryption import EncryptedField
from bureau.base.records import RecordQuerySet


class InScope:
    """Offers and takes only what staff may see; a part goes into wholes of their own place."""

    def get_queryset(self, request):
        return super().get_queryset(request).visible_from(request.user.scope)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        offered = db_field.related_model._default_manager.all()
        if isinstance(offered, RecordQuerySet) or db_field.name == "region":
            inherits_place = "region" in getattr(self.model, "follows", {}).get(db_field.name, ())
            visible = offered.in_region if inherits_place else offered.visible_from
            kwargs.setdefault("queryset", visible(request.user.scope))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_autocomplete_fields(self, request):
        """Foreign keys to what grows without bound: everything but places."""
        return [
            field.name
            for field in self.model._meta.fields
            if isinstance(field, ForeignKey)
            and field.editable
            and field.name != "region"
            and admin.site.is_registered(field.related_model)
        ]


class ScopedAdmin(InScope, ModelAdmin):
    """Shows staff what belongs to their own place, and public work of the places above it."""

    formfield_overrides = {EncryptedField: {"widget": UnfoldAdminTextInputWidget}}

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and _is_own(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and _is_own(request, obj)


def _is_own(request, record):
    """Whether a record is of the reader's place; of none in particular where it is None."""
    return record is None or record.region_id.startswith(request.user.scope.code)
