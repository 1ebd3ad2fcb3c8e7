"""A list page by page, each from where the last ended: no row twice and none left out, whatever is
entered meanwhile, and nobody counts the table.

A page ends at a place in the order (the value that the list is ordered by, and the key); the next
one begins behind it. The cursor that names the place is signed: it is ours, or refused.
"""

from dataclasses import dataclass
from functools import cached_property

from django.core import signing
from django.db.models import BooleanField, F, Func, Q, Value
from django.db.models.lookups import GreaterThan, LessThan
from django.utils.translation import gettext as _

from bureau.api.errors import query_problem
from bureau.api.representation import plain
from bureau.base.keys import is_key

ORDERING, CURSOR, SIZE = "ordering", "cursor", "page_size"
ASKED = [ORDERING, CURSOR, SIZE]
USUAL, MOST = 50, 200  # rows a page


class Row(Func):
    """Several values compared as one, from left to right."""

    template = "(%(expressions)s)"
    output_field = BooleanField()  # of no consequence: rows are compared and never read


@dataclass(frozen=True)
class Order:
    """By a field, if any, and the key; what has no value there comes last either way."""

    field: str
    backwards: bool

    @classmethod
    def read(cls, text, allowed):
        name = text.removeprefix("-")
        if text and name not in allowed:
            said = _("The list cannot be ordered like that: choose %(allowed)s.")
            raise query_problem(said % {"allowed": ", ".join(allowed) or "—"})
        return cls(name, text.startswith("-"))

    def __str__(self):
        return f"-{self.field}" if self.backwards else self.field

    def apply(self, queryset, reverse=False):
        """`reverse` turns the whole order about: what comes last, comes first then."""
        descending = self.backwards != reverse
        key = F("pk").desc() if descending else F("pk").asc()
        if not self.field:
            return queryset.order_by(key)
        nulls = {"nulls_first": True} if reverse else {"nulls_last": True}
        by = F(self.field).desc(**nulls) if descending else F(self.field).asc(**nulls)
        return queryset.order_by(by, key)

    def beyond(self, queryset, value, key, reverse=False):
        """What comes behind a place in the order; before it, if reverse."""
        further = LessThan if self.backwards != reverse else GreaterThan
        if not self.field:
            return queryset.filter(further(F("pk"), key))
        missing = Q(**{f"{self.field}__isnull": True})
        if value is None:
            behind = missing & Q(further(F("pk"), key))
            return queryset.filter(~missing | behind if reverse else behind)
        column = queryset.model._meta.get_field(self.field)
        place = Row(Value(column.to_python(value), column), Value(key, queryset.model._meta.pk))
        behind = Q(further(Row(F(self.field), F("pk")), place))
        return queryset.filter(behind if reverse or not column.null else behind | missing)


class Page:
    """A page of a queryset, as a request asks for it."""

    def __init__(self, queryset, request, orderings=()):
        query = request.GET
        self.request, self.queryset = request, queryset
        self.size = _size(query.get(SIZE, ""))
        self.order = Order.read(query.get(ORDERING, ""), orderings)
        self.place = self._read(query[CURSOR]) if CURSOR in query else None
        self.reverse = bool(self.place and self.place["before"])

    @cached_property
    def found(self):
        """One row more than is shown tells whether there are more."""
        rows = self.order.apply(self.queryset, self.reverse)
        if self.place:
            at = self.place["value"], self.place["key"]
            rows = self.order.beyond(rows, *at, reverse=self.reverse)
        return list(rows[: self.size + 1])

    @cached_property
    def rows(self):
        rows = self.found[: self.size]
        return rows[::-1] if self.reverse else rows

    @property
    def links(self):
        has_more = len(self.found) > self.size
        has_next = has_more or self.reverse
        has_previous = has_more if self.reverse else bool(self.place)
        return {
            "next": self._address(self.rows[-1], before=False) if has_next and self.rows else None,
            "previous": self._address(self.rows[0], before=True)
            if has_previous and self.rows
            else None,
        }

    def _address(self, row, before):
        value = getattr(row, self.order.field) if self.order.field else None
        place = {"order": str(self.order), "value": plain(value), "key": row.pk, "before": before}
        query = self.request.GET.copy()
        query[CURSOR] = signing.dumps(place, salt=self._salt, compress=True)
        return self.request.build_absolute_uri(f"{self.request.path}?{query.urlencode()}")

    def _read(self, cursor):
        try:
            place = signing.loads(cursor, salt=self._salt)
        except signing.BadSignature:
            place = {}
        if place.get("order") != str(self.order):
            raise query_problem(_("This cursor belongs to no page of this list: begin anew."))
        return place

    @property
    def _salt(self):
        """A cursor is good for one list alone."""
        return f"cursor of {self.request.path}"


def _size(text):
    size = int(text) if is_key(text) else 0 if text else USUAL
    if not 1 <= size <= MOST:
        raise query_problem(_("A page has 1 to %(most)d records.") % {"most": MOST})
    return size
