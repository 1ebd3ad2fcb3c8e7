from datetime import timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Sum
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _

from bureau.base.doubts import Doubt
from bureau.base.numbering import next_number
from bureau.base.records import EventQuerySet, Part, Record, Spell, SpellQuerySet, not_before_2019
from bureau.base.spans import days
from bureau.base.validators import not_in_future
from programs.courses import Course, Trainee, TraineeQuerySet
from veterans.models import TrainingProvider, bureau_of

PASS_MARK = 60  # of 100 in theory and in practice each, as the national skill standards say
FRESH_ASSESSMENT = timedelta(days=365)  # what it found may have changed since
CERTIFICATES_FOLLOW = timedelta(days=180)


class AssessmentQuerySet(EventQuerySet):
    date_field = "assessed_on"


class Assessment(Record):
    """A training provider examined: its premises, its teachers and what became of its trainees."""

    public = known_everywhere = True

    class Outcome(models.TextChoices):
        PASSED = "passed", _("passed")
        FAILED = "failed", _("failed")

    provider = models.ForeignKey(
        TrainingProvider, models.PROTECT, related_name="+", verbose_name=_("training provider")
    )
    assessed_on = models.DateField(_("assessed on"), db_index=True, validators=[not_in_future])
    assessor = models.CharField(
        _("assessed by"),
        max_length=100,
        help_text=_("The bureau of the place if you leave this empty."),
    )
    score = models.DecimalField(
        _("score"),
        max_digits=5,
        decimal_places=2,
        help_text=_("Of 100: premises, teachers, and what became of the trainees."),
    )
    outcome = models.CharField(_("outcome"), max_length=6, choices=Outcome)

    objects = AssessmentQuerySet.as_manager()

    known = ["assessor"]

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

    def fill(self):
        self.assessor = self.assessor or bureau_of(self.region_id)

    def doubts(self):
        if (self.outcome == Assessment.Outcome.PASSED) == (self.score >= PASS_MARK):
            return []
        sentence = _("The outcome is “%(outcome)s” with a score of %(score)s.")
        values = {"outcome": self.get_outcome_display(), "score": self.score}
        return [Doubt("score", sentence % values)]


class ProviderAgreementQuerySet(SpellQuerySet):
    def struck_off(self):
        return self.filter(end_reason=ProviderAgreement.EndReason.STRUCK_OFF)


