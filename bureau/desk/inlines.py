"""The parts of a whole, entered on its page: as fast with five hundred of them as with five."""

from django.core.exceptions import NON_FIELD_ERRORS
from django.core.paginator import Paginator
from django.forms.models import BaseInlineFormSet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from unfold.admin import TabularInline

from bureau.base.keys import is_key
from bureau.desk.forms import OPENED, RecordForm
from bureau.desk.people import PickField, named_by_labels
from bureau.desk.scope import InScope


class PartFormSet(BaseInlineFormSet):
    """One page of the parts. A row that nobody touched is not judged again."""

    def __init__(self, *args, request=None, per_page=None, **kwargs):
        self.request = request
        self.per_page = per_page
        super().__init__(*args, **kwargs)

    # Which rows.

    def get_queryset(self):
        """Those of the page; once sent, those that were sent, on whatever page they are by now."""
        if not hasattr(self, "_queryset"):
            parts = super().get_queryset()
            sent = self.is_bound and parts.filter(pk__in=self._sent_keys())
            self._queryset = sent if self.is_bound else self.page.object_list
        return self._queryset

    def _sent_keys(self):
        name = self.model._meta.pk.name
        rows = range(self.total_form_count())
        keys = [self.data.get(f"{self.add_prefix(row)}-{name}", "") for row in rows]
        return [key for key in keys if is_key(key)]

    @cached_property
    def page(self):
        pages = Paginator(self.queryset, self.per_page)
        return pages.get_page(self.request.GET.get(self.page_key))

    @property
    def page_key(self):
        return f"{self.prefix}-page"

    @property
    def has_list(self):
        """Whether the list of the parts can be narrowed to those of one whole."""
        return self.fk.name in getattr(self.model, "follows", {})

    @cached_property
    def forms(self):
        """What their pickers show is fetched for all rows together."""
        rows = super().forms
        for name, field in self.form.base_fields.items():
            if rows and isinstance(field, PickField):
                _fetch_together(rows, name)
        return rows

    # What is said of them.

    def get_form_kwargs(self, index):
        return super().get_form_kwargs(index) | {"empty_permitted": True}

    def add_fields(self, form, index):
        super().add_fields(form, index)
        key = form.fields[self._pk_field.name]
        key.error_messages["invalid_choice"] = _("Somebody else deleted this: open the page anew.")

    def full_clean(self):
        """Above the rows stands what is wrong in which of them; also in one that is to go, if
        somebody else changed it meanwhile."""
        super().full_clean()
        for number, row in enumerate(self.forms if self.is_bound else [], start=1):
            if row.conflicts or not self._should_delete_form(row):
                self._non_form_errors += [
                    _("Row %(row)d: %(said)s") % {"row": number, "said": said}
                    for said in _said_of(row)
                ]

    def get_unique_error_message(self, unique_check):
        """As the constraint says it."""
        for constraint in self.model._meta.constraints:
            if set(getattr(constraint, "fields", ())) == set(unique_check):
                return constraint.get_violation_error_message()
        return super().get_unique_error_message(unique_check)

    def get_form_error(self):
        return _("The same stands in a row above: remove one of the two.")


def _fetch_together(rows, name):
    chosen = {str(row[name].value()) for row in rows}
    at_hand = {key for row in rows for key in row.fields[name].known}
    fetched = rows[0].fields[name].fetch(chosen - at_hand)
    for row in rows:
        row.fields[name].known |= fetched


def _said_of(row):
    for name, sentences in row.errors.items():
        for sentence in sentences:
            is_shown = name != NON_FIELD_ERRORS and not row.fields[name].widget.is_hidden
            yield f"{row[name].label}: {sentence}" if is_shown else sentence


class PartInline(InScope, TabularInline):
    """The parts of a whole, entered on its page."""

    form = RecordForm
    formset = PartFormSet
    extra = 0
    per_page = 50
    hide_title = True

    def get_fields(self, request, obj=None):
        names = [name for name in super().get_fields(request, obj) if name != OPENED]
        return [*names, OPENED] if self.has_change_permission(request, obj) else names

    def get_queryset(self, request):
        """With what the rows show, so that it is not fetched row by row."""
        parts = super().get_queryset(request)
        pickers = self.get_autocomplete_fields(request)
        return parts.select_related(*pickers, *self._places_of(pickers))

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """What a plain list offers is asked for once, not once a row."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if not isinstance(field, PickField):
            field.choices = list(field.choices)
        return field

    def _places_of(self, pickers):
        fields = [self.model._meta.get_field(name) for name in pickers]
        return [
            f"{field.name}__{path}"
            for field in fields
            for path in named_by_labels(field.related_model)
        ]
