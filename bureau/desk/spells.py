"""What lasts, entered row by row on the page of its whole."""

from datetime import date
from itertools import combinations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError

from bureau.desk.inlines import PartFormSet, PartInline


class SpellFormSet(PartFormSet):
    """Compares the rows with each other: against the database each is judged by itself."""

    def clean(self):
        super().clean()
        typed = [row.instance for row in self.forms if self._is_to_be_saved(row)]
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, ExclusionConstraint) and _any_overlap(constraint, typed):
                raise ValidationError(constraint.get_violation_error_message())

    def _is_to_be_saved(self, row):
        return row.has_changed() and row.is_valid() and not self._should_delete_form(row)


def _any_overlap(constraint, spells):
    shared = [name for name, operator in constraint.expressions if operator == RangeOperators.EQUAL]
    return any(
        all(getattr(one, name) == getattr(other, name) for name in shared)
        and one.began_on < (other.ended_on or date.max)
        and other.began_on < (one.ended_on or date.max)
        for one, other in combinations(spells, 2)
    )


class SpellInline(PartInline):
    """Spells of a whole, no two of which stand for the same at the same time."""

    formset = SpellFormSet
