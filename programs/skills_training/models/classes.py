"""Classes, the days they were held on, and who was in them."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base.doubts import Doubt
from bureau.base.numbering import next_number
from bureau.base.records import EventQuerySet, Part, Record, not_before_2019
from bureau.base.validators import not_in_future
from programs.courses import Course, Trainee, TraineeQuerySet
from programs.skills_training.models.providers import PASS_MARK, ProviderAgreement

CERTIFICATES_FOLLOW = timedelta(days=180)


class SkillsClass(Course):
    """A run of training in one trade, held by a provider under its agreement."""

    usual_days = 120
    trainees = "enrolments"

    class Level(models.TextChoices):
        SPECIAL = "special", _("single skill")
        JUNIOR = "junior", _("junior")
        INTERMEDIATE = "intermediate", _("intermediate")
        SENIOR = "senior", _("senior")
        TECHNICIAN = "technician", _("technician")

    agreement = models.ForeignKey(
        ProviderAgreement,
        models.PROTECT,
        related_name="classes",
        verbose_name=_("agreement with a provider"),
        help_text=_(
            "It must be in force on the first day: contracted providers train (annual report 2021)."
        ),
    )
    class_no = models.CharField(
        _("class number"),
        max_length=40,
        help_text=_("Place, year and number of the class if you leave this empty."),
    )
    trade = models.CharField(
        _("training trade"), max_length=60, help_text=_("As in the training catalogue.")
    )
    level = models.CharField(_("training level"), max_length=12, choices=Level)

    known = ["class_no", "hours"]

    class Meta:
        verbose_name = _("skills class")
        verbose_name_plural = _("skills classes")
        ordering = ["-ends_on", "class_no"]
        constraints = [
            *Course.Meta.constraints,
            models.UniqueConstraint(
                fields=["region", "class_no"],
                name="skills_training_skillsclass_entered_once",
                violation_error_message=_("This place already has a class of that number."),
            ),
        ]

    def __str__(self):
        return f"{self.trade}({self.class_no})"

    def clean(self):
        """A class begins while its provider is under contract."""
        super().clean()
        if not (self.agreement_id and self.starts_on):
            return
        in_force = ProviderAgreement.objects.open_on(self.starts_on)
        if not in_force.filter(pk=self.agreement_id).exists():
            raise ValidationError({"agreement": _("The agreement was not in force on that day.")})

    def fill(self):
        super().fill()
        if not self.class_no and self.region_id and self.ends_on:
            held = SkillsClass.objects.filter(region=self.region_id)
            before = f"{self.region_id}-{self.ends_on.year}-"
            number = next_number(held.values_list("class_no", flat=True), before)
            self.class_no = f"{before}{number:02}"

    def doubts(self):
        return [*super().doubts(), *self._outside_the_agreement(), *self._crowd()]

    def _outside_the_agreement(self):
        trades = self.agreement.trades.split("\n")
        doubts = []
        if self.agreement.trades and self.trade not in map(str.strip, trades):
            sentence = _("The agreement does not name the trade “%(trade)s”.")
            doubts.append(Doubt("trade", sentence % {"trade": self.trade}))
        if self.agreement.ended_on and self.agreement.ended_on <= self.ends_on:
            sentence = _("The agreement ended on %(day)s, before the class did.")
            doubts.append(Doubt("ended", sentence % {"day": date_format(self.agreement.ended_on)}))
        return doubts

    def _crowd(self):
        places = self.agreement.provider.workstations
        trainees = self.enrolments.count() if self.pk and places else 0
        if trainees <= places:
            return []
        sentence = _("%(trainees)s trainees share the %(places)s workstations of the provider.")
        return [Doubt("crowd", sentence % {"trainees": trainees, "places": places})]


class RollCall(Part, Record):
    """How many trainees of a class were there on one day, and how many showed their ID card."""

    skills_class = models.ForeignKey(
        SkillsClass, models.CASCADE, related_name="roll_calls", verbose_name=_("skills class")
    )
    held_on = models.DateField(_("day"), validators=[not_in_future])
    present = models.PositiveSmallIntegerField(_("present"))
    id_checked = models.PositiveSmallIntegerField(
        _("ID cards checked"), help_text=_("How many of those present showed their ID card.")
    )

    objects = EventQuerySet.as_manager()
    follows = {"skills_class": ["region"]}

    class Meta:
        verbose_name = _("roll call")
        verbose_name_plural = _("roll calls")
        ordering = ["-held_on", "skills_class"]
        constraints = [
            not_before_2019("held_on"),
            models.UniqueConstraint(
                fields=["skills_class", "held_on"],
                name="skills_training_rollcall_once_a_day",
                violation_error_message=_("The roll of that day is already entered."),
            ),
            models.CheckConstraint(
                condition=Q(id_checked__lte=F("present")),
                name="skills_training_rollcall_checks_only_who_is_there",
                violation_error_message=_("No more ID cards are checked than people are present."),
            ),
        ]

    def __str__(self):
        return f"{self.skills_class}:{self.held_on:%Y-%m-%d}"

    def clean(self):
        """A roll is called on a day of the class."""
        whole = getattr(self, "skills_class", None)  # none, where the form names none
        dates = whole and [whole.starts_on, self.held_on, whole.ends_on]
        if dates and all(dates) and dates != sorted(dates):
            raise ValidationError({"held_on": _("The class was not held on that day.")})

    def doubts(self):
        doubts = []
        enrolled = self.skills_class.enrolments.count() if self.skills_class.pk else 0
        if 0 < enrolled < self.present:
            sentence = _("%(present)s people are present, but only %(enrolled)s enrolled.")
            values = {"present": self.present, "enrolled": enrolled}
            doubts.append(Doubt("present", sentence % values))
        if self.id_checked * 2 < self.present:
            sentence = _("Only %(checked)s of %(present)s people showed their ID card.")
            values = {"present": self.present, "checked": self.id_checked}
            doubts.append(Doubt("id_checked", sentence % values))
        return doubts


class EnrolmentQuerySet(TraineeQuerySet):
    def marked_passed(self):
        """With `marked`, true for those whose test was passed."""
        return self.annotate(marked=Q(result=Enrolment.Result.PASSED))


class Enrolment(Trainee):
    """One veteran in one class; once completed, one person-time (人次), whatever the test said."""

    class Outcome(models.TextChoices):
        PENDING = "pending", _("in training")
        COMPLETED = "completed", _("completed")
        WITHDRAWN = "withdrawn", _("left early")

    class Result(models.TextChoices):
        UNTESTED = "untested", _("not tested")
        PASSED = "passed", _("passed")
        FAILED = "failed", _("failed")

    skills_class = models.ForeignKey(
        SkillsClass, models.CASCADE, related_name="enrolments", verbose_name=_("skills class")
    )
    approval_no = models.CharField(
        _("approval notice number"),
        max_length=40,
        blank=True,
        help_text=_(
            "As on the province's approval notice for education and training. Since 2018 any "
            "time after the discharge will do (Opinions of 2018 on veterans' employment)."
        ),
    )
    enrolled_through = models.CharField(
        _("enrolled through"),
        max_length=50,
        blank=True,
        help_text=_(
            "Such as the station, the provider or the website (training registration of the "
            "labour system)."
        ),
    )
    subsidy_form = models.CharField(
        _("form of the subsidy"),
        max_length=50,
        blank=True,
        help_text=_(
            "Training is free of charge (Opinions of 2018 on veterans' employment). Such as paid "
            "to the provider, or a voucher."
        ),
    )
    days_attended = models.PositiveSmallIntegerField(
        _("days attended"), default=0, help_text=_("As the roll says.")
    )
    outcome = models.CharField(
        _("outcome"),
        max_length=10,
        choices=Outcome,
        default=Outcome.PENDING,
        help_text=_(
            "Who completed the class is counted, whatever the test said (counting rule of the "
            "annual report 2021)."
        ),
    )
    theory_score = models.DecimalField(
        _("theory score"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    practice_score = models.DecimalField(
        _("practice score"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    resat = models.BooleanField(_("sat the test again"), default=False)
    result = models.CharField(
        _("test result"),
        max_length=10,
        choices=Result,
        default=Result.UNTESTED,
        help_text=_(
            "Passed with 60 points or more in theory and in practice each (usual practice; ask "
            "the testing body if unsure)."
        ),
    )
    certificate_no = models.CharField(_("certificate number"), max_length=40, blank=True)
    certificate_issuer = models.CharField(
        _("certificate issued by"),
        max_length=100,
        blank=True,
        help_text=_("As for the last certificate of the class if you leave this empty."),
    )
    certified_on = models.DateField(
        _("certified on"),
        null=True,
        blank=True,
        db_index=True,
        validators=[not_in_future],
        help_text=_("As for the last certificate of the class if you leave this empty."),
    )

    objects = EnrolmentQuerySet.as_manager()
    follows = {"skills_class": ["region", "ends_on"]}

    known = ["certificate_issuer", "certified_on"]

    class Meta:
        verbose_name = _("trainee")
        verbose_name_plural = _("trainees")
        ordering = ["-ends_on", "pk"]
        constraints = [
            not_before_2019("certified_on"),
            models.UniqueConstraint(
                fields=["skills_class", "veteran"],
                name="skills_training_enrolment_once_per_class",
                violation_error_message=_("This trainee is already in the class."),
            ),
            models.CheckConstraint(
                condition=(Q(theory_score__isnull=True) | Q(theory_score__range=(0, 100)))
                & (Q(practice_score__isnull=True) | Q(practice_score__range=(0, 100))),
                name="skills_training_enrolment_scores_are_out_of_100",
                violation_error_message=_("A score is between 0 and 100."),
            ),
            models.CheckConstraint(
                condition=Q(result="untested")
                | Q(outcome="completed", theory_score__isnull=False, practice_score__isnull=False),
                name="skills_training_enrolment_result_rests_on_scores",
                violation_error_message=_(
                    "A test result needs a completed training and both scores."
                ),
            ),
            models.CheckConstraint(
                condition=Q(certificate_no="", certified_on__isnull=True)
                | Q(result="passed", certified_on__isnull=False) & ~Q(certificate_no=""),
                name="skills_training_enrolment_certificate_is_earned",
                violation_error_message=_(
                    "A certificate needs its number, its day and a test that was passed."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.veteran}:{self.skills_class}"

    def fill(self):
        """The certificates of a class come from one issuer on one day."""
        supplied = ["certificate_issuer", "certified_on"]
        if self.certificate_no and not all(getattr(self, name) for name in supplied):
            certified = Enrolment.objects.filter(skills_class=self.skills_class_id)
            last = certified.exclude(certified_on=None).order_by("-pk").first()
            self.fill_from(last, supplied)

    def doubts(self):
        return [*super().doubts(), *self.trained_again(), *self._result(), *self._certificate()]

    def _result(self):
        """A result that its scores do not bear out."""
        if self.result == Enrolment.Result.UNTESTED:
            return []
        above = min(self.theory_score, self.practice_score) >= PASS_MARK
        if above == (self.result == Enrolment.Result.PASSED):
            return []
        sentence = _("“%(result)s” with %(theory)s points in theory and %(practice)s in practice.")
        scores = {"theory": self.theory_score, "practice": self.practice_score}
        return [Doubt("result", sentence % {"result": self.get_result_display(), **scores})]

    def _certificate(self):
        ended = self.skills_class.ends_on
        if not (ended and self.certified_on):
            return []
        if ended <= self.certified_on <= ended + CERTIFICATES_FOLLOW:
            return []
        sentence = _("Certified on %(certified)s, though the class ended on %(ended)s.")
        values = {"certified": date_format(self.certified_on), "ended": date_format(ended)}
        return [Doubt("certified", sentence % values)]
