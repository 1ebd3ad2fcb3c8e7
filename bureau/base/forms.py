"""Form fields that judge what is typed as every other way in does."""

from django import forms

from bureau.base.validators import BLANKS, read_count, read_day, read_text

AROUND = f"{BLANKS}\t\r\n\u200b\u2060\ufeff"  # what comes along unseen when text is pasted
REMOVED = False  # what a form holds where a number that is kept is to be removed


class DayInput(forms.DateField):
    """A day, written 2021-03-05, 2021/3/5, 2021.3.5 or 2021年3月5日."""

    def to_python(self, value):
        return None if value in self.empty_values else read_day(value)


class CountInput(forms.IntegerField):
    """A whole number, zero or more."""

    def to_python(self, value):
        return None if value in self.empty_values else read_count(value)


class PlainText(forms.CharField):
    """Words that can be printed and hold nobody's ID number."""

    def to_python(self, value):
        return super().to_python(read_text(value or "").strip(AROUND))


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
