import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base.doubts import Doubt
from bureau.base.records import EventQuerySet, Part, Record, not_before_2019
from bureau.base.triggers import OwnerTrigger
from programs.editions import Edition

# What makes a clerk look again: nobody knows this bound from a rule.
USUAL_DAYS_TO_FINAL = 300
FEWER_THAN_GIVEN = _("More prizes of this grade are given already than that.")
PRIZES_GONE = _("All prizes of this grade that the contest has are given.")


class Prize(models.TextChoices):
    """How many there are of a grade is up to each edition."""

    FIRST = "first", _("first prize")
    SECOND = "second", _("second prize")
    THIRD = "third", _("third prize")
    MERIT = "merit", _("merit prize")


class ContestQuerySet(EventQuerySet):
    date_field = "final_on"

    def provincial(self):
        return self.filter(level=Contest.Level.PROVINCE)


class Contest(Edition, Record):
    """One edition of a start-up contest for veterans, held by the province or by a city."""

    public = True

    class Level(models.TextChoices):
        PROVINCE = "province", _("provincial contest")
        CITY = "city", _("city contest")

    title = models.CharField(_("contest title"), max_length=100)
    edition = models.PositiveSmallIntegerField(_("edition"))
    level = models.CharField(_("level"), max_length=10, choices=Level, default=Level.PROVINCE)
    organisers = models.CharField(_("organisers"), max_length=300, blank=True)
    opens_on = models.DateField(_("entries open on"))
    final_on = models.DateField(
        _("day of the final"),
        db_index=True,
        help_text=_(
            "The year it falls in is the year counted (counting rule of the annual report 2021)."
        ),
    )

    objects = ContestQuerySet.as_manager()
    known = ["title", "edition", "organisers", "final_on"]
    repeated = ["title", "organisers"]

    class Meta:
        verbose_name = _("contest")
        verbose_name_plural = _("contests")
        ordering = ["-final_on", "title"]
        constraints = [
            not_before_2019("final_on"),
            models.UniqueConstraint(
                fields=["region", "title", "edition"],
                name="contests_contest_edition_entered_once",
                violation_error_message=_("This edition of the contest is already entered."),
            ),
            models.CheckConstraint(
                condition=Q(edition__gt=0),
                name="contests_contest_edition_is_counted_from_one",
                violation_error_message=_("Editions are counted from one."),
            ),
            models.CheckConstraint(
                condition=Q(final_on__gte=F("opens_on")),
                name="contests_contest_final_follows_entry",
                violation_error_message=_("The final must not be before entries open."),
            ),
            models.CheckConstraint(
                condition=Q(Exact(Length("region"), 2), level="province")
                | Q(Exact(Length("region"), 4), level="city"),
                name="contests_contest_level_is_that_of_its_place",
                violation_error_message=_(
                    "The province holds provincial contests, and a city holds city contests."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.title}({self.edition})"

    def fill(self):
        """A contest lasts as long as the edition before did."""
        super().fill()
        if self.opens_on and not self.final_on and (before := self.before()):
            self.final_on = self.opens_on + (before.final_on - before.opens_on)

    def doubts(self):
        return [*super().doubts(), *self._late_final()]

    def _late_final(self):
        if (self.final_on - self.opens_on).days > USUAL_DAYS_TO_FINAL:
            sentence = _("Entries open on %(opens)s, the final is on %(final)s: so much later?")
            days = {"opens": date_format(self.opens_on), "final": date_format(self.final_on)}
            yield Doubt("late_final", sentence % days)


class Track(Part, Record):
    """One of the fields of business that an edition judges apart."""

    public = True

    contest = models.ForeignKey(
        Contest, models.CASCADE, related_name="tracks", verbose_name=_("contest")
    )
    title = models.CharField(
        _("track"),
        max_length=100,
        help_text=_("Each edition sets its own; the second had three (annual report 2021)."),
    )
    level = models.CharField(
        _("level"), max_length=10, choices=Contest.Level, editable=False, blank=True
    )
    final_on = models.DateField(_("day of the final"), editable=False, blank=True)

    objects = ContestQuerySet.as_manager()
    follows = {"contest": ["region", "level", "final_on"]}

    class Meta:
        verbose_name = _("track")
        verbose_name_plural = _("tracks")
        ordering = ["contest", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contest", "title"],
                name="contests_track_once_per_contest",
                violation_error_message=_("This contest already has a track of that title."),
            ),
        ]

    def __str__(self):
        return self.title

    told_apart_by = ["contest"]

    @property
    def told_apart(self):
        """Every contest has its 新兴产业."""
        return f"{self.title}({self.contest})"


class PrizePlan(Part, Record):
    """How many prizes of a grade an edition has. Of a grade without a plan any number is given."""

    public = True

    contest = models.ForeignKey(
        Contest, models.CASCADE, related_name="prize_plans", verbose_name=_("contest")
    )
    prize = models.CharField(_("prize"), max_length=10, choices=Prize)
    number = models.PositiveSmallIntegerField(
        _("number of prizes"),
        help_text=_("No more are given. The second edition had 4, 8 and 11 (annual report 2021)."),
    )

    follows = {"contest": ["region"]}
    refusals = {"prize_plan_covers_the_given": FEWER_THAN_GIVEN}

    class Meta:
        verbose_name = _("planned prizes")
        verbose_name_plural = _("planned prizes")
        ordering = ["contest", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contest", "prize"],
                name="contests_prizeplan_one_per_grade",
                violation_error_message=_("This contest already has a plan for that grade."),
            ),
        ]
        triggers = [
            OwnerTrigger(
                name="covers_the_given",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="""
                    IF NEW.number < (
                        SELECT count(*) FROM contests_entry
                        WHERE contest_id = NEW.contest_id AND prize = NEW.prize
                            AND standing = 'competed'
                    ) THEN
                        RAISE EXCEPTION 'prize_plan_covers_the_given'
                            USING ERRCODE = 'check_violation',
                            CONSTRAINT = 'prize_plan_covers_the_given';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self):
        return f"{self.get_prize_display()}: {self.number}"

    def clean(self):
        super().clean()
        contest = getattr(self, "contest", None)  # none has a key yet where it is entered with it
        is_complete = contest and contest.pk and self.prize and self.number is not None
        if is_complete and self.number < self.given().count():
            raise ValidationError({"number": FEWER_THAN_GIVEN})

    def given(self):
        """The teams that hold a prize of this grade."""
        return self.contest.entries.won(self.prize)
