"""Courses that veterans attend, whatever the line: they last some days and hold some hours."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _

from bureau.base.doubts import Doubt
from bureau.base.records import EventQuerySet, Part, Record, not_before_2019
from veterans import doubts
from veterans.models import Veteran

HOURS_A_DAY = 8  # what is supposed until somebody says otherwise
MOST_HOURS_A_DAY = 10


class CourseQuerySet(EventQuerySet):
    date_field = "ends_on"


class Course(Record):
    """A class or seminar, counted in the year it ends in."""

    public = True
    usual_days = 10  # what lasts longer is doubted
    trainees = ""  # what a subclass calls those who attend

    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(
        _("last day"),
        db_index=True,
        help_text=_(
            "The year it falls in is the year counted (counting rule of the annual report 2021)."
        ),
    )
    hours = models.PositiveSmallIntegerField(
        _("class hours"), help_text=_("Eight a day are supposed if you leave this empty.")
    )

    objects = CourseQuerySet.as_manager()

    known = ["hours"]

    class Meta:
        abstract = True
        constraints = [
            not_before_2019("ends_on"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="%(app_label)s_%(class)s_ends_after_it_starts",
                violation_error_message=_("The last day must not be before the first."),
            ),
            models.CheckConstraint(
                condition=Q(hours__gt=0),
                name="%(app_label)s_%(class)s_has_hours",
                violation_error_message=_("Class hours must be above zero."),
            ),
        ]

    @property
    def days(self):
        """How many it lasts, its first and last included; None while they are not known."""
        if not (self.starts_on and self.ends_on and self.starts_on <= self.ends_on):
            return None
        return (self.ends_on - self.starts_on).days + 1

    def fill(self):
        if self.hours is None and self.days:
            self.hours = self.days * HOURS_A_DAY

    def clean(self):
        """Who completed it has completed it: then it cannot last until a day to come."""
        super().clean()
        lies_ahead = self.ends_on and self.ends_on > timezone.localdate()
        if self.pk and lies_ahead and getattr(self, self.trainees).completed().exists():
            sentence = _("Trainees have completed it already: it cannot end on a day to come.")
            raise ValidationError({"ends_on": sentence})

    def working(self):
        if not (self.days and self.hours):
            return []
        sentence = _("%(hours)s class hours in %(days)s days are %(each)s a day.")
        return [sentence % self._figures()]

    def doubts(self):
        doubts = []
        if self.days > self.usual_days:
            sentence = _("It lasts %(days)s days, more than the usual %(usual)s.")
            values = {"days": self.days, "usual": self.usual_days}
            doubts.append(Doubt("long", sentence % values))
        if not self.days <= self.hours <= self.days * MOST_HOURS_A_DAY:
            sentence = _("%(hours)s class hours in %(days)s days are %(each)s a day.")
            doubts.append(Doubt("hours", sentence % self._figures()))
        return doubts

    def _figures(self):
        each = number_format(round(self.hours / self.days, 1))
        return {"hours": self.hours, "days": self.days, "each": each}


class TraineeQuerySet(EventQuerySet):
    date_field = "ends_on"

    def completed(self):
        return self.filter(outcome="completed")


class Trainee(Part, Record):
    """One veteran at one course; once completed, one person-time (人次)."""

    days_attended = None  # not every line asks for them

    veteran = models.ForeignKey(
        Veteran, models.PROTECT, related_name="+", verbose_name=_("veteran")
    )
    ends_on = models.DateField(_("last day"), editable=False, blank=True, db_index=True)

    objects = TraineeQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def course(self):
        """What it is a part of; None while the form names none."""
        return getattr(self, self._course_field(), None)

    @classmethod
    def _course_field(cls):
        return next(iter(cls.follows))

    def clean(self):
        """Nobody has completed what is not over, or was there on more days than there were."""
        course = self.course
        if not (course and course.days):
            return
        if self.outcome == "completed" and course.ends_on > timezone.localdate():
            sentence = _("Nobody has completed it yet: it lasts until %(day)s.")
            raise ValidationError({"outcome": sentence % {"day": date_format(course.ends_on)}})
        if (self.days_attended or 0) > course.days:
            sentence = _("It lasted only %(days)s days: correct the days attended.")
            raise ValidationError({"days_attended": sentence % {"days": course.days}})

    def doubts(self):
        """None about a course that is still entered wrongly itself, on the same page."""
        if not self.course.days:
            return []
        return [*doubts.about(self.veteran, self.course.starts_on), *self._missed_days()]

    def _missed_days(self):
        """As on the roster of forty of whom nobody had ever been there."""
        missed = self.days_attended is not None and self.days_attended * 2 < self.course.days
        if not missed or self.outcome != "completed":
            return []
        sentence = _("Completed, though attended on only %(attended)s of %(days)s days.")
        values = {"attended": self.days_attended, "days": self.course.days}
        return [Doubt("few_days", sentence % values)]

    def trained_again(self):
        """Doubtful where one training is free of charge; what was left early is none."""
        if not self.course.days:
            return []
        courses = type(self).objects.filter(
            veteran=self.veteran_id, ends_on__year=self.course.ends_on.year
        )
        others = courses.exclude(pk=self.pk).exclude(outcome="withdrawn")
        other = others.select_related(self._course_field()).first()
        if other is None:
            return []
        sentence = _("The veteran is trained in the same year in %(course)s as well.")
        return [Doubt("trained_again", sentence % {"course": other.course})]
