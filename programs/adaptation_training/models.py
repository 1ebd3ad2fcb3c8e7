from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bureau.base.records import EventQuerySet, Part, Record, not_before_2019
from veterans.models import TrainingProvider, Veteran


class TrainingClassQuerySet(EventQuerySet):
    date_field = "ends_on"


class TrainingClass(Record):
    """A run of adaptation training, which helps those just discharged settle into civil life."""

    public = True

    class Delivery(models.TextChoices):
        ON_SITE = "on_site", _("on site")
        ONLINE = "online", _("online")
        BOTH = "both", _("online and on site")

    title = models.CharField(_("class title"), max_length=100)
    term = models.CharField(_("term"), max_length=20, blank=True)  # 期次
    courses = models.CharField(_("courses"), max_length=200, blank=True)
    venue = models.CharField(_("venue"), max_length=100, blank=True)
    provider = models.ForeignKey(
        TrainingProvider,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("training provider"),
    )
    delivery = models.CharField(
        _("delivery"), max_length=10, choices=Delivery, default=Delivery.ON_SITE
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), db_index=True)
    hours = models.PositiveSmallIntegerField(_("class hours"))

    objects = TrainingClassQuerySet.as_manager()

    class Meta:
        verbose_name = _("training class")
        verbose_name_plural = _("training classes")
        ordering = ["-ends_on", "title"]
        constraints = [
            not_before_2019("ends_on"),
            models.UniqueConstraint(
                fields=["region", "title", "starts_on"],
                name="adaptation_training_trainingclass_entered_once",
                violation_error_message=_("This class is already entered for that place and day."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="adaptation_training_trainingclass_ends_after_it_starts",
                violation_error_message=_("The last day must not be before the first."),
            ),
            models.CheckConstraint(
                condition=Q(hours__gt=0),
                name="adaptation_training_trainingclass_has_hours",
                violation_error_message=_("Class hours must be above zero."),
            ),
        ]

    def __str__(self):
        return f"{self.title}({self.ends_on:%Y-%m-%d})"


class AttendanceQuerySet(EventQuerySet):
    date_field = "ends_on"

    def completed(self):
        return self.filter(outcome=Attendance.Outcome.COMPLETED)


class Attendance(Part, Record):
    """One veteran in one class; once completed, one person-time (人次)."""

    class Outcome(models.TextChoices):
        PENDING = "pending", _("in training")
        COMPLETED = "completed", _("completed")
        WITHDRAWN = "withdrawn", _("left early")

    class Wish(models.TextChoices):
        EMPLOYMENT = "employment", _("find a job")
        STARTUP = "startup", _("start a business")
        STUDY = "study", _("go on to study")
        UNDECIDED = "undecided", _("undecided")

    training_class = models.ForeignKey(
        TrainingClass, models.CASCADE, related_name="attendances", verbose_name=_("training class")
    )
    veteran = models.ForeignKey(
        Veteran, models.PROTECT, related_name="+", verbose_name=_("veteran")
    )
    ends_on = models.DateField(_("last day"), editable=False, blank=True, db_index=True)
    outcome = models.CharField(
        _("outcome"), max_length=10, choices=Outcome, default=Outcome.PENDING
    )
    wish = models.CharField(
        _("wish after training"), max_length=10, choices=Wish, default=Wish.UNDECIDED
    )
    days_attended = models.PositiveSmallIntegerField(_("days attended"), default=0)
    certificate_no = models.CharField(_("certificate number"), max_length=40, blank=True)

    objects = AttendanceQuerySet.as_manager()
    follows = {"training_class": ["region", "ends_on"]}

    class Meta:
        verbose_name = _("trainee")
        verbose_name_plural = _("trainees")
        ordering = ["-ends_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["training_class", "veteran"],
                name="adaptation_training_attendance_once_per_class",
                violation_error_message=_("This trainee is already in the class."),
            ),
        ]

    def __str__(self):
        return f"{self.veteran}:{self.training_class}"
