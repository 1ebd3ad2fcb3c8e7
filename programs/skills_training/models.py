from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bureau.base.records import EventQuerySet, Part, Record, Spell, SpellQuerySet, not_before_2019
from bureau.base.spans import days
from veterans.models import TrainingProvider, Veteran


class AssessmentQuerySet(EventQuerySet):
    date_field = "assessed_on"


class Assessment(Record):
    """A training provider examined: its premises, its teachers and what became of its trainees."""

    public = True

    class Outcome(models.TextChoices):
        PASSED = "passed", _("passed")
        FAILED = "failed", _("failed")

    provider = models.ForeignKey(
        TrainingProvider, models.PROTECT, related_name="+", verbose_name=_("training provider")
    )
    assessed_on = models.DateField(_("assessed on"), db_index=True)
    assessor = models.CharField(_("assessed by"), max_length=100)
    score = models.DecimalField(_("score"), max_digits=5, decimal_places=2)
    outcome = models.CharField(_("outcome"), max_length=6, choices=Outcome)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment of a provider")
        verbose_name_plural = _("assessments of providers")
        ordering = ["-assessed_on", "pk"]
        constraints = [
            not_before_2019("assessed_on"),
            models.UniqueConstraint(
                fields=["provider", "assessed_on"],
                name="skills_training_assessment_once_a_day",
                violation_error_message=_("An assessment of that day is already entered."),
            ),
            models.CheckConstraint(
                condition=Q(score__gte=0, score__lte=100),
                name="skills_training_assessment_score_is_out_of_100",
                violation_error_message=_("A score is between 0 and 100."),
            ),
        ]

    def __str__(self):
        return f"{self.provider}({self.assessed_on:%Y-%m-%d})"


class ProviderAgreementQuerySet(SpellQuerySet):
    def struck_off(self):
        return self.filter(end_reason=ProviderAgreement.EndReason.STRUCK_OFF)


