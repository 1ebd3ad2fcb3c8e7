"""What offices keep in a workbook: which record a row is, and which columns it has."""

from dataclasses import dataclass
from functools import cached_property
from importlib import import_module

from django.apps import apps
from django.contrib import admin
from django.db import models
from django.utils.module_loading import module_has_submodule

from bureau.base.fields import AmountField
from bureau.ledgers.columns import Column
from bureau.ledgers.naming import Place


@dataclass(frozen=True)
class Ledger:
    """A row is a record of `model`; `key` names the fields that tell which.

    A row whose key is known corrects that record, any other enters one. What `lives` leaves out,
    such as a refused application, is no longer meant by its key. What `agrees` names is never
    corrected so: where it differs, somebody else is meant.
    """

    model: type[models.Model]
    key: tuple
    columns: tuple
    lives: models.Q = None
    agrees: tuple = ()

    @property
    def name(self):
        """As commands and addresses name it: adaptation_training.attendance."""
        return self.model._meta.label_lower

    @property
    def title(self):
        return self.model._meta.verbose_name_plural

    @property
    def line(self):
        return self.model._meta.app_config.verbose_name

    @cached_property
    def declared(self):
        """The columns in the order of the template, the place first where it is entered."""
        columns = [Column(each) if isinstance(each, str) else each for each in self.columns]
        place = self.model._meta.get_field("region")
        has_place = place.editable and "region" not in getattr(self.model, "computed", ())
        named = {name for each in columns for name in each.fields()}
        return [*([Place()] if has_place and "region" not in named else []), *columns]

    @cached_property
    def boxes(self):
        return [box for column in self.declared for box in column.boxes(self.model)]

    @cached_property
    def first_box(self):
        """{field: the name of the first box that it is read from}."""
        return {
            name: box.name
            for column in self.declared
            for name in column.fields()
            for box in list(column.boxes(self.model))[:1]
        }

    @cached_property
    def fields(self):
        """The fields of the record that a row may say something of."""
        return [name for column in self.declared for name in column.fields()]

    @cached_property
    def money(self):
        """The fields whose sum tells a reader whether all of it arrived."""
        return [
            field.name
            for field in self.model._meta.concrete_fields
            if isinstance(field, AmountField) and field.name not in ("rate", "cap")
        ]

    @cached_property
    def people(self):
        """What names the person of a row: a field of the record, or nothing."""
        names = {"veteran", "founder", "leader"} & set(self.fields)
        return next(iter(names), "id_number" if "id_number" in self.fields else "")

    @property
    def levels(self):
        """Of the places that such records belong to; all where none is named."""
        return admin.site.get_model_admin(self.model).place_levels

    def records(self):
        records = self.model._default_manager.all()
        return records.filter(self.lives) if self.lives else records


def ledgers():
    """{name: ledger}: those that the `ledger.py` of each app declares, in the apps' order."""
    return {
        ledger.name: ledger
        for config in apps.get_app_configs()
        if module_has_submodule(config.module, "ledger")
        for ledger in import_module(f"{config.name}.ledger").LEDGERS
    }


def named(name):
    """The ledger of a name; of a line's folder alone, its first. LookupError where there is none."""
    found = ledgers()
    if name in found:
        return found[name]
    of_line = [ledger for key, ledger in found.items() if key.partition(".")[0] == name]
    if not of_line:
        raise LookupError(name)
    return of_line[0]
