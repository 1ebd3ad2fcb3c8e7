"""The shapes a record can have: it happened on a day, it lasts, or it is a counter somebody read."""

from datetime import date

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Now, TruncDate
from django.utils import formats, timezone
from django.utils.translation import gettext_lazy as _

from bureau.base.doubts import Doubt
from bureau.base.scope import EVERYWHERE
from bureau.base.validators import not_in_future
from bureau.base.years import FIRST_YEAR, LAST_YEAR


def not_before_2019(field):
    """The rule that every record's business date keeps: the department did not exist before.

    The end of the range refuses infinity, and years that only a slip of the hand can mean.
    """
    return models.CheckConstraint(
        condition=Q(**{f"{field}__range": (date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))}),
        name=f"%(app_label)s_%(class)s_{field}_since_2019",
        violation_error_message=_("The date must be between 2019 and 2099: correct it."),
    )


def held_by_now(field):
    """What counts as held has taken place: its day, in Beijing, is not ahead."""
    return models.CheckConstraint(
        condition=~Q(state="held") | Q(**{f"{field}__lte": TruncDate(Now())}),
        name="%(app_label)s_%(class)s_was_held_when_it_says",
        violation_error_message=_(
            "What lies ahead cannot have been held: correct the day or the state."
        ),
    )


class RecordQuerySet(models.QuerySet):
    """Records of places. A place's code begins with the code of the place above it."""

    def in_region(self, region):
        return self.filter(region__code__startswith=region.code)

    def visible_from(self, region):
        """What staff of a place may read: what it contains, public work of those above it, and
        people and firms of elsewhere that were opened to it."""
        if self.model.known_everywhere and region.code.startswith(EVERYWHERE):
            return self
        visible = Q(region__code__startswith=region.code)
        if self.model.public:
            visible |= Q(region__in=region.codes_upward())
        if issubclass(self.model, OpenToOthers):
            # Only a few are opened at all, and an index knows which.
            visible |= ~Q(opened_to="") & Q(opened_to__contains=f" {region.code}")
        return self.filter(visible)


class EventQuerySet(RecordQuerySet):
    """Records of what happened on a day; each names the field that holds the day."""

    date_field = "held_on"

    def in_period(self, period, date_field=None):
        days = (period.first, period.last)
        return self.filter(**{f"{date_field or self.date_field}__range": days})

    listed_in = in_period  # what the list of a period shows; each shape has its own answer


class SpellQuerySet(RecordQuerySet):
    """Records of what lasts: open from their first day until the day they end."""

    def open_on(self, day):
        not_over = Q(ended_on__isnull=True) | Q(ended_on__gt=day)
        return self.filter(not_over, began_on__lte=day)

    def begun_in(self, period):
        return self.filter(began_on__range=(period.first, period.last))

    def ended_in(self, period):
        return self.filter(ended_on__range=(period.first, period.last))

    def listed_in(self, period):
        """What stood in the period, were it only until its first day."""
        not_over = Q(ended_on__isnull=True) | Q(ended_on__gte=period.first)
        return self.filter(not_over, began_on__lte=period.last)


class CounterQuerySet(RecordQuerySet):
    """Readings of counters kept by others; several readings of one topic are not added up."""

    def listed_in(self, period):
        return self.filter(read_on__range=(period.first, period.last))

    def last_of(self, period):
        """Each topic's last reading, with `counted`: what it adds to the figure of the period.

        A topic declared cumulative counts its whole reading, whenever it was taken; any other
        counts what its reading rose by since the last one before the period.
        """
        readings = self.model.objects.filter(topic=OuterRef("topic")).order_by("-read_on", "-pk")
        last = readings.filter(read_on__lte=period.last).values("pk")[:1]
        before = readings.filter(read_on__lt=period.first, cumulative=False).values("value")[:1]
        return self.filter(
            Q(read_on__gte=period.first) | Q(cumulative=True), pk=Subquery(last)
        ).annotate(counted=F("value") - Coalesce(Subquery(before), Value(0)))


