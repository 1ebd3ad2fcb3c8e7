from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bureau.base.records import EventQuerySet, Part, Record, not_before_2019
from veterans.models import Enterprise, Veteran


class SeminarQuerySet(EventQuerySet):
    date_field = "ends_on"


class Seminar(Record):
    """A course of advanced study for those who run veterans' enterprises (高端研修)."""

    public = True

    title = models.CharField(_("title"), max_length=100)
    round_no = models.PositiveSmallIntegerField(_("round"), default=1)
    organiser = models.CharField(_("organised by"), max_length=100)
    partner = models.CharField(_("taught by"), max_length=100, blank=True)
    venue = models.CharField(_("venue"), max_length=100, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), db_index=True)
    hours = models.PositiveSmallIntegerField(_("class hours"))

    objects = SeminarQuerySet.as_manager()

    class Meta:
        verbose_name = _("seminar")
        verbose_name_plural = _("seminars")
        ordering = ["-ends_on", "title"]
        constraints = [
            not_before_2019("ends_on"),
            models.UniqueConstraint(
                fields=["region", "title", "round_no", "starts_on"],
                name="advanced_study_seminar_entered_once",
                violation_error_message=_("This round of the seminar is already entered."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="advanced_study_seminar_ends_after_it_starts",
                violation_error_message=_("The last day must not be before the first."),
            ),
            models.CheckConstraint(
                condition=Q(hours__gt=0, round_no__gt=0),
                name="advanced_study_seminar_has_hours_and_round",
                violation_error_message=_("Class hours and round must be above zero."),
            ),
        ]

    def __str__(self):
        return f"{self.title}({self.ends_on:%Y-%m-%d})"


class ParticipationQuerySet(EventQuerySet):
    date_field = "ends_on"

    def completed(self):
        return self.filter(outcome=Participation.Outcome.COMPLETED)


class Participation(Part, Record):
    """One veteran at one seminar for one enterprise; once completed, one person-time (人次)."""

    class Outcome(models.TextChoices):
        ENROLLED = "enrolled", _("enrolled")
        COMPLETED = "completed", _("completed")
        ABSENT = "absent", _("did not come")

    seminar = models.ForeignKey(
        Seminar, models.CASCADE, related_name="participations", verbose_name=_("seminar")
    )
    enterprise = models.ForeignKey(
        Enterprise, models.PROTECT, related_name="+", verbose_name=_("enterprise")
    )
    veteran = models.ForeignKey(
        Veteran, models.PROTECT, related_name="+", verbose_name=_("veteran")
    )
    position = models.CharField(_("position in the enterprise"), max_length=50, blank=True)
    ends_on = models.DateField(_("last day"), editable=False, blank=True, db_index=True)
    outcome = models.CharField(
        _("outcome"), max_length=10, choices=Outcome, default=Outcome.ENROLLED
    )
    registered_student = models.BooleanField(
        _("registered student of the entrepreneurs' online college"), default=False
    )

    objects = ParticipationQuerySet.as_manager()
    follows = {"seminar": ["region", "ends_on"]}

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["-ends_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["seminar", "veteran"],
                name="advanced_study_participation_once_per_seminar",
                violation_error_message=_("This participant is already in the seminar."),
            ),
        ]

    def __str__(self):
        return f"{self.veteran}:{self.seminar}"
