from django.db import models
from django.utils.translation import gettext_lazy as _

from bureau.base.doubts import Doubt
from bureau.base.numbering import next_number
from programs.courses import Course, Trainee
from veterans.models import TrainingProvider

LARGEST_CLASS = 60  # people; more than one teacher can keep in sight


class TrainingClass(Course):
    """A run of adaptation training, which helps those just discharged settle into civil life."""

    trainees = "attendances"

    class Delivery(models.TextChoices):
        ON_SITE = "on_site", _("on site")
        ONLINE = "online", _("online")
        BOTH = "both", _("online and on site")

    title = models.CharField(
        _("class title"),
        max_length=100,
        help_text=_("Place, year and number of the class if you leave this empty."),
    )
    term = models.CharField(
        _("term"),
        max_length=20,
        blank=True,
        help_text=_(
            "The wave of leavers, spring or autumn, trained right after reporting in "
            "(reporting-in guide of spring 2026)."
        ),
    )
    courses = models.CharField(
        _("courses"),
        max_length=200,
        blank=True,
        help_text=_(
            "Political education, reading of the law, career planning, the state of the labour "
            "market (document 53 of 2021)."
        ),
    )
    venue = models.CharField(
        _("venue"),
        max_length=100,
        blank=True,
        help_text=_("The provider's address if you leave this empty."),
    )
    provider = models.ForeignKey(
        TrainingProvider,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("training provider"),
        help_text=_(
            "Usually one that the province assessed (document 53 of 2021). Leave empty if the "
            "bureau trains by itself."
        ),
    )
    delivery = models.CharField(
        _("delivery"),
        max_length=10,
        choices=Delivery,
        default=Delivery.ON_SITE,
        help_text=_(
            "As a rule about 5 days, online and in the classroom (practice in Guangdong; ask the "
            "city if unsure)."
        ),
    )

    known = ["title", "hours", "venue"]

    class Meta:
        verbose_name = _("training class")
        verbose_name_plural = _("training classes")
        ordering = ["-ends_on", "title"]
        constraints = [
            *Course.Meta.constraints,
            models.UniqueConstraint(
                fields=["region", "title", "starts_on"],
                name="adaptation_training_trainingclass_entered_once",
                violation_error_message=_("This class is already entered for that place and day."),
            ),
        ]

    def __str__(self):
        return f"{self.title}({self.ends_on:%Y-%m-%d})"

    def fill(self):
        super().fill()
        if not self.title and self.region_id and self.ends_on:
            self.title = self._next_title()
        if not self.venue and self.provider_id:
            self.venue = self.provider.address[:100]

    def _next_title(self):
        """As classes are called on paper, in whatever language the clerk reads."""
        held = TrainingClass.objects.filter(region=self.region_id).values_list("title", flat=True)
        before, after = f"{self.region.name}{self.ends_on.year}年适应性培训第", "班"
        return f"{before}{next_number(held, before, after)}{after}"

    def doubts(self):
        return [*super().doubts(), *self._crowd()]

    def _crowd(self):
        trainees = self.attendances.count() if self.pk else 0
        if trainees <= LARGEST_CLASS:
            return []
        sentence = _("%(trainees)s people are in one class, more than the usual %(usual)s.")
        return [Doubt("crowd", sentence % {"trainees": trainees, "usual": LARGEST_CLASS})]


class Attendance(Trainee):
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
    outcome = models.CharField(
        _("outcome"),
        max_length=10,
        choices=Outcome,
        default=Outcome.PENDING,
        help_text=_(
            "Only who completed the class is counted, once for each class (counting rule of the "
            "annual report 2021)."
        ),
    )
    wish = models.CharField(
        _("wish after training"), max_length=10, choices=Wish, default=Wish.UNDECIDED
    )
    days_attended = models.PositiveSmallIntegerField(
        _("days attended"), default=0, help_text=_("As the roll says.")
    )
    certificate_no = models.CharField(_("certificate number"), max_length=40, blank=True)

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

    def doubts(self):
        return [*super().doubts(), *self.trained_again()]
