"""The one base of every admin page: its look, and whose records it shows."""

from django.contrib import admin
from django.db.models import ForeignKey
from unfold.admin import ModelAdmin, TabularInline


class ScopedAdmin(ModelAdmin):
    """Shows staff what belongs to their own place, and public work of the places above it."""

    list_per_page = 50
    show_full_result_count = False
    list_filter_submit = True

    def get_queryset(self, request):
        return super().get_queryset(request).visible_from(request.user.scope)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and _is_own(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and _is_own(request, obj)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "region":
            kwargs.setdefault("queryset", db_field.related_model.objects.within(request.user.scope))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class RecordAdmin(ScopedAdmin):
    """A record: its place is the clerk's own to begin with, and what grows is looked up by typing."""

    def get_changeform_initial_data(self, request):
        return {"region": request.user.region_id} | super().get_changeform_initial_data(request)

    def get_fields(self, request, obj=None):
        """As the model has them, the note last."""
        return sorted(super().get_fields(request, obj), key=lambda name: name == "note")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "note":
            field.widget.attrs["rows"] = 2
        return field

    def get_autocomplete_fields(self, request):
        return _growing(self.model)

    def get_list_select_related(self, request):
        return [name for name in _foreign_keys(self.model) if name in self.list_display]


class PartInline(TabularInline):
    """The parts of a whole, entered on its page."""

    extra = 0
    show_change_link = True

    def get_autocomplete_fields(self, request):
        return _growing(self.model)


def _is_own(request, record):
    """Whether a record is of the reader's place; of none in particular where it is None."""
    return record is None or record.region_id.startswith(request.user.scope.code)


def _foreign_keys(model):
    return [field.name for field in model._meta.fields if isinstance(field, ForeignKey)]


def _growing(model):
    """Foreign keys to what grows without bound: everything but places."""
    return [
        field.name
        for field in model._meta.fields
        if isinstance(field, ForeignKey)
        and field.editable
        and field.name != "region"
        and admin.site.is_registered(field.related_model)
    ]
