"""Form fields that leave the judging to the model, so that every way in says the same."""

from django import forms


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

    Nothing typed keeps it; the mask in the empty box tells which one that is.
    """

    def get_bound_field(self, form, field_name):
        bound = super().get_bound_field(form, field_name)
        if bound.initial:
            self.required = False
            self.widget.attrs["placeholder"] = str(bound.initial)
        return bound

    def prepare_value(self, value):
        return value if isinstance(value, str) else ""

    def has_changed(self, initial, data):
        return bool(data)

    def _clean_bound_field(self, bound):
        return super()._clean_bound_field(bound) or bound.initial
