"""The one base of every admin page: its look, and whose records it shows."""

from django.contrib import admin
from django.db.models import ForeignKey
from unfold.admin import ModelAdmin, TabularInline

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

    list_per_page = 50
    show_full_result_count = False
    list_filter_submit = True

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and _is_own(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and _is_own(request, obj)

    def lookup_allowed(self, lookup, value, request):
        """The filters that are offered, and no others: an address must not ask for a number."""
        return lookup in {f"{name}__exact" for name in self.list_filter} | set(self.list_filter)


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

    def get_list_select_related(self, request):
        fields = self.model._meta.fields
        links = {field.name for field in fields if isinstance(field, ForeignKey)}
        return [name for name in self.list_display if name in links]

    def save_model(self, request, obj, form, change):
        """What a part takes over from its whole is known once the database has written it."""
        super().save_model(request, obj, form, change)
        if taken_over := [name for names in getattr(obj, "follows", {}).values() for name in names]:
            obj.refresh_from_db(fields=taken_over)


class PartInline(InScope, TabularInline):
    """The parts of a whole, entered on its page."""

    extra = 0
    show_change_link = True


def _is_own(request, record):
    """Whether a record is of the reader's place; of none in particular where it is None."""
    return record is None or record.region_id.startswith(request.user.scope.code)
