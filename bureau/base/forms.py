"""Form fields that judge what is typed as every other way in does, and refuse it with its code."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bureau.base.keys import is_key
from bureau.base.refusals import recoded
from bureau.base.validators import (
    BLANKS,
    LONGEST_COUNT,
    read_count,
    read_day,
    read_number,
    read_text,
)

AROUND = f"{BLANKS}\t\r\n\u200b\u2060\ufeff"  # what comes along unseen when text is pasted
REMOVED = False  # what a form holds where a number that is kept is to be removed


class Coded:
    """Whatever the field refuses, be it that nothing was typed, it refuses with its one code."""

    def clean(self, value):
        try:
            return super().clean(value)
        except ValidationError as refused:
            raise recoded(refused, self.code) from None


class DayInput(Coded, forms.DateField):
    """A day, written 2021-03-05, 2021/3/5, 2021.3.5 or 2021年3月5日."""

    code = "date"

    def to_python(self, value):
        return None if value in self.empty_values else read_day(value)


class CountInput(Coded, forms.IntegerField):
    """A whole number, zero or more."""

    code = "count"

    def __init__(self, *, digits=LONGEST_COUNT, **kwargs):
        self.digits = digits
        super().__init__(**kwargs)

    def to_python(self, value):
        return None if value in self.empty_values else read_count(value, digits=self.digits)


class NumberInput(Coded, forms.DecimalField):
    """A number with decimals, zero or more."""

    code = "amount"

    def to_python(self, value):
        return None if value in self.empty_values else read_number(value, self.decimal_places)


class PlainText(Coded, forms.CharField):
    """Words that can be printed and hold nobody's ID number."""

    code = "text"

    def to_python(self, value):
        return super().to_python(read_text(value or "").strip(AROUND))


class ChoiceInput(Coded, forms.TypedChoiceField):
    """One of a few values. What was sent instead is not repeated: it may be anything."""

    code = "choice"
    default_error_messages = {"invalid_choice": _("Choose one of the values that are offered.")}


class RecordInput(Coded, forms.ModelChoiceField):
    """One of the records that are offered, by its key.

    What is no key is refused before the database sees it. A register whose keys people write in
    more than one way reads them itself (`read`), and says what is wrong with one.
    """

    default_error_messages = {"invalid_choice": _("Choose one of those that are offered.")}

    @property
    def read(self):
        return getattr(self.queryset.model._default_manager, "read", None)

    @property
    def code(self):
        return "region" if self.read else "choice"

    def to_python(self, value):
        if value not in self.empty_values and not isinstance(value, self.queryset.model):
            if self.read:
                value = self.read(value).pk
            elif not is_key(value):
                raise ValidationError(self.error_messages["invalid_choice"])
        return super().to_python(value)


class AsTyped(forms.CharField):
    """Hands over what was typed, untouched: the model's field reads it and says what is wrong."""

    def __init__(self, **kwargs):
        super().__init__(**{**kwargs, "strip": False})

    def clean(self, value):
        return self.to_python(value)

    def has_changed(self, initial, data):
        return super().has_changed("" if initial is None else str(initial), data)


class SealedInput(AsTyped):
    """Asks for a personal number without ever sending the one that is kept back to the page.

    Nothing typed keeps it; the mask in the empty box tells which one that is. What need not be
    given can be removed.
    """

    def get_bound_field(self, form, field_name):
        bound = super().get_bound_field(form, field_name)
        if bound.initial:
            self.widget.is_removable = not self.required
            self.required = False
            self.widget.attrs["placeholder"] = str(bound.initial)
        return bound

    def prepare_value(self, value):
        return value if isinstance(value, str) or value is REMOVED else ""

    def has_changed(self, initial, data):
        return bool(data) or data is REMOVED

    def _clean_bound_field(self, bound):
        if bound.data is REMOVED:
            return None
        return super()._clean_bound_field(bound) or bound.initial