class ProviderAgreement(Spell):
    """A provider under contract to train veterans (签约承训机构), after it passed an assessment."""

    public = known_everywhere = True

    class EndReason(models.TextChoices):
        EXPIRED = "expired", _("expired")
        STRUCK_OFF = "struck_off", _("struck off")
        GIVEN_UP = "given_up", _("given up by the provider")

    provider = models.ForeignKey(
        TrainingProvider,
        models.PROTECT,
        related_name="+",
        verbose_name=_("training provider"),
        help_text=_(
            "Counted once, if its agreement is in force on 31 December (counting rule of the "
            "annual report 2021)."
        ),
    )
    assessment = models.OneToOneField(
        Assessment,
        models.PROTECT,
        related_name="agreement",
        limit_choices_to={"outcome": Assessment.Outcome.PASSED},
        error_messages={"unique": _("Another agreement already rests on this assessment.")},
        verbose_name=_("assessment passed"),
        help_text=_(
            "Only who passed an assessment is contracted (annual report 2021). Each assessment "
            "carries one agreement."
        ),
    )
    agreement_no = models.CharField(_("agreement number"), max_length=40)
    agreed_until = models.DateField(
        _("agreed until"),
        null=True,
        blank=True,
        help_text=_("As the agreement says; empty if it names no day."),
    )
    trades = models.TextField(
        _("training trades"), blank=True, help_text=_("One trade on each line.")
    )
    end_reason = models.CharField(
        _("reason for the end"), max_length=10, choices=EndReason, blank=True
    )

    objects = ProviderAgreementQuerySet.as_manager()

    known = ["provider"]

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
            models.CheckConstraint(
                condition=Q(agreed_until__isnull=True) | Q(agreed_until__gt=F("began_on")),
                name="skills_training_provideragreement_agreed_for_a_while",
                violation_error_message=_("The end agreed on must be after the beginning."),
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

    def fill(self):
        if self.assessment_id and not self.provider_id:
            self.provider = self.assessment.provider

    def doubts(self):
        if self.began_on - self.assessment.assessed_on <= FRESH_ASSESSMENT:
            return []
        sentence = _("The assessment was made on %(day)s, more than a year before.")
        return [Doubt("stale", sentence % {"day": date_format(self.assessment.assessed_on)})]


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
    stage = models.CharField(
        _("stage"),
        max_length=13,
        choices=Stage,
        help_text=_(
            "Paid by persons and days, by results, and by jobs found (older provincial rule; ask "
            "the county if unsure)."
        ),
    )
    headcount = models.PositiveSmallIntegerField(
        _("trainees it is for"),
        help_text=_("Those who completed, or were certified, if you leave this empty."),
    )
    amount = models.DecimalField(
        _("amount (yuan)"),
        max_digits=16,
        decimal_places=2,
        help_text=_(
            "Usually for tuition, lodging, assessment, living allowance and insurance in "
            "practice (older provincial rule; ask the county if unsure)."
        ),
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.CLAIMED)
    paid_on = models.DateField(
        _("paid on"),
        null=True,
        blank=True,
        db_index=True,
        validators=[not_in_future],
        help_text=_("The year it falls in is the year counted (counting rule of the indicator)."),
    )

    objects = FeeInstalmentQuerySet.as_manager()
    follows = {"skills_class": ["region"]}

    known = ["headcount"]

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

    def fill(self):
        """Who is in work, nobody but the clerk knows."""
        if self.headcount is None and self.skills_class_id:
            earned = {
                FeeInstalment.Stage.ATTENDANCE: Q(outcome=Enrolment.Outcome.COMPLETED),
                FeeInstalment.Stage.CERTIFICATION: Q(certified_on__isnull=False),
            }.get(self.stage)
            self.headcount = earned and self.skills_class.enrolments.filter(earned).count() or None

    def working(self):
        if not (self.amount and self.headcount):
            return []
        sentence = _("%(amount)s yuan for %(headcount)s trainees are %(each)s yuan each.")
        values = {"amount": _yuan(self.amount), "each": _yuan(self.amount / self.headcount)}
        return [sentence % {"headcount": self.headcount, **values}]

    def doubts(self):
        return [*self._more_than_enrolled(), *self._unusual_amount(), *self._paid_early()]

    def _more_than_enrolled(self):
        enrolled = self.skills_class.enrolments.count() if self.skills_class.pk else 0
        if not enrolled or self.headcount <= enrolled:
            return []
        sentence = _("It is for %(headcount)s trainees, but %(enrolled)s are enrolled.")
        return [Doubt("headcount", sentence % {"headcount": self.headcount, "enrolled": enrolled})]

    def _unusual_amount(self):
        """Twice or half of what the same stage costs a head elsewhere: a digit too many?"""
        others = FeeInstalment.objects.filter(stage=self.stage).exclude(pk=self.pk)
        sums = others.aggregate(yuan=Sum("amount"), heads=Sum("headcount"))
        usual = sums["yuan"] and sums["yuan"] / sums["heads"]
        each = self.amount / self.headcount
        if usual is None or usual / 2 <= each <= usual * 2:
            return []
        sentence = _("It comes to %(each)s yuan a head; usual for this stage are %(usual)s.")
        return [Doubt("amount", sentence % {"each": _yuan(each), "usual": _yuan(usual)})]

    def _paid_early(self):
        began = self.skills_class.starts_on
        if not (began and self.paid_on) or self.paid_on >= began:
            return []
        sentence = _("Paid on %(day)s, before the class began.")
        return [Doubt("paid_early", sentence % {"day": date_format(self.paid_on)})]


def _yuan(amount):
    return number_format(amount, 2, force_grouping=True)
