"""Tallies: every figure of every place, kept until a mark says that its records changed."""

from django.contrib.postgres.fields import IntegerRangeField
from django.db import models
from django.utils.translation import gettext_lazy as _
from pgtrigger import After, Insert, Referencing, Statement, Update

from bureau.base.triggers import OwnerTrigger


def mark_everything(operation):
    """A line whose definition changed has no valid tally of any year."""
    return OwnerTrigger(
        name=f"mark_{str(operation).lower()}",
        level=Statement,
        when=After,
        operation=operation,
        referencing=Referencing(new="changed"),
        func="""
            INSERT INTO programs_mark (line, years) SELECT line, '(,)' FROM changed;
            RETURN NULL;
        """,
    )


class Definition(models.Model):
    """The counting rules that a line's tallies were made by, as a hash of their queries."""

    line = models.CharField(_("line"), max_length=40, primary_key=True)
    hash = models.CharField(_("hash"), max_length=64)

    keeps_history = False

    class Meta:
        verbose_name = _("definition")
        verbose_name_plural = _("definitions")
        triggers = [mark_everything(Insert), mark_everything(Update)]

    def __str__(self):
        return self.line


class Mark(models.Model):
    """Says that records of a line changed: its tallies of these years are no longer valid.

    Written by triggers in the transaction of the change; taken away by whoever recounts.
    """

    line = models.CharField(_("line"), max_length=40, db_index=True)
    years = IntegerRangeField(_("years"))

    keeps_history = False

    class Meta:
        verbose_name = _("mark")
        verbose_name_plural = _("marks")

    def __str__(self):
        return f"{self.line} {self.years}"


class Tally(models.Model):
    """The finished value of one indicator, year and place.

    `own` is what the place did by itself (省本级, 市本级); otherwise all it contains counts.
    """

    pk = models.CompositePrimaryKey("line", "year", "place", "indicator", "own")
    line = models.CharField(_("line"), max_length=40)
    year = models.SmallIntegerField(_("year"))
    place = models.CharField(_("place"), max_length=6)
    indicator = models.CharField(_("indicator"), max_length=63)
    own = models.BooleanField(_("own work"))
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=2)

    keeps_history = False

    class Meta:
        verbose_name = _("tally")
        verbose_name_plural = _("tallies")

    def __str__(self):
        return f"{self.indicator} {self.year} {self.place}: {self.value}"
