from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bureau.base.credit_code import read_credit_code
from bureau.base.doubts import Doubt
from bureau.base.fields import CheckedField
from bureau.base.records import (
    CounterReading,
    EventQuerySet,
    Part,
    Record,
    held_by_now,
    not_before_2019,
)
from veterans.models import Enterprise

USUAL_POSTS = 500  # beyond, a clerk looks again; no rule says so


class State(models.TextChoices):
    """How far a live session has come."""

    ANNOUNCED = "announced", _("announced")
    HELD = "held", _("held")
    CANCELLED = "cancelled", _("cancelled")


class HeldQuerySet(EventQuerySet):
    """Sessions, and what belongs to them."""

    def held(self):
        return self.filter(state=State.HELD)


class LiveSession(Record):
    """A live broadcast in which enterprises offer posts to veterans (直播带岗)."""

    public = True

    title = models.CharField(_("title"), max_length=100)
    theme = models.CharField(_("theme"), max_length=50, blank=True)
    held_on = models.DateField(_("day of the session"))
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=State,
        default=State.ANNOUNCED,
        help_text=_("Only what was held is counted (counting rule of the annual report 2021)."),
    )
    platform = models.CharField(_("platform"), max_length=50)
    host = models.CharField(_("host"), max_length=50, blank=True)
    url = models.CharField(
        _("web address"), max_length=500, blank=True, validators=[URLValidator(["https", "http"])]
    )

    objects = HeldQuerySet.as_manager()
    known = ("platform",)

    class Meta:
        verbose_name = _("live session")
        verbose_name_plural = _("live sessions")
        ordering = ["-held_on", "title"]
        constraints = [
            not_before_2019("held_on"),
            models.UniqueConstraint(
                fields=["region", "title", "held_on"],
                name="live_recruitment_livesession_entered_once",
                violation_error_message=_("This session of that day is already entered."),
            ),
            held_by_now("held_on"),
        ]

    def __str__(self):
        return f"{self.title}({self.held_on:%Y-%m-%d})"

    def fill(self):
        """A place's next session is on the platform of its last."""
        if self.region_id and not self.platform:
            earlier = LiveSession.objects.filter(region=self.region_id).exclude(pk=self.pk)
            self.fill_from(earlier, ["platform"])


class Recruiter(Part, Record):
    """One enterprise that offered posts in one session; its credit code says which it is."""

    session = models.ForeignKey(
        LiveSession, models.CASCADE, related_name="recruiters", verbose_name=_("live session")
    )
    held_on = models.DateField(_("day of the session"), editable=False, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, editable=False, blank=True)
    enterprise_name = models.CharField(_("name of the enterprise"), max_length=100)
    credit_code = CheckedField(
        _("unified social credit code"),
        max_length=18,
        read=read_credit_code,
        help_text=_(
            "An enterprise in several sessions of the year counts once (counting rule of the "
            "annual report 2021)."
        ),
    )
    enterprise = models.ForeignKey(
        Enterprise,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("veteran-founded enterprise"),
        help_text=_("Found by the credit code; empty for an enterprise that is no veteran's."),
    )
    positions = models.CharField(_("kinds of work"), max_length=200, blank=True)
    posts = models.PositiveIntegerField(_("posts offered"))
    applicants = models.PositiveIntegerField(_("applicants"), default=0)
    hired = models.PositiveIntegerField(_("hired"), default=0)

    objects = HeldQuerySet.as_manager()
    follows = {"session": ["region", "held_on", "state"]}
    known = ("enterprise_name", "credit_code", "enterprise")

    class Meta:
        verbose_name = _("recruiting enterprise")
        verbose_name_plural = _("recruiting enterprises")
        ordering = ["-held_on", "enterprise_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "credit_code"],
                name="live_recruitment_recruiter_once_a_session",
                violation_error_message=_("This enterprise is already in the session."),
            ),
            models.CheckConstraint(
                condition=Q(posts__gt=0),
                name="live_recruitment_recruiter_offers_posts",
                violation_error_message=_("The number of posts must be above zero."),
            ),
            models.CheckConstraint(
                condition=Q(hired__lte=F("applicants")),
                name="live_recruitment_recruiter_hires_applicants",
                violation_error_code="count",
                violation_error_message=_("No more people can be hired than applied."),
            ),
        ]

    def __str__(self):
        return f"{self.enterprise_name}({self.held_on:%Y-%m-%d})"

    def fill(self):
        """An enterprise is known by its credit code: from the register or an earlier session."""
        if self.enterprise_id and not self.credit_code:
            self.credit_code = self.enterprise.credit_code
        if not self.credit_code:
            return
        of_this_code = {"credit_code": self.credit_code}
        if not self.enterprise_id:
            self.enterprise = Enterprise.objects.filter(**of_this_code).first()
        if self.enterprise and not self.enterprise_name:
            self.enterprise_name = self.enterprise.name
        if not self.enterprise_name:
            earlier = Recruiter.objects.filter(**of_this_code).exclude(pk=self.pk)
            self.fill_from(earlier, ["enterprise_name"])

    def doubts(self):
        return [*self._many_posts(), *self._more_hired_than_posts()]

    def _many_posts(self):
        if self.posts > USUAL_POSTS:
            sentence = _("%(posts)s posts of one enterprise: is the number right?")
            yield Doubt("many_posts", sentence % {"posts": self.posts})

    def _more_hired_than_posts(self):
        if self.hired > self.posts:
            sentence = _("%(hired)s people hired for %(posts)s posts: are the numbers right?")
            yield Doubt(
                "more_hired_than_posts", sentence % {"hired": self.hired, "posts": self.posts}
            )


class SessionReading(Part, CounterReading):
    """How many views a platform showed for a session on a day; never cumulative over years."""

    topic = models.ForeignKey(
        LiveSession, models.CASCADE, related_name="readings", verbose_name=_("live session")
    )
    evidence = models.CharField(
        _("evidence"),
        max_length=200,
        help_text=_(
            "What shows the reading: the name of the screenshot or of the letter. Original "
            "records are to be kept (Statistics Law)."
        ),
    )

    follows = {"topic": ["region"]}

    class Meta:
        verbose_name = _("reading of a session")
        verbose_name_plural = _("readings of sessions")
        ordering = ["-read_on", "topic"]
        constraints = [
            not_before_2019("read_on"),
            models.UniqueConstraint(
                fields=["topic", "read_on"],
                name="live_recruitment_sessionreading_one_a_day",
                violation_error_message=_("This session already has a reading of that day."),
            ),
        ]

    def __str__(self):
        return f"{self.topic} {self.read_on:%Y-%m-%d}: {self.value}"
