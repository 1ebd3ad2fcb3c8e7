"""What records say about a person or an enterprise, and on which days it holds.

A line declares its facts by name in its `facts.py`, and several lines may declare the same one:

    FACTS = {
        "is_in_post": Fact(
            says=_("in post"), records=Placement.objects.taken_up(), subject="veteran",
            first="began_on", until="ended_on",
        ),
    }

So rules across lines (programs.findings) speak of facts, and no line has to know another.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import import_module

from django.apps import apps
from django.db.models import DateField, F, OuterRef, QuerySet, Value
from django.db.models.constants import LOOKUP_SEP
from django.db.models.expressions import Expression
from django.db.models.functions import Cast, Coalesce
from django.utils.module_loading import module_has_submodule

FOR_EVER = date(9999, 12, 31)


def day_after(day):
    """For what holds through a day, or only once that day is over."""
    return Cast(_expression(day) + timedelta(days=1), DateField())


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing that records say about a subject, each from a first day on."""

    says: str
    records: QuerySet
    subject: str  # the path to the person or enterprise; "pk" where the record is theirs
    first: str | Expression
    until: str | Expression | None = None  # the first day it holds no longer; none: for ever

    @property
    def model(self):
        return self.records.model

    @property
    def about(self):
        """What the subject is: "veteran" or "enterprise"."""
        model = self.model
        for name in self.subject.removeprefix("pk").split(LOOKUP_SEP):
            model = model._meta.get_field(name).related_model if name else model
        return model._meta.model_name

    @property
    def dated(self):
        """The records, each with whom it is `about` and from the `first` day to `until`."""
        last = [_expression(self.until)] if self.until else []
        until = Coalesce(*last, Value(FOR_EVER)) if last else Value(FOR_EVER, DateField())
        return self.records.order_by().annotate(
            about=F(self.subject), first=_expression(self.first), until=until
        )

    def beside(self, other, *, ever=False):
        """This one's records beside a record of another fact (OuterRef) about the same subject: on
        a day of both, or `ever`. None is beside itself."""
        beside = self.dated.filter(about=OuterRef("about"))
        if not ever:
            beside = beside.filter(first__lt=OuterRef("until"), until__gt=OuterRef("first"))
        return beside.exclude(pk=OuterRef("pk")) if self.model is other.model else beside


def _expression(field):
    return F(field) if isinstance(field, str) else field


@cache
def facts():
    """Every fact by its name, as [Fact, ...] in the order of the apps that declare it."""
    found = {}
    for config in apps.get_app_configs():
        if module_has_submodule(config.module, "facts") and config.name != "bureau.base":
            declared = import_module(f"{config.name}.facts").FACTS
            for name, fact in declared.items():
                found.setdefault(name, []).append(fact)
    return found
