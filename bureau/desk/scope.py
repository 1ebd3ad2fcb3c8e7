"""Whose records a page shows, offers and takes."""

from django.contrib import admin
from django.db import models
from django.http import Http404
from unfold.admin import ModelAdmin

from bureau.base.encryption import EncryptedField
from bureau.base.forms import ChoiceInput, CountInput, DayInput, NumberInput, PlainText
from bureau.base.records import RecordQuerySet
from bureau.desk.people import Picker, PickField, PlaceField, inherits_place, with_labels
from bureau.desk.widgets import NumberBox, SealedTextInput

# How forms ask for what the model keeps; the fields of bureau.base ask by themselves.
INPUTS = {
    EncryptedField: {"widget": SealedTextInput},
    models.BigIntegerField: {"form_class": CountInput, "digits": 15, "widget": NumberBox},
    models.CharField: {"form_class": PlainText},
    models.DateField: {"form_class": DayInput},
    models.DecimalField: {"form_class": NumberInput, "widget": NumberBox},
    models.IntegerField: {"form_class": CountInput, "widget": NumberBox},
    models.TextField: {"form_class": PlainText},
}


CODE_LENGTH = {"province": 2, "city": 4, "county": 6}  # a place's code tells its level


class InScope:
    """Offers and takes only what staff may see; a part goes into wholes of their own place."""

    formfield_overrides = INPUTS
    place_levels = []  # of the places that can be chosen; all where none is named

    def get_queryset(self, request):
        return super().get_queryset(request).visible_from(request.user.scope)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        offered = db_field.related_model._default_manager.all()
        if isinstance(offered, RecordQuerySet) or db_field.name == "region":
            visible = offered.in_region if inherits_place(db_field) else offered.visible_from
            kwargs.setdefault(
                "queryset", self._of_its_levels(visible(request.user.scope), db_field)
            )
        if db_field.name == "region":
            kwargs["form_class"] = PlaceField
        if db_field.name in self.get_autocomplete_fields(request):
            offered = kwargs.get("queryset", offered)
            picker = Picker(db_field, self.admin_site)
            kwargs |= {"queryset": with_labels(offered), "form_class": PickField, "widget": picker}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """A place is chosen and never entered: it needs no buttons beside it."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "region":
            field.widget = field.widget.widget
        return field

    def _of_its_levels(self, offered, db_field):
        if db_field.name == "region" and self.place_levels:
            return offered.filter(level__in=self.place_levels)
        return offered

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        """Where no choice is the usual one, nobody's choice begins as the first of them."""
        undecided = db_field.blank or not db_field.has_default()
        kwargs["choices_form_class"] = ChoiceInput
        kwargs.setdefault("choices", db_field.get_choices(include_blank=undecided))
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def get_autocomplete_fields(self, request):
        """Foreign keys to what grows without bound: everything but places."""
        return [
            field.name
            for field in self.model._meta.fields
            if isinstance(field, models.ForeignKey)
            and field.editable
            and field.name != "region"
            and admin.site.is_registered(field.related_model)
        ]


class UnseenIsAbsent:
    """Mixed into an admin: what is not there, or not the reader's to see, is an address of nothing."""

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404


class ScopedAdmin(UnseenIsAbsent, InScope, ModelAdmin):
    """Shows staff what belongs to their own place, and public work of the places above it."""

    entered_by = []  # the levels that enter such records, where not those they are of

    def has_add_permission(self, request):
        return super().has_add_permission(request) and self.enters(request.user.scope)

    def enters(self, place):
        """Where only some levels enter such records, nobody below them does."""
        levels = self.entered_by or self.place_levels
        lengths = [CODE_LENGTH.get(level, max(CODE_LENGTH.values())) for level in levels]
        return not lengths or len(place.code) <= max(lengths)

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj) and is_own(request, obj)
        return allowed and self.enters(request.user.scope)

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj) and is_own(request, obj)
        return allowed and self.enters(request.user.scope)


def is_own(request, record):
    """Whether a record is of the reader's place; of none in particular where it is None."""
    return record is None or record.region_id.startswith(request.user.scope.code)
