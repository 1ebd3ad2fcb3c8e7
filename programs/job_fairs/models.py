from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import ExpressionWrapper, F, Q
from django.db.models.functions import ExtractMonth
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from bureau.base.credit_code import read_credit_code
from bureau.base.doubts import Doubt
from bureau.base.fields import AmountField, CheckedField
from bureau.base.records import EventQuerySet, Part, Record, held_by_now, not_before_2019
from bureau.base.validators import LONGEST_NAME, not_in_future, read_name
from bureau.base.workdays import festival, is_announced
from programs.job_fairs.job_days import job_day_of
from veterans.models import Enterprise, Veteran

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
SAY_WHY = _("This is not a job day (the last Friday of an even month): say why the fair was moved.")
SAY_WHY_LATER = _("The fair was announced for %(day)s: say why it was moved.")
HIGHEST_PAY = 1_000_000  # yuan a month; more is a slip of the pen
# What makes a clerk look again: nobody knows these bounds from a rule.
USUAL_PAY = (1_500, 50_000)
USUAL_POSTS = 500
USUAL_DAYS_UNTIL_SIGNED = 90


class FairQuerySet(EventQuerySet):
    """A fair and its parts count once the fair was held."""

    def held(self):
        return self.filter(state=JobFair.State.HELD)

    def around(self, first, last):
        """Of the job days from the first to the last, also where a fair was moved by a month."""
        month = timedelta(days=31)
        return self.filter(held_on__range=(first - month, last + month))


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
    held_on = models.DateField(
        _("held on"),
        db_index=True,
        help_text=_("Job days are the last Fridays of the even months (rule of the department)."),
    )
    moved_because = models.CharField(
        _("why it was moved"),
        max_length=200,
        blank=True,
        help_text=_("To be given for every other day, such as a job day that is a holiday."),
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=State,
        default=State.PLANNED,
        help_text=_("Only what was held is counted (counting rule of the annual report 2021)."),
    )
    level = models.CharField(_("market level"), max_length=10, choices=Level)
    venue = models.CharField(_("venue"), max_length=100)
    host = models.CharField(_("organising body"), max_length=100)

    objects = FairQuerySet.as_manager()
    known = ("title", "level", "venue", "host")

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
                violation_error_message=SAY_WHY,
            ),
            held_by_now("held_on"),
        ]

    def __str__(self):
        return f"{self.title}({self.held_on:%Y-%m-%d})"

    @property
    def job_day(self):
        return job_day_of(self.held_on)

    @property
    def is_moved(self):
        return self.held_on != self.job_day

    def fill(self):
        """A place's next fair is like its last: in the same hall, by the same host."""
        if not self.region_id or not self.held_on:
            return
        self.level = self.level or LEVELS[len(self.region_id)]
        place = self.region.name
        self.title = self.title or f"{place}{self.job_day:%Y年%m月}“军岗日”退役军人专场招聘会"
        self.fill_from(self._others(), ["venue", "host"])
        self.venue = self.venue or f"{place}人力资源市场"
        self.host = self.host or f"{place}退役军人事务局"
        if not self.moved_because:
            self._must_not_be_moved()

    def doubts(self):
        return [*self._on_a_holiday(), *self._second_on_its_job_day()]

    def _must_not_be_moved(self):
        """A fair without a reason stands on a job day, and on the one it was first entered for."""
        if self.is_moved:
            raise ValidationError({"moved_because": SAY_WHY})
        stored = JobFair.objects.filter(pk=self.pk).values_list("held_on", flat=True)
        announced = self.pk and stored.first()
        if announced and announced != self.held_on:
            day = formats.date_format(announced)
            raise ValidationError({"moved_because": SAY_WHY_LATER % {"day": day}})

    def _others(self):
        return JobFair.objects.filter(region=self.region_id).exclude(pk=self.pk)

    def _on_a_holiday(self):
        if is_announced(self.held_on.year) and (name := festival(self.held_on)):
            sentence = _("%(day)s is a holiday (%(festival)s): is the fair held on that day?")
            yield Doubt(
                "on_a_holiday",
                sentence % {"day": formats.date_format(self.held_on), "festival": name},
            )

    def _second_on_its_job_day(self):
        for other in self._others().around(self.job_day, self.job_day):
            if other.job_day == self.job_day:
                sentence = _("The place already has a fair for this job day: %(fair)s.")
                yield Doubt("second_fair", sentence % {"fair": other})
                return


