from datetime import timedelta

from django.db import models
from django.db.models import ExpressionWrapper, F, Q
from django.db.models.functions import ExtractMonth
from django.utils.translation import gettext_lazy as _

from bureau.base.credit_code import read_credit_code
from bureau.base.fields import AmountField, CheckedField
from bureau.base.records import EventQuerySet, Part, Record, not_before_2019
from bureau.base.validators import LONGEST_NAME, not_in_future, read_name
from veterans.models import Veteran

# programs.job_fairs.job_days, said once more for the database: a Friday of an even month that
# has no other Friday after it.
ONE_WEEK_LATER = ExpressionWrapper(
    F("held_on") + timedelta(days=7), output_field=models.DateField()
)
ON_A_JOB_DAY = Q(
    ~Q(held_on__month=ExtractMonth(ONE_WEEK_LATER)),
    held_on__iso_week_day=5,
    held_on__month__in=[2, 4, 6, 8, 10, 12],
)
HIGHEST_PAY = 1_000_000  # yuan a month; more is a slip of the pen


class FairQuerySet(EventQuerySet):
    """A fair and its parts count once the fair was held."""

    def held(self):
        return self.filter(state=JobFair.State.HELD)


class JobFair(Record):
    """A fair at which employers offer veterans posts, on one of the year's six job days."""

    public = True

    class Level(models.TextChoices):
        PROVINCE = "province", _("provincial market")
        CITY = "city", _("city market")
        COUNTY = "county", _("county market")

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")

    title = models.CharField(_("fair title"), max_length=100)
    held_on = models.DateField(_("held on"), db_index=True)
    moved_because = models.CharField(_("why it was moved"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PLANNED)
    level = models.CharField(_("market level"), max_length=10, choices=Level, default=Level.COUNTY)
    venue = models.CharField(_("venue"), max_length=100)
    host = models.CharField(_("organising body"), max_length=100)

    objects = FairQuerySet.as_manager()

    class Meta:
        verbose_name = _("job fair")
        verbose_name_plural = _("job fairs")
        ordering = ["-held_on", "title"]
        constraints = [
            not_before_2019("held_on"),
            models.UniqueConstraint(
                fields=["region", "title", "held_on"],
                name="job_fairs_jobfair_entered_once",
                violation_error_message=_("This fair is already entered for that place and day."),
            ),
            models.CheckConstraint(
                condition=ON_A_JOB_DAY | ~Q(moved_because=""),
                name="job_fairs_jobfair_is_on_a_job_day_or_says_why",
                violation_error_message=_(
                    "This is not a job day (the last Friday of an even month): "
                    "say why the fair was moved."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.title}({self.held_on:%Y-%m-%d})"


class Booth(Part, Record):
    """What one employer offered at one fair. Most employers are not founded by veterans."""

    fair = models.ForeignKey(
        JobFair, models.CASCADE, related_name="booths", verbose_name=_("job fair")
    )
    held_on = models.DateField(_("held on"), editable=False, blank=True, db_index=True)
    state = models.CharField(
        _("state of the fair"), max_length=10, choices=JobFair.State, editable=False, blank=True
    )
    credit_code = CheckedField(
        _("unified social credit code"), max_length=18, read=read_credit_code
    )
    employer = models.CharField(_("employer"), max_length=100)
    post_titles = models.CharField(_("titles of the posts"), max_length=200, blank=True)
    posts_offered = models.PositiveIntegerField(_("posts offered"))
    lowest_pay = AmountField(_("lowest monthly pay"), cap=HIGHEST_PAY, null=True, blank=True)
    highest_pay = AmountField(_("highest monthly pay"), cap=HIGHEST_PAY, null=True, blank=True)

    objects = FairQuerySet.as_manager()
    follows = {"fair": ["region", "held_on", "state"]}

    class Meta:
        verbose_name = _("fair booth")
        verbose_name_plural = _("fair booths")
        ordering = ["-held_on", "employer"]
        constraints = [
            models.UniqueConstraint(
                fields=["fair", "credit_code"],
                name="job_fairs_booth_once_per_fair",
                violation_error_message=_("This employer already has a booth at the fair."),
            ),
            models.CheckConstraint(
                condition=Q(posts_offered__gt=0),
                name="job_fairs_booth_offers_posts",
                violation_error_message=_("A booth must offer at least one post."),
            ),
            models.CheckConstraint(
                condition=Q(lowest_pay__isnull=True, highest_pay__isnull=True)
                | Q(
                    lowest_pay__isnull=False,
                    highest_pay__isnull=False,
                    lowest_pay__gt=0,
                    highest_pay__gte=F("lowest_pay"),
                    highest_pay__lte=HIGHEST_PAY,
                ),
                name="job_fairs_booth_pays_within_a_range",
                violation_error_message=_(
                    "Give both the lowest and the highest monthly pay, the lowest above zero, "
                    "or neither."
                ),
            ),
        ]

    def __str__(self):
        return self.employer


class VisitQuerySet(FairQuerySet):
    def by_veterans(self):
        return self.filter(visitor=Visit.Visitor.VETERAN)

    def by_dependants(self):
        return self.filter(visitor=Visit.Visitor.DEPENDANT)


class Visit(Part, Record):
    """One visitor at one fair (one 人次). Dependants of soldiers are known by name alone."""

    class Visitor(models.TextChoices):
        VETERAN = "veteran", _("veteran")
        DEPENDANT = "dependant", _("military dependant")

    fair = models.ForeignKey(
        JobFair, models.CASCADE, related_name="visits", verbose_name=_("job fair")
    )
    held_on = models.DateField(_("held on"), editable=False, blank=True, db_index=True)
    state = models.CharField(
        _("state of the fair"), max_length=10, choices=JobFair.State, editable=False, blank=True
    )
    visitor = models.CharField(
        _("visitor"), max_length=10, choices=Visitor, default=Visitor.VETERAN
    )
    veteran = models.ForeignKey(
        Veteran,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("veteran"),
    )
    name = CheckedField(
        _("name of the dependant"), max_length=LONGEST_NAME, blank=True, read=read_name
    )
    intent = models.BooleanField(_("intent reached"), default=False)
    post = models.CharField(_("post agreed on"), max_length=100, blank=True)
    signed_on = models.DateField(
        _("signed on"), null=True, blank=True, validators=[not_in_future], db_index=True
    )

    objects = VisitQuerySet.as_manager()
    follows = {"fair": ["region", "held_on", "state"]}

    class Meta:
        verbose_name = _("fair visit")
        verbose_name_plural = _("fair visits")
        ordering = ["-held_on", "pk"]
        constraints = [
            not_before_2019("signed_on"),
            models.UniqueConstraint(
                fields=["fair", "veteran"],
                name="job_fairs_visit_once_per_fair",
                violation_error_message=_("This veteran's visit to the fair is already entered."),
            ),
            models.CheckConstraint(
                condition=Q(visitor="veteran", veteran__isnull=False, name="")
                | (Q(visitor="dependant", veteran__isnull=True) & ~Q(name="")),
                name="job_fairs_visit_names_its_visitor",
                violation_error_message=_(
                    "Choose the veteran, or write the name of the dependant: one of the two."
                ),
            ),
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True) | (Q(intent=True) & ~Q(post="")),
                name="job_fairs_visit_signed_for_a_post_agreed_on",
                violation_error_message=_("Whoever signed had an intent and a post: fill in both."),
            ),
        ]

    def __str__(self):
        return self.name or str(self.veteran)
