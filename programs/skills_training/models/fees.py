"""What a provider is paid for a class, stage by stage."""

from django.db import models
from django.db.models import Q, Sum
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _

from bureau.base.doubts import Doubt
from bureau.base.records import EventQuerySet, Part, Record, not_before_2019
from bureau.base.validators import not_in_future
from programs.skills_training.models.classes import Enrolment, SkillsClass


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