# Of the markets, by the length of a place's code: 37, 3701, 370102.
LEVELS = {2: JobFair.Level.PROVINCE, 4: JobFair.Level.CITY, 6: JobFair.Level.COUNTY}


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
        _("unified social credit code"),
        max_length=18,
        read=read_credit_code,
        help_text=_(
            "An employer at several fairs of the year counts once (counting rule of the annual "
            "report 2021)."
        ),
    )
    employer = models.CharField(_("employer"), max_length=100)
    post_titles = models.CharField(_("titles of the posts"), max_length=200, blank=True)
    posts_offered = models.PositiveIntegerField(
        _("posts offered"),
        help_text=_(
            "People wanted in all, not kinds of posts; those of all fairs are added up (counting "
            "rule of the annual report 2021)."
        ),
    )
    lowest_pay = AmountField(_("lowest monthly pay"), cap=HIGHEST_PAY, null=True, blank=True)
    highest_pay = AmountField(_("highest monthly pay"), cap=HIGHEST_PAY, null=True, blank=True)

    objects = FairQuerySet.as_manager()
    follows = {"fair": ["region", "held_on", "state"]}
    known = ("employer",)

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
                    "Give both the lowest and the highest monthly pay or neither: above zero, and "
                    "the highest not below the lowest."
                ),
            ),
        ]

    def __str__(self):
        return self.employer

    def fill(self):
        """An employer's name as the register has it, or else as at an earlier fair."""
        if self.employer or not self.credit_code:
            return
        of_this_code = {"credit_code": self.credit_code}
        registered = Enterprise.objects.filter(**of_this_code).values_list("name", flat=True)
        earlier = Booth.objects.filter(**of_this_code).values_list("employer", flat=True)
        self.employer = registered.first() or earlier.first() or ""

    def doubts(self):
        return [*self._many_posts(), *self._odd_pay()]

    def _many_posts(self):
        if self.posts_offered > USUAL_POSTS:
            sentence = _("%(posts)s posts at one booth: is the number right?")
            yield Doubt("many_posts", sentence % {"posts": self.posts_offered})

    def _odd_pay(self):
        lowest, highest = USUAL_PAY
        if self.lowest_pay and not lowest <= self.lowest_pay <= self.highest_pay <= highest:
            sentence = _("A monthly pay of %(lowest)s to %(highest)s yuan: is it right?")
            paid = {"lowest": self.lowest_pay, "highest": self.highest_pay}
            yield Doubt(
                "odd_pay",
                sentence % {name: formats.number_format(pay) for name, pay in paid.items()},
            )


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
        help_text=_(
            "A veteran at several fairs of the year counts once (counting rule of the annual "
            "report 2021)."
        ),
    )
    name = CheckedField(
        _("name of the dependant"),
        max_length=LONGEST_NAME,
        blank=True,
        read=read_name,
        help_text=_("Only of a military dependant; a veteran is chosen above."),
    )
    intent = models.BooleanField(_("intent reached"), default=False)
    post = models.CharField(_("post agreed on"), max_length=100, blank=True)
    signed_on = models.DateField(
        _("signed on"), null=True, blank=True, validators=[not_in_future], db_index=True
    )

    objects = VisitQuerySet.as_manager()
    follows = {"fair": ["region", "held_on", "state"]}
    known = ("intent",)
    computed = ("visitor",)

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

    def fill(self):
        """Whoever is named is a dependant; whoever signed had an intent."""
        self.visitor = self.Visitor.DEPENDANT if self.name else self.Visitor.VETERAN
        self.intent = self.intent or self.signed_on is not None

    def doubts(self):
        return [*self._signed_at_an_odd_time(), *self._still_serving()]

    def _signed_at_an_odd_time(self):
        if self.signed_on is None:
            return
        days = (self.signed_on - self.fair.held_on).days
        if not 0 <= days <= USUAL_DAYS_UNTIL_SIGNED:
            sentence = _("Signed on %(signed)s, the fair was on %(held)s: is the day right?")
            when = {"signed": self.signed_on, "held": self.fair.held_on}
            yield Doubt(
                "signed_at_an_odd_time",
                sentence % {name: formats.date_format(day) for name, day in when.items()},
            )

    def _still_serving(self):
        if self.veteran_id and self.veteran.discharged_on > self.fair.held_on:
            sentence = _(
                "%(veteran)s was discharged on %(day)s, after the fair: is it this person?"
            )
            day = formats.date_format(self.veteran.discharged_on)
            yield Doubt("still_serving", sentence % {"veteran": self.veteran, "day": day})
