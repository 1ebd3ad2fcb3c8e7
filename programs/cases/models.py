"""The steps that cases took, and how many people a large amount takes."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from bureau.base.fields import AmountField
from bureau.base.policies import OF_STEPS
from bureau.base.records import Spell
from programs.cases.kinds import money_cases

LARGEST_AMOUNT = 100_000_000


class Step(models.Model):
    """One step of a case: from which state to which, who took it, when and why.

    Written by triggers in the owner's name, and by nobody else. Who filed a case, approves it,
    reviews it for finance and pays it are different people: two parts of one case exclude each other.
    """

    kind = models.CharField(_("kind of case"), max_length=60)  # "subsidies.subsidy"
    case_id = models.BigIntegerField(_("case"))
    region_id = models.CharField(_("place"), max_length=6)
    number = models.PositiveSmallIntegerField(_("number"))
    arrow = models.CharField(_("step"), max_length=20)
    source = models.CharField(_("from state"), max_length=15, blank=True)
    target = models.CharField(_("to state"), max_length=15)
    part = models.CharField(_("part in the case"), max_length=15, blank=True)
    actor_id = models.BigIntegerField(_("account"), null=True)  # it outlives the account
    actor = models.CharField(_("username"), max_length=150, blank=True)
    at = models.DateTimeField(_("at"), db_default=Now())
    day = models.DateField(_("day"), null=True)  # on which it was taken, as the case says
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    keeps_history = False
    written_by_triggers = True
    policies = OF_STEPS

    class Meta:
        verbose_name = _("step of a case")
        verbose_name_plural = _("steps of cases")
        default_permissions = ()
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["case_id", "kind"], name="cases_step_of")]
        constraints = [
            ExclusionConstraint(
                expressions=[
                    ("kind", RangeOperators.EQUAL),
                    ("case_id", RangeOperators.EQUAL),
                    ("actor_id", RangeOperators.EQUAL),
                    ("part", RangeOperators.NOT_EQUAL),
                ],
                condition=Q(actor_id__isnull=False) & ~Q(part=""),
                name="cases_step_one_part_for_each",
                violation_error_message=_(
                    "You have another part in this case already: somebody else has to do this."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.case_id}: {self.arrow}"


class Stage(Spell):
    """One more approval that large amounts take, while it is in force, at a level of the bureau.

    Without any, one person's approval decides.
    """

    public = True

    class Level(models.TextChoices):
        COUNTY = "county", _("county")
        CITY = "city", _("city")
        PROVINCE = "province", _("province")

    kind = models.CharField(_("kind of case"), max_length=60, choices=money_cases)
    from_amount = AmountField(
        _("from an amount of"),
        cap=LARGEST_AMOUNT,
        help_text=_("In yuan. Cases of this amount and more take one more approval."),
    )
    level = models.CharField(
        _("approved by"),
        max_length=10,
        choices=Level,
        help_text=_("Somebody who has approved nothing of the case yet, at this level or above."),
    )

    class Meta(Spell.Meta):
        verbose_name = _("further approval")
        verbose_name_plural = _("further approvals")
        ordering = ["kind", "from_amount", "pk"]
        constraints = [
            *Spell.Meta.constraints,
            models.CheckConstraint(
                condition=Q(from_amount__gt=0, from_amount__lte=LARGEST_AMOUNT),
                name="cases_stage_amount_is_within_bounds",
                violation_error_message=_(
                    "The amount must be above zero and at most a hundred million yuan."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} ≥ {self.from_amount}: {self.get_level_display()}"
