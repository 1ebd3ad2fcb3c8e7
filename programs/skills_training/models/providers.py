"""Who may train: examined, and bound by an agreement."""

from datetime import timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base.doubts import Doubt
from bureau.base.records import EventQuerySet, Record, Spell, SpellQuerySet, not_before_2019
from bureau.base.spans import days
from bureau.base.validators import not_in_future
from veterans.models import TrainingProvider, bureau_of

PASS_MARK = 60  # of 100 in theory and in practice each, as the national skill standards say
FRESH_ASSESSMENT = timedelta(days=365)  # what it found may have changed since


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
