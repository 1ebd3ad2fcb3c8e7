"""A record's form: it fills in what is known, notices who was faster, and asks about doubts."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, SuspiciousOperation, ValidationError
from django.db.models import UniqueConstraint
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import InlineForeignKeyField, construct_instance
from django.forms.utils import ErrorDict
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from bureau.base.encryption import Sealed
from bureau.base.forms import SealedInput
from bureau.base.validators import read_text
from bureau.desk.explaining import questions_about

REOPENED = "reopened"  # in the data of a draft: what it holds is shown and never saved by that
OPENED = "opened"  # the hidden field with what the form showed when it was opened


NOT_SUPPLIED = _("This could not be filled in by itself: type it, or correct what it follows from.")


@dataclass(frozen=True)
class Conflict:
    """A field that somebody else changed while this form was open."""

    label: str
    stored: str
    kept: bool  # whether what was typed here differs, and would replace it


class RecordForm(forms.ModelForm):
    """Every form of a record in the admin, alone on its page or a row among others."""

    opened = forms.CharField(required=False, widget=forms.HiddenInput)
    explanations = {}  # {code of a doubt: what a program answered to it}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.opened_at = None
        self.refusals = []  # why something could not be supplied
        self.conflicts = []
        self.doubts = []
        for name in self._present(self._meta.model.known):
            self.fields[name].required = False
        for name in self._present(self._meta.model.computed):
            self.fields[name].disabled = True
            self.fields[name].required = False
        if self.instance.pk:
            self.initial[OPENED] = self._as_opened()

    def _as_opened(self):
        """When the form was shown, and what it showed."""
        return json.dumps([timezone.now().isoformat(), self.shown], ensure_ascii=False)

    @cached_property
    def shown(self):
        """What each field shows of the record as it is stored; of a sealed number a digest."""
        return {name: self._stored(name) for name in self.fields if name != OPENED}

    @cached_property
    def changed_data(self):
        return [name for name in super().changed_data if name != OPENED]

    def supply(self):
        """Read what was typed so far and fill in what follows from it; judge nothing."""
        self._errors = ErrorDict()
        self.cleaned_data = {}
        self._clean_fields()
        self._fill()
        return self.filled

    def _clean_form(self):
        super()._clean_form()
        if REOPENED in self.data:
            self.add_error(None, _("This is a draft, not saved yet: complete it and save."))
        if self.is_bound and self.instance.pk and self.data.get(self.add_prefix(OPENED)):
            self._notice_who_was_faster()

    def _post_clean(self):
        is_changed = bool(self.changed_data)  # as typed: before anything is supplied
        self._fill()
        self._miss_what_is_still_empty()
        super()._post_clean()
        self._compare_with_the_other_parts()
        if is_changed and not self.errors and not self._is_to_be_deleted:
            self._ask_about_doubts()

    def _compare_with_the_other_parts(self):
        """Nobody twice in one whole: Django asks that only where the whole itself is chosen."""
        whole = next((each for each in self.fields.values() if _is_of_a_whole(each)), None)
        if self.errors or whole is None or whole.parent_instance.pk is None:
            return
        exclude = self._get_validation_exclusions()
        for constraint in self.instance._meta.constraints:
            if isinstance(constraint, UniqueConstraint):
                try:
                    constraint.validate(type(self.instance), self.instance, exclude)
                except ValidationError as refusal:
                    self.add_error(None, refusal)

    @property
    def _is_to_be_deleted(self):
        return bool(self.cleaned_data.get(DELETION_FIELD_NAME))

    def _fill(self):
        """Let the record supply what follows from the rest, and take that for typed."""
        construct_instance(self, self.instance, self._meta.fields, self._meta.exclude)
        self._read_what_was_typed()
        try:
            self.instance.fill()
        except ValidationError as refusal:
            self._tell(refusal)
        for name in self.filled:
            if name not in self.errors:
                self.cleaned_data[name] = getattr(self.instance, name, None)  # no whole yet

    def _read_what_was_typed(self):
        """Fields of the model judge their own values; what one refuses is not there to fill from."""
        related = [field.name for field in self._meta.model._meta.fields if field.is_relation]
        untyped = [name for name in self.filled if not self.cleaned_data.get(name)]
        try:
            self.instance.clean_fields(
                exclude={*related, *self.errors, *untyped, *self.instance.computed}
            )
        except ValidationError as refused:
            for name, said in refused.error_dict.items():
                field = self._model_field(name)
                setattr(self.instance, field.attname, "" if field.empty_strings_allowed else None)
                self.add_error(name if name in self.fields else NON_FIELD_ERRORS, said)

    def _miss_what_is_still_empty(self):
        """What could not be supplied has to be typed; unless an error says already what lacks."""
        if self.errors:
            return
        for name in self.filled:
            field = self._model_field(name)
            if self.cleaned_data.get(name) in field.empty_values and not field.blank:
                self.add_error(name, ValidationError(NOT_SUPPLIED, code="required"))

    def _get_validation_exclusions(self):
        """What could not be supplied is judged no further where something else is wrong."""
        lacking = [name for name in self.filled if not self.cleaned_data.get(name)]
        return super()._get_validation_exclusions() | set(lacking if self.errors else [])

    @property
    def filled(self):
        """The fields that need not be typed."""
        return self._present([*self.instance.known, *self.instance.computed])

    def _present(self, names):
        return [name for name in names if name in self.fields]

    def _model_field(self, name):
        return self._meta.model._meta.get_field(name)

    def _tell(self, refusal):
        """Show an error at its field, or above the form where the form has no such field."""
        self.refusals += refusal.messages
        said = refusal.error_dict if hasattr(refusal, "error_dict") else {None: refusal.error_list}
        for name, errors in said.items():
            self.add_error(name if name in self.fields else NON_FIELD_ERRORS, errors)

    def _stored(self, name):
        value = self.get_initial_for_field(self.fields[name], name)
        if isinstance(value, Sealed):
            return salted_hmac("what a form showed", value.reveal()).hexdigest()
        return _as_text(self.fields[name].prepare_value(value))

    def _notice_who_was_faster(self):
        """Refuse a form older than the record; what was not touched here takes the stored value."""
        self.opened_at, opened = _opened(self.data[self.add_prefix(OPENED)])
        changed = [name for name, shown in self.shown.items() if opened.get(name, shown) != shown]
        if not changed:
            return
        self.data = self.data.copy()
        self.conflicts = [self._conflict(name, opened[name]) for name in changed]
        self.data[self.add_prefix(OPENED)] = self._as_opened()
        self.add_error(
            None,
            ValidationError(
                _("Somebody else changed this record while you had it open: nothing was saved."),
                code="stale",
            ),
        )

    def _conflict(self, name, opened):
        field, bound = self.fields[name], self[name]
        typed = _as_text(bound.data)
        keeps = typed == "" and isinstance(field, SealedInput)  # an empty box keeps the number
        touched = typed != opened and not keeps and not field.disabled
        if not touched:
            self.data[bound.html_name] = _as_text(field.prepare_value(bound.initial))
        return Conflict(str(bound.label), _described(bound), touched)

    def _ask_about_doubts(self):
        self.doubts = questions_about(self)
        for each in self.doubts:
            try:
                read_text(each.text)
            except ValidationError as refused:
                self.add_error(None, refused)
        if any(not each.text for each in self.doubts):
            self.add_error(
                None,
                ValidationError(
                    _("Explain what is doubted, or correct it: then save again."), code="doubt"
                ),
            )


def _is_of_a_whole(field):
    return isinstance(field, InlineForeignKeyField)


def _opened(text):
    """When a form was opened, and what it showed, as its hidden field says."""
    try:
        at, shown = json.loads(text)
        return datetime.fromisoformat(at), dict(shown)
    except (TypeError, ValueError, RecursionError) as error:
        raise SuspiciousOperation("not the hidden field of a form of ours") from error


def _as_text(value):
    return "" if value is None else str(value)


def _described(bound):
    """What the record holds in a field, in words."""
    value = bound.initial
    if value is None or value == "":
        return _("nothing")
    if hasattr(bound.field, "queryset"):
        return str(bound.field.queryset.filter(pk=value).first() or "")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return date_format(value)
    return str(dict(getattr(bound.field, "choices", ())).get(value, value))
