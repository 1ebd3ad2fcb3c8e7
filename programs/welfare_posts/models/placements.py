from datetime import timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base.fields import AmountField
from bureau.base.records import Spell, SpellQuerySet, not_before_2019
from bureau.base.spans import days
from bureau.base.validators import not_in_future
from bureau.base.years import LAST_YEAR
from programs.cases.case import Case, state_index
from programs.welfare_posts import doubts
from programs.welfare_posts.models import states
from veterans.models import Veteran

HIGHEST_WAGE = 20_000  # yuan a month; such posts pay about the minimum wage
NOTICE = timedelta(days=2)  # from its first day to its last: three days, both included


class PostCategory(models.Model):
    """A class of posts, for every place alike (岗位类别)."""

    name = models.CharField(
        _("name"),
        max_length=40,
        help_text=_(
            "Five classes for posts in general; those of veterans' posts need not be the same "
            "(Lu Ren She Gui [2021] No. 5)."
        ),
    )
    examples = models.CharField(_("posts in it"), max_length=200, blank=True)
    in_use = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("post category")
        verbose_name_plural = _("post categories")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="welfare_posts_postcategory_name_is_its_own",
                violation_error_message=_("There is a post category of this name already."),
            ),
        ]

    def __str__(self):
        return self.name


class PlacementQuerySet(SpellQuerySet):
    def taken_up(self):
        """Those who came to work, also if they have left since; not those only approved."""
        return self.filter(state__in=states.TAKEN_UP)


