"""Model fields that read what was typed, so that forms, ledgers and the API judge it alike."""

from django.db import models

from bureau.base.derived import DerivedField
from bureau.base.forms import AsTyped
from bureau.base.validators import read_amount


class CheckedField(models.CharField):
    """Text kept as `read` gives it back; what `read` refuses is refused with its sentence."""

    def __init__(self, *args, read, **kwargs):
        self.read = read
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "read": self.read}

    def clean(self, value, model_instance):
        return super().clean(self.read(value), model_instance)

    def formfield(self, **kwargs):
        return super().formfield(**{**kwargs, "form_class": AsTyped})


class AmountField(models.DecimalField):
    """Money in yuan, exact to the fen, above zero and at most the record type's cap."""

    def __init__(self, *args, cap, **kwargs):
        self.cap = cap
        super().__init__(*args, **{"max_digits": 16, "decimal_places": 2, **kwargs})

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "cap": self.cap}

    def clean(self, value, model_instance):
        return super().clean(read_amount(value, cap=self.cap), model_instance)

    def formfield(self, **kwargs):
        return models.Field.formfield(
            self, **{**kwargs, "form_class": AsTyped, "empty_value": None}
        )


class KeyField(DerivedField, models.CharField):
    """Text made from another field for looking up and sorting, compared byte by byte."""

    def __init__(self, *args, make, **kwargs):
        self.make = make
        super().__init__(*args, **{"db_collation": "C", **kwargs})

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "make": self.make}

    def deriving(self):
        return self.make
