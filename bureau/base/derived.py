"""Columns computed from another column of the same row, and what keeps them in step."""

from itertools import product

from django.core.exceptions import FieldError
from django.db import models


class DerivedField:
    """Mixed into a field whose value is always made from the field named by `of`.

    Such a field has `deriving()`, which gives a function of a value of the other.
    """

    def __init__(self, *args, of, **kwargs):
        self.of = of
        super().__init__(*args, **{"editable": False, **kwargs})

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, instance, add):
        value = self.deriving()(getattr(instance, self.of))
        setattr(instance, self.attname, value)
        return value


def derived_fields(model):
    return [field for field in model._meta.concrete_fields if isinstance(field, DerivedField)]


class DerivedQuerySet(models.QuerySet):
    """Refuses or completes the writes that would leave a derived column behind."""

    def update(self, **values):
        for field in derived_fields(self.model):
            if field.of in values and field.name not in values:
                raise FieldError(
                    f"update() would leave {field.name} behind, which is made from {field.of}: "
                    f"save the records instead, or use bulk_update()."
                )
        return super().update(**values)

    def bulk_update(self, objs, fields, **options):
        objs = tuple(objs)
        followers = [field for field in derived_fields(self.model) if field.of in fields]
        for obj, field in product(objs, followers):
            field.pre_save(obj, add=False)
        names = {*fields, *(field.name for field in followers)}
        return super().bulk_update(objs, names, **options)