class Placement(Case, Spell):
    """A veteran's post of last resort, from the application for it until it is left."""

    State = states.State

    class Difficulty(models.TextChoices):
        OLDER = "older", _("older and without work")
        LONG_UNEMPLOYED = "long_unemployed", _("long without work")
        LOW_INCOME = "low_income", _("family on the minimum allowance")
        JOBLESS_FAMILY = "jobless_family", _("family of which nobody has work")
        DISABLED = "disabled", _("disabled")
        LAND_LOST = "land_lost", _("land lost")

    class Insurance(models.TextChoices):
        FOUR = "four", _("four insurances")
        FIVE = "five", _("five insurances")

    class Refusal(models.TextChoices):
        NOT_IN_DIFFICULTY = "not_in_difficulty", _("not in difficulty")
        AT_WORK = "at_work", _("has work or runs a business")
        TOO_OLD = "too_old", _("at retirement age")
        UNFIT = "unfit", _("unfit for the post")
        OBJECTION = "objection", _("objection upheld")
        NO_POST = "no_post", _("no post left")

    class ExitReason(models.TextChoices):
        NEW_JOB = "new_job", _("found other work")
        RETIREMENT = "retirement", _("reached retirement age")
        DEATH = "death", _("died")
        HEALTH = "health", _("health")
        TERM = "term", _("end of the agreement")
        DISCIPLINE = "discipline", _("breach of discipline")
        OFFENCE = "offence", _("offence")

    veteran = models.ForeignKey(
        Veteran,
        models.PROTECT,
        related_name="+",
        verbose_name=_("veteran"),
        help_text=_(
            "A retired soldier who finds it hard to get work; the post is no new placement "
            "(provincial guideline on these posts)."
        ),
    )
    difficulty = models.CharField(_("difficulty"), max_length=20, choices=Difficulty)
    difficulty_proof = models.CharField(
        _("proof of difficulty"),
        max_length=100,
        help_text=_("Which paper proves it, and its number or date."),
    )
    category = models.ForeignKey(
        PostCategory,
        models.PROTECT,
        related_name="+",
        verbose_name=_("post category"),
        help_text=_(
            "Five classes with more than 20 posts (provincial guideline on these posts). That of "
            "the place's last post of the same name if you leave this empty."
        ),
    )
    post_title = models.CharField(_("post"), max_length=60)
    employing_unit = models.CharField(
        _("employing unit"),
        max_length=100,
        help_text=_("That of the place's last placement if you leave this empty."),
    )
    management_body = models.CharField(
        _("management body"),
        max_length=100,
        help_text=_(
            "It signs the labour agreement (provincial guideline on these posts). That of the "
            "place's last placement if you leave this empty."
        ),
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=State,
        default=State.APPLIED,
        editable=False,
        help_text=_(
            "Only who is in post on 31 December is counted (counting rule of the annual report "
            "2021)."
        ),
    )
    returned_because = models.CharField(
        _("what has to be corrected"),
        max_length=200,
        blank=True,
        editable=False,
        help_text=_("Said when the case is returned; whoever corrects it finds it on top."),
    )
    notice_from = models.DateField(
        _("public notice from"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("At the township."),
    )
    notice_until = models.DateField(
        _("last day of public notice"),
        null=True,
        blank=True,
        editable=False,
        help_text=_(
            "The notice lasts 3 days at least (rules of public-welfare posts in general; ask the "
            "county if unsure)."
        ),
    )
    approved_on = models.DateField(
        _("approved on"),
        null=True,
        blank=True,
        editable=False,
        validators=[not_in_future],
        help_text=_(
            "By the county, after a public notice of 3 days (rules of public-welfare posts in "
            "general; ask the county if unsure)."
        ),
    )
    refusal = models.CharField(
        _("reason of refusal"), max_length=20, choices=Refusal, blank=True, editable=False
    )
    began_on = models.DateField(
        _("began on"),
        default=timezone.localdate,
        help_text=_("The day planned, until the post is taken up and the day of that is known."),
    )
    agreement_until = models.DateField(
        _("agreement runs until"),
        help_text=_(
            "The last day of the labour agreement. Of posts in general at most 3 years, or until "
            "retirement if less than 5 years away (rules of public-welfare posts in general; ask "
            "the county if unsure)."
        ),
    )
    monthly_wage = AmountField(
        _("monthly wage"),
        cap=HIGHEST_WAGE,
        help_text=_(
            "In yuan, the basic wage alone (provincial guideline on these posts). That of the "
            "place's last placement if you leave this empty."
        ),
    )
    insurance = models.CharField(
        _("social insurance"),
        max_length=10,
        choices=Insurance,
        default=Insurance.FOUR,
        help_text=_(
            "Four or five insurances, never the housing fund (provincial guideline on these posts)."
        ),
    )
    ended_on = models.DateField(
        _("ended on"),
        null=True,
        blank=True,
        editable=False,
        validators=[not_in_future],
        help_text=_(
            "The first day without work: from it on the placement does not count (counting rule "
            "of the annual report 2021)."
        ),
    )
    exit_reason = models.CharField(
        _("reason for leaving"), max_length=12, choices=ExitReason, blank=True, editable=False
    )
    vacancy_reported_on = models.DateField(
        _("vacancy reported on"),
        null=True,
        blank=True,
        editable=False,
        validators=[not_in_future],
        help_text=_(
            "Within 5 days of the end: a later report is taken for a false claim, and the pay is "
            "recovered (rules of public-welfare posts in general; ask the county if unsure)."
        ),
    )

    objects = PlacementQuerySet.as_manager()
    arrows = states.ARROWS
    open_states = states.OPEN
    later = {"in_post": ["agreement_until"], "ended": ["vacancy_reported_on"]}

    known = ["category", "employing_unit", "management_body", "monthly_wage"]

    class Meta(Spell.Meta):
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = ["-began_on", "pk"]
        indexes = [state_index("welfare_posts_post_by_state")]
        constraints = [
            *Spell.Meta.constraints,
            not_before_2019("notice_from"),
            ExclusionConstraint(
                name="welfare_posts_placement_one_post_at_a_time",
                expressions=[
                    ("veteran", RangeOperators.EQUAL),
                    (days(), RangeOperators.OVERLAPS),
                ],
                condition=~Q(state__in=states.HOLDS_NOTHING),
                violation_error_message=_("This veteran holds another post during that time."),
            ),
            models.CheckConstraint(
                condition=Q(notice_from__isnull=True, notice_until__isnull=True)
                | Q(notice_from__isnull=False, notice_until__gte=F("notice_from") + NOTICE),
                name="welfare_posts_placement_notice_lasts_three_days",
                violation_error_message=_("The public notice lasts three days at least."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["in_notice", *states.APPROVED], notice_from__isnull=False)
                | Q(state__in=states.OPEN, notice_from__isnull=True)
                | Q(state__in=states.HOLDS_NOTHING),
                name="welfare_posts_placement_noticed_before_approval",
                violation_error_message=_(
                    "Nothing is approved before it stood in a public notice."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state__in=states.APPROVED, approved_on__isnull=False)
                | Q(state="withdrawn")
                | ~Q(state__in=[*states.APPROVED, "withdrawn"]) & Q(approved_on__isnull=True),
                name="welfare_posts_placement_approved_on_a_day",
                violation_error_message=_(
                    "From the approval on, and not before, give the day of the approval."
                ),
            ),
            models.CheckConstraint(
                condition=Q(approved_on__isnull=True) | Q(approved_on__gt=F("notice_until")),
                name="welfare_posts_placement_approved_after_notice",
                violation_error_message=_(
                    "A post is approved after the last day of the public notice."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state="refused") & ~Q(refusal="") | ~Q(state="refused") & Q(refusal=""),
                name="welfare_posts_placement_refused_for_a_reason",
                violation_error_message=_(
                    "A refused application needs the reason of refusal; no other has one."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(returned_because=""),
                name="welfare_posts_placement_returned_for_a_reason",
                violation_error_message=_("Say what has to be corrected before you return it."),
            ),
            models.CheckConstraint(
                condition=Q(state="ended", ended_on__isnull=False)
                | (~Q(state="ended") & Q(ended_on__isnull=True)),
                name="welfare_posts_placement_ended_on_a_day",
                violation_error_message=_(
                    "Give the day of the end exactly when the placement has ended."
                ),
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, exit_reason="")
                | (Q(ended_on__isnull=False) & ~Q(exit_reason="")),
                name="welfare_posts_placement_ended_for_a_reason",
                violation_error_message=_(
                    "Give a reason for leaving exactly when the placement has ended."
                ),
            ),
            models.CheckConstraint(
                condition=Q(vacancy_reported_on__isnull=True)
                | Q(ended_on__isnull=False, vacancy_reported_on__gte=F("ended_on")),
                name="welfare_posts_placement_vacant_once_ended",
                violation_error_message=_("A vacancy is reported once the placement has ended."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=states.TAKEN_UP) | Q(began_on__gte=F("approved_on")),
                name="welfare_posts_placement_begins_once_approved",
                violation_error_message=_("A placement begins once it is approved."),
            ),
            models.CheckConstraint(
                condition=Q(agreement_until__gte=F("began_on")),
                name="welfare_posts_placement_agreement_covers_its_beginning",
                violation_error_message=_("The agreement must not run out before work begins."),
            ),
            models.CheckConstraint(
                condition=Q(monthly_wage__gt=0, monthly_wage__lte=HIGHEST_WAGE),
                name="welfare_posts_placement_wage_is_possible",
                violation_error_message=_(
                    "The monthly wage must be above zero and at most 20,000 yuan."
                ),
            ),
        ]
        permissions = [
            ("return_placement", _("return for correction")),
            ("approve_placement", _("decide on")),
        ]

    def __str__(self):
        return f"{self.veteran}:{self.post_title}"

    @property
    def gist(self):
        return f"{self.post_title} · {self.employing_unit}"

    def clean(self):
        super().clean()
        if self.pk and self.ended_on:
            late = self.pays.filter(month__gte=self.ended_on).order_by("month").first()
            if late:
                sentence = _("Pay is reported for %(month)s, which begins after that.")
                month = date_format(late.month, "YEAR_MONTH_FORMAT")
                raise ValidationError({"ended_on": sentence % {"month": month}})

    def fill(self):
        """The place's last placement says where its next one is and what it pays."""
        is_a_day = self.notice_from and self.notice_from.year <= LAST_YEAR
        if is_a_day and not self.notice_until:
            self.notice_until = self.notice_from + NOTICE
        if not self.region_id:
            return
        placements = Placement.objects.filter(region=self.region_id).exclude(pk=self.pk)
        last = placements.order_by("-pk")
        self.fill_from(last, ["employing_unit", "management_body", "monthly_wage"])
        if self.post_title and not self.category_id:
            alike = placements.filter(post_title=self.post_title)
            self.fill_from(alike.order_by("-pk"), ["category_id"])

    def doubts(self):
        return doubts.about(self)
