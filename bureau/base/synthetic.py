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
REPORTED = 2021  # the year whose printed report is known: figures, names, oddities
LEAVING = 0.3  # of what is new in a later year is over by its end


class SyntheticYear:
    """A year being made. Lines read what registers put into `people`, `firms` and `providers`.

    Five years lie beside each other, and no other may change a figure of the reported one. So that
    one alone has records on the far sides of its midnights, to show that they do not count; and
    what is new in a year before it is over by its end, as the reported year's own records tell what
    stood then. What is new in a later year goes on, and stands in those that follow. Loans, posts
    and enterprises that are loaded already get what falls to them in the year: any order will do,
    but the reported year first and the others in turn tells the fullest story.
    """

    def __init__(self, *, year, scale, seed, batch, weights, progress):
        self.year = year
        self.scale = scale
        self.is_reported = year == REPORTED
        self.share = 1  # of the reported year's numbers, for the line being made
        self.random = Random(seed if self.is_reported else f"{seed} {year}")  # noqa: S311 - nothing secret is drawn
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
        """A large count of the reported year: this year's share of it, at its scale, never less
        than one."""
        return self.at_scale(number * self.share)

    def at_scale(self, number):
        """A large count that is this year's own."""
        return max(1, round(number * self.scale))

    def shared(self, number):
        """This year's share of a small count, which is the same at any scale."""
        return max(1, round(number * self.share))

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

    @property
    def beside(self):
        """The last day before the reported year and the first one after it; no day of another."""
        around = [date(self.year - 1, 12, 31), date(self.year + 1, 1, 1)]
        return around if self.is_reported else []

    def within(self, day):
        """The day, or the last of the year if it is later; the reported year's records go on."""
        return day if self.is_reported else min(day, date(self.year, 12, 31))

    def new_spell(self, first=None, last=None, *, lasts_until=None):
        """When something new in a year other than the reported one began, and if it did, ended:
        after it began or, where it `lasts_until` a day, from that day on."""
        began_on = self.day(first, last or date(self.year, 11, 30))
        ended_on = self.day(lasts_until or began_on + timedelta(days=1))
        ends = self.year < REPORTED or self.random.random() < LEAVING
        return began_on, ended_on if ends else None

    def new_term(self, first, last, *, lasts_until=None):
        """The same where no figure counts what ends: a term before the reported year may outlast
        its own, by some days of January."""
        began_on, ended_on = self.new_spell(first, last, lasts_until=lasts_until)
        january = date(self.year + 1, 1, self.random.randint(1, 28))
        return began_on, january if self.year < REPORTED else ended_on

    @property
    def serials(self):
        """After which number this year's serial numbers begin, so that no two years share one."""
        return (self.year - REPORTED) % 10 * 10_000_000

    def titled(self, title):
        """A title that the reported year's report knows; in another year it is that year's."""
        return title if self.is_reported else f"{self.year}年{title}"

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
