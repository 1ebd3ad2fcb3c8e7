"""What lasts, entered row by row on the page of its whole."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError

from bureau.desk.inlines import PartFormSet, PartInline


class SpellFormSet(PartFormSet):
    """Compares the spells as they will be: one may end and the next begin in the same form."""

    def clean(self):
        super().clean()
        rows = [row for row in self.forms if not self._should_delete_form(row)]
        typed = [row.instance for row in rows if row.has_changed() and row.is_valid()]
        standing = [row.instance for row in rows if not row.has_changed() and row.instance.pk]
        others = [*standing, *self._on_other_pages()] if typed else []
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, ExclusionConstraint) and _overlaps(constraint, typed, others):
                raise ValidationError(constraint.get_violation_error_message())

    def _on_other_pages(self):
        sent = [row.instance.pk for row in self.forms if row.instance.pk]
        return self.queryset.exclude(pk__in=sent) if self.instance.pk else []


def _overlaps(constraint, typed, others):
    """Whether what was typed overlaps with anything, itself included."""
    shared = [name for name, operator in constraint.expressions if operator == RangeOperators.EQUAL]
    return any(
        all(getattr(one, name) == getattr(other, name) for name in shared)
        and one.began_on < (other.ended_on or date.max)
        and other.began_on < (one.ended_on or date.max)
        for place, one in enumerate(typed, start=1)
        for other in [*typed[place:], *others]
    )


class SpellInline(PartInline):
    """Spells of a whole, no two of which stand for the same at the same time."""

    formset = SpellFormSet