class ProviderAgreement(Spell):
    """A provider under contract to train veterans (签约承训机构), after it passed an assessment."""

    public = True

    class EndReason(models.TextChoices):
        EXPIRED = "expired", _("expired")
        STRUCK_OFF = "struck_off", _("struck off")
        GIVEN_UP = "given_up", _("given up by the provider")

    provider = models.ForeignKey(
        TrainingProvider, models.PROTECT, related_name="+", verbose_name=_("training provider")
    )
    assessment = models.OneToOneField(
        Assessment,
        models.PROTECT,
        related_name="agreement",
        limit_choices_to={"outcome": Assessment.Outcome.PASSED},
        error_messages={"unique": _("Another agreement already rests on this assessment.")},
        verbose_name=_("assessment passed"),
    )
    agreement_no = models.CharField(_("agreement number"), max_length=40)
    trades = models.TextField(_("training trades"), blank=True)
    end_reason = models.CharField(
        _("reason for the end"), max_length=10, choices=EndReason, blank=True
    )

    objects = ProviderAgreementQuerySet.as_manager()

    class Meta(Spell.Meta):
        verbose_name = _("agreement with a provider")
        verbose_name_plural = _("agreements with providers")
        ordering = ["-began_on", "agreement_no"]
        constraints = [
            *Spell.Meta.constraints,
            models.UniqueConstraint(
                fields=["region", "agreement_no"],
                name="skills_training_provideragreement_entered_once",
                violation_error_message=_("This place already has an agreement of that number."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, end_reason="")
                | Q(ended_on__isnull=False) & ~Q(end_reason=""),
                name="skills_training_provideragreement_end_has_reason",
                violation_error_message=_("An end needs both a day and a reason."),
            ),
            ExclusionConstraint(
                expressions=[
                    ("provider", RangeOperators.EQUAL),
                    (days(), RangeOperators.OVERLAPS),
                ],
                name="skills_training_provideragreement_one_at_a_time",
                violation_error_message=_(
                    "Another agreement with this provider is in force in that time: end it first."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.provider}({self.agreement_no})"

    def clean(self):
        """An agreement rests on an assessment of the same provider, made before it began."""
        if not (self.assessment_id and self.began_on):
            return
        if self.assessment.provider_id != self.provider_id:
            raise ValidationError({"assessment": _("This assessment is of another provider.")})
        if self.assessment.assessed_on > self.began_on:
            raise ValidationError({"began_on": _("No agreement begins before its assessment.")})


class SkillsClassQuerySet(EventQuerySet):
    date_field = "ends_on"


class SkillsClass(Record):
    """A run of training in one trade, held by a provider under its agreement."""

    public = True

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
    )
    class_no = models.CharField(_("class number"), max_length=40)
    trade = models.CharField(_("training trade"), max_length=60)
    level = models.CharField(_("training level"), max_length=12, choices=Level)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), db_index=True)
    hours = models.PositiveSmallIntegerField(_("class hours"))

    objects = SkillsClassQuerySet.as_manager()

    class Meta:
        verbose_name = _("skills class")
        verbose_name_plural = _("skills classes")
        ordering = ["-ends_on", "class_no"]
        constraints = [
            not_before_2019("ends_on"),
            models.UniqueConstraint(
                fields=["region", "class_no"],
                name="skills_training_skillsclass_entered_once",
                violation_error_message=_("This place already has a class of that number."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="skills_training_skillsclass_ends_after_it_starts",
                violation_error_message=_("The last day must not be before the first."),
            ),
            models.CheckConstraint(
                condition=Q(hours__gt=0),
                name="skills_training_skillsclass_has_hours",
                violation_error_message=_("Class hours must be above zero."),
            ),
        ]

    def __str__(self):
        return f"{self.trade}({self.class_no})"

    def clean(self):
        """A class begins while its provider is under contract."""
        if not (self.agreement_id and self.starts_on):
            return
        in_force = ProviderAgreement.objects.open_on(self.starts_on)
        if not in_force.filter(pk=self.agreement_id).exists():
            raise ValidationError({"agreement": _("The agreement was not in force on that day.")})


class RollCall(Part, Record):
    """How many trainees of a class were there on one day, and how many showed their ID card."""

    skills_class = models.ForeignKey(
        SkillsClass, models.CASCADE, related_name="roll_calls", verbose_name=_("skills class")
    )
    held_on = models.DateField(_("day"))
    present = models.PositiveSmallIntegerField(_("present"))
    id_checked = models.PositiveSmallIntegerField(_("ID cards checked"))

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


class EnrolmentQuerySet(EventQuerySet):
    date_field = "ends_on"

    def completed(self):
        return self.filter(outcome=Enrolment.Outcome.COMPLETED)

    def marked_passed(self):
        """With `marked`, true for those whose test was passed."""
        return self.annotate(marked=Q(result=Enrolment.Result.PASSED))


class Enrolment(Part, Record):
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
    veteran = models.ForeignKey(
        Veteran, models.PROTECT, related_name="+", verbose_name=_("veteran")
    )
    ends_on = models.DateField(_("last day"), editable=False, blank=True, db_index=True)
    approval_no = models.CharField(_("approval notice number"), max_length=40, blank=True)
    enrolled_through = models.CharField(_("enrolled through"), max_length=50, blank=True)
    subsidy_form = models.CharField(_("form of the subsidy"), max_length=50, blank=True)
    days_attended = models.PositiveSmallIntegerField(_("days attended"), default=0)
    outcome = models.CharField(
        _("outcome"), max_length=10, choices=Outcome, default=Outcome.PENDING
    )
    theory_score = models.DecimalField(
        _("theory score"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    practice_score = models.DecimalField(
        _("practice score"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    resat = models.BooleanField(_("sat the test again"), default=False)
    result = models.CharField(
        _("test result"), max_length=10, choices=Result, default=Result.UNTESTED
    )
    certificate_no = models.CharField(_("certificate number"), max_length=40, blank=True)
    certificate_issuer = models.CharField(_("certificate issued by"), max_length=100, blank=True)
    certified_on = models.DateField(_("certified on"), null=True, blank=True, db_index=True)

    objects = EnrolmentQuerySet.as_manager()
    follows = {"skills_class": ["region", "ends_on"]}

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


class FeeInstalmentQuerySet(EventQuerySet):
    date_field = "paid_on"

    def paid(self):
        return self.filter(state=FeeInstalment.State.PAID)


class FeeInstalment(Part, Record):
    """A stage of what a class costs, paid to the provider by persons, days, results and jobs."""

    class Stage(models.TextChoices):
        ATTENDANCE = "attendance", _("for those attending")
        CERTIFICATION = "certification", _("for those certified")
        EMPLOYMENT = "employment", _("for those in work")

    class State(models.TextChoices):
        CLAIMED = "claimed", _("claimed")
        PAID = "paid", _("paid")
        REFUSED = "refused", _("refused")

    skills_class = models.ForeignKey(
        SkillsClass,
        models.PROTECT,
        related_name="fee_instalments",
        verbose_name=_("skills class"),
    )
    stage = models.CharField(_("stage"), max_length=13, choices=Stage)
    headcount = models.PositiveSmallIntegerField(_("trainees it is for"))
    amount = models.DecimalField(_("amount (yuan)"), max_digits=16, decimal_places=2)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.CLAIMED)
    paid_on = models.DateField(_("paid on"), null=True, blank=True, db_index=True)

    objects = FeeInstalmentQuerySet.as_manager()
    follows = {"skills_class": ["region"]}

    class Meta:
        verbose_name = _("fee instalment")
        verbose_name_plural = _("fee instalments")
        ordering = ["skills_class", "stage"]
        constraints = [
            not_before_2019("paid_on"),
            models.UniqueConstraint(
                fields=["skills_class", "stage"],
                name="skills_training_feeinstalment_once_per_stage",
                violation_error_message=_("This stage of the class is already entered."),
            ),
            models.CheckConstraint(
                condition=Q(headcount__gt=0, amount__gt=0, amount__lt=10**14),
                name="skills_training_feeinstalment_is_above_zero",
                violation_error_message=_("Trainees and amount must be above zero."),
            ),
            models.CheckConstraint(
                condition=Q(state="paid", paid_on__isnull=False)
                | ~Q(state="paid") & Q(paid_on__isnull=True),
                name="skills_training_feeinstalment_paid_has_a_day",
                violation_error_message=_("What is paid, and only that, has a day of payment."),
            ),
        ]

    def __str__(self):
        return f"{self.skills_class}:{self.get_stage_display()}"
