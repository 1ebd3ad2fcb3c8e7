"""What a made-up year is made with: places by weight, days, ids, and loading at COPY's speed.

Everything is drawn from one seeded generator in a fixed order: a seed gives the same year again.
"""

from collections import defaultdict
from contextlib import contextmanager
from datetime import date, timedelta
from operator import itemgetter
from random import Random

from django.db import connection

from bureau.base.copying import copy_rows

PORTION = 50_000  # rows written together


class SyntheticYear:
    """A year being made. Lines read what registers put into `people`, `firms` and `providers`."""

    def __init__(self, *, year, scale, seed, batch, weights, progress):
        self.year = year
        self.scale = scale
        self.random = Random(seed)  # noqa: S311 - nothing secret is drawn
        self.batch = batch
        self.weights = weights  # {county code: share of the province's veterans}
        self.progress = progress  # called with the number of rows just written
        self.people = defaultdict(list)  # {(group, county code): [Person, ...]}
        self.firms = defaultdict(list)  # {county code: [Firm, ...]}
        self.providers = defaultdict(list)  # {city code: [pk, ...]}
        self._keys = {}
        self._waiting = defaultdict(list)
        self._waiting_rows = 0

    def scaled(self, number):
        """A large count at the year's scale, never less than one."""
        return max(1, round(number * self.scale))

    def spread(self, total, weights=None):
        """Yield (place, count) in proportion to the weights, adding up to the total exactly."""
        weights = weights or self.weights
        whole = sum(weights.values())
        exact = {place: total * weight / whole for place, weight in weights.items()}
        counts = {place: int(share) for place, share in exact.items()}
        largest_rests = sorted(exact, key=lambda place: (counts[place] - exact[place], place))
        for place in largest_rests[: total - sum(counts.values())]:
            counts[place] += 1
        return [(place, number) for place, number in counts.items() if number]

    @property
    def cities(self):
        """{city code: weight} of the cities."""
        weights = defaultdict(float)
        for county, weight in self.weights.items():
            weights[county[:4]] += weight
        return dict(weights)

    def split(self, total, parts):
        """A total as `parts` lifelike whole numbers, each at least one; `parts` at most `total`."""
        cuts = sorted(self.random.sample(range(1, total), parts - 1))
        return [high - low for low, high in zip([0, *cuts], [*cuts, total], strict=True)]

    def day(self, first=None, last=None):
        """Any day of the year, or between two days, both included."""
        first, last = first or date(self.year, 1, 1), last or date(self.year, 12, 31)
        return first + timedelta(days=self.random.randint(0, (last - first).days))

    def draw(self, group, county, number):
        """Different people of one group and county: at most as many as there are."""
        pool = self.people[group, county]
        return self.random.sample(pool, min(number, len(pool)))

    @contextmanager
    def aside(self):
        """What is drawn within leaves all that is drawn after it as it was."""
        state = self.random.getstate()
        yield
        self.random.setstate(state)

    def some_counties(self, number):
        """The first ones, where a few of something odd are enough: so many at full scale."""
        return sorted(self.weights)[: self.scaled(number)]

    def add(self, model, **values):
        """Note a row (attnames and values, always the same ones for a model); return its key.

        Rows wait until there are enough of them to be worth a COPY. Wholes come before parts.
        """
        key = next(self._keys_of(model))
        self._waiting[model].append({"id": key, "batch_id": self.batch.pk, **values})
        self._waiting_rows += 1
        if self._waiting_rows >= PORTION:
            self.flush()
        return key

    def flush(self):
        """Write the rows that wait; models in the order in which they were first added."""
        for model in self._keys:
            if rows := self._waiting.pop(model, None):
                columns = list(rows[0])
                copy_rows(model, columns, (itemgetter(*columns)(row) for row in rows))
                self.progress(len(rows))
        self._waiting_rows = 0

    def _keys_of(self, model):
        return self._keys.setdefault(model, _reserved_keys(model))


def _reserved_keys(model):
    """Keys from the table's own sequence, asked for in ever larger portions."""
    size = 64
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [model._meta.db_table, size],
            )
            yield from [key for (key,) in cursor.fetchall()]
        size = min(size * 2, PORTION)
