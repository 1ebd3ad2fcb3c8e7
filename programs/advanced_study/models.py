from django.db import models
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base.doubts import Doubt
from programs.courses import Course, Trainee
from veterans.models import Enterprise, bureau_of


class Seminar(Course):
    """A course of advanced study for those who run veterans' enterprises (高端研修)."""

    usual_days = 15
    trainees = "participations"

    title = models.CharField(_("title"), max_length=100)
    round_no = models.PositiveSmallIntegerField(
        _("round"), default=1, help_text=_("One title may be held in several rounds of a year.")
    )
    organiser = models.CharField(
        _("organised by"),
        max_length=100,
        help_text=_("The bureau of the place if you leave this empty."),
    )
    partner = models.CharField(
        _("taught by"),
        max_length=100,
        blank=True,
        help_text=_("The college or enterprise whose teachers hold it."),
    )
    venue = models.CharField(_("venue"), max_length=100, blank=True)

    known = ["organiser", "hours"]

    class Meta:
        verbose_name = _("seminar")
        verbose_name_plural = _("seminars")
        ordering = ["-ends_on", "title"]
        constraints = [
            *Course.Meta.constraints,
            models.UniqueConstraint(
                fields=["region", "title", "round_no", "starts_on"],
                name="advanced_study_seminar_entered_once",
                violation_error_message=_("This round of the seminar is already entered."),
            ),
            models.CheckConstraint(
                condition=Q(round_no__gt=0),
                name="advanced_study_seminar_has_a_round",
                violation_error_message=_("The round must be above zero."),
            ),
        ]

    def __str__(self):
        return f"{self.title}({self.ends_on:%Y-%m-%d})"

    def fill(self):
        super().fill()
        self.organiser = self.organiser or bureau_of(self.region_id)


class Participation(Trainee):
    """One veteran at one seminar for one enterprise; once completed, one person-time (人次)."""

    class Outcome(models.TextChoices):
        ENROLLED = "enrolled", _("enrolled")
        COMPLETED = "completed", _("completed")
        ABSENT = "absent", _("did not come")

    seminar = models.ForeignKey(
        Seminar, models.CASCADE, related_name="participations", verbose_name=_("seminar")
    )
    enterprise = models.ForeignKey(
        Enterprise,
        models.PROTECT,
        related_name="+",
        verbose_name=_("enterprise"),
        help_text=_("The veteran behind it takes part if you name nobody else."),
    )
    position = models.CharField(_("position in the enterprise"), max_length=50, blank=True)
    outcome = models.CharField(
        _("outcome"),
        max_length=10,
        choices=Outcome,
        default=Outcome.ENROLLED,
        help_text=_(
            "Only who completed the seminar is counted, once for each seminar (counting rule of "
            "the annual report 2021)."
        ),
    )
    registered_student = models.BooleanField(
        _("registered student of the entrepreneurs' online college"), default=False
    )

    follows = {"seminar": ["region", "ends_on"]}

    known = ["veteran"]

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

    def fill(self):
        if self.enterprise_id and not self.veteran_id:
            self.veteran = self.enterprise.founder

    def doubts(self):
        return [*super().doubts(), *self._standing(), *self._stranger()]

    def _standing(self):
        """An enterprise that was not, or no longer, a veteran's on the first day."""
        began, ended = self.enterprise.began_on, self.enterprise.ended_on
        first_day = self.seminar.starts_on
        if first_day and first_day < began:
            sentence = _("The enterprise was recognised only on %(day)s.")
            return [Doubt("recognised_later", sentence % {"day": date_format(began)})]
        if first_day and ended and ended <= first_day:
            sentence = _("The enterprise closed on %(day)s already.")
            return [Doubt("closed", sentence % {"day": date_format(ended)})]
        return []

    def _stranger(self):
        """Seminars are for those who run the enterprise."""
        if self.position or self.veteran_id == self.enterprise.founder_id:
            return []
        sentence = _("Another veteran is behind the enterprise: enter this one's position in it.")
        return [Doubt("stranger", sentence)]