class Record(models.Model):
    """What a place did or keeps. Figures are asked for places and all they contain."""

    region = models.ForeignKey(
        "veterans.Region", models.PROTECT, related_name="+", verbose_name=_("place")
    )
    note = models.TextField(_("note"), blank=True)
    batch = models.ForeignKey(
        "base.Batch",
        models.DO_NOTHING,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        db_constraint=False,  # a batch is never deleted; a million checks would slow its loading
        db_index=False,
        verbose_name=_("batch"),
    )

    objects = RecordQuerySet.as_manager()

    # Classes, fairs, contests, rules: read by all the places below, written by none of them.
    public = False
    # Institutions and their contracts: every place may send its people to them.
    known_everywhere = False
    # What need not be typed: `fill` supplies the known where they are empty, the computed always.
    known = ()
    computed = ()

    class Meta:
        abstract = True

    def fill(self):
        """Supply what follows from the rest; a ValidationError says why it cannot be told."""

    def fill_from(self, earlier, names):
        """Supply what is empty as an earlier record has it, if there is one; of several the first,
        which is not looked for where nothing is empty."""
        empty = [name for name in names if not getattr(self, name)]
        if not empty:
            return
        if isinstance(earlier, models.QuerySet):
            earlier = earlier.first()
        if earlier is not None:
            for name in empty:
                setattr(self, name, getattr(earlier, name))

    def working(self):
        """Sentences that show how what was computed came about."""
        return []

    def doubts(self):
        """What is possible but unlikely about a valid record (bureau.base.doubts)."""
        return []


class OpenToOthers(models.Model):
    """Mixed into people and firms, whom records of other places may name: they are read there too.

    `opened_to` holds the codes of those places, each behind a space; the database writes it
    (veterans.openings). It gives sight, never the right to change. Name it before Record.
    """

    opened_to = models.TextField(_("opened to"), blank=True, default="", editable=False)

    class Meta:
        abstract = True


class Part(models.Model):
    """Mixed into a record that belongs to a whole and is counted where and when the whole is.

    `follows` names the whole and what is taken over from it, and the database keeps it equal
    (bureau.base.triggers): {"training_class": ["region", "ends_on"]}. Name it before Record.
    """

    region = models.ForeignKey(
        "veterans.Region",
        models.PROTECT,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("place"),
    )

    follows = {}

    class Meta:
        abstract = True


class Spell(Record):
    """Something that lasts. The day it ended is the first on which it no longer stood."""

    began_on = models.DateField(_("began on"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects = SpellQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            not_before_2019("began_on"),
            not_before_2019("ended_on"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gt=F("began_on")),
                name="%(app_label)s_%(class)s_ends_after_it_begins",
                violation_error_message=_("The end must be after the beginning."),
            ),
        ]


class CounterReading(Record):
    """What a platform's counter showed on a day, and who says so. A subclass names its `topic`."""

    read_on = models.DateField(_("read on"), db_index=True, validators=[not_in_future])
    value = models.PositiveBigIntegerField(
        _("reading"),
        help_text=_(
            "What the counter shows in all, not what was added (counting rule of the annual "
            "report 2021)."
        ),
    )
    source = models.CharField(_("source of the reading"), max_length=200)
    cumulative = models.BooleanField(_("cumulative"), default=False, editable=False)

    objects = CounterQuerySet.as_manager()
    known = ("read_on", "source")

    class Meta:
        abstract = True

    def fill(self):
        self.read_on = self.read_on or timezone.localdate()
        if not self.source:
            self.fill_from(self.earlier(), ["source"])

    def doubts(self):
        earlier = self.earlier()
        if earlier is None or self.value >= earlier.value:
            return []
        sentence = _("The counter showed %(before)s on %(day)s: can it have fallen to %(now)s?") % {
            "before": formats.number_format(earlier.value, force_grouping=True),
            "day": formats.date_format(earlier.read_on),
            "now": formats.number_format(self.value, force_grouping=True),
        }
        return [Doubt("counter_fell", sentence)]

    def earlier(self):
        """The same counter's last reading before this one, if there is one."""
        readings = type(self).objects.filter(topic=self.topic_id, read_on__lt=self.read_on)
        return readings.order_by("-read_on").first()
