"""The life of a reported year: opened, being closed, closed, published; and for a while reopened.

A year's row is what its records' writers and its closer meet at (programs.closing): a writer takes
it FOR SHARE, closing it waits for them, and whoever comes later finds it closed. Every year that
can ever be reported has its row from the beginning, so that there is always one to meet at.
"""

from datetime import timedelta

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bureau.base.policies import EVERYTHING
from bureau.base.triggers import OwnerTrigger
from bureau.base.years import FIRST_YEAR

LONGEST_REOPENING = timedelta(days=30)


class ReportYearQuerySet(models.QuerySet):
    def opened(self):
        """Those whose figures the bureau stands by, the latest first."""
        return self.exclude(state=ReportYear.State.UNOPENED).order_by("-year")


class State(models.TextChoices):
    UNOPENED = "unopened", _("not opened")
    OPEN = "open", _("open for records")
    CLOSING = "closing", _("being closed")
    CLOSED = "closed", _("closed for records")
    PUBLISHED = "published", _("published")


# What is closed is reopened for a while, and never open again.
ARROWS = [
    (State.UNOPENED, State.OPEN),
    (State.OPEN, State.CLOSING),
    (State.CLOSING, State.OPEN),
    (State.CLOSING, State.CLOSED),
    (State.CLOSED, State.PUBLISHED),
]
GOES_ITS_WAY = OwnerTrigger(
    name="year_goes_its_way",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    condition=pgtrigger.Q(old__state__df=pgtrigger.F("new__state")),
    func=f"""
        IF NOT OLD.state || '>' || NEW.state = ANY(ARRAY[{", ".join(f"'{old}>{new}'" for old, new in ARROWS)}])
            OR NEW.state = 'closing' AND NEW.year >= extract(year FROM now() AT TIME ZONE 'Asia/Shanghai')
        THEN
            RAISE EXCEPTION 'year_goes_its_way'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'year_goes_its_way';
        END IF;
        RETURN NEW;
    """,
)


class ReportYear(models.Model):
    """A year whose figures the bureau stands by, once it is opened; others show 无数据, never zeros."""

    State = State

    year = models.PositiveSmallIntegerField(_("year"), primary_key=True)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.UNOPENED)
    closing_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("closing begun by"),
    )
    closing_at = models.DateTimeField(_("closing begun at"), null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("closed by"),
    )
    closed_at = models.DateTimeField(_("closed at"), null=True)
    # Why it was closed though something was missing.
    closed_despite = models.CharField(_("closed despite"), max_length=300, blank=True)

    objects = ReportYearQuerySet.as_manager()
    policies = {
        "scope_read": "FOR SELECT USING (true)",
        "scope_change": f"FOR UPDATE USING ({EVERYTHING})",
    }
    refusals = {
        "year_goes_its_way": _(
            "A year is opened and, once it is over, being closed, closed and published, in that order."
        ),
        "year_is_closed": _(
            "The year %(year)s was closed by %(who)s on %(day)s: what its figures are made of stays. "
            "Have it reopened for your place, or enter it in a year that is open."
        ),
    }

    class Meta:
        verbose_name = _("report year")
        verbose_name_plural = _("report years")
        ordering = ["-year"]
        default_permissions = ()
        permissions = [
            ("confirm_reportyear", _("Can confirm a year's figures of their place")),
            ("close_reportyear", _("Can close, publish, restate and reopen a year")),
        ]
        triggers = [GOES_ITS_WAY]
        constraints = [
            models.CheckConstraint(
                condition=Q(year__gte=FIRST_YEAR),
                name="base_reportyear_is_not_before_the_department",
                violation_error_message=_("No year before 2019 can be reported."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["closed", "published"])
                | Q(closing_by__isnull=False, closed_by__isnull=False, closed_at__isnull=False)
                & ~Q(closing_by=F("closed_by")),
                name="base_reportyear_is_closed_by_two",
                violation_error_message=_(
                    "A year is closed by two people: whoever began it has another one close it."
                ),
            ),
        ]

    def __str__(self):
        return str(self.year)

    @property
    def is_known(self):
        return self.state != self.State.UNOPENED

    @property
    def is_closed(self):
        return self.state in (self.State.CLOSED, self.State.PUBLISHED)

    @classmethod
    def open(cls, year):
        """From now on the bureau stands by the year's figures; an opened one stays as it is."""
        cls.objects.filter(year=year, state=cls.State.UNOPENED).update(state=cls.State.OPEN)

    @classmethod
    def known(cls):
        """{year: its state} of those that were opened or loaded, and of the present one; of others
        nobody knows anything."""
        opened = dict(cls.objects.opened().values_list("year", "state"))
        return {timezone.localdate().year: cls.State.UNOPENED} | opened

    @classmethod
    def latest(cls):
        """The latest year that the bureau stands by; before any is, the present one."""
        latest = cls.objects.opened().values_list("year", flat=True).first()
        return latest or timezone.localdate().year


class ReopeningQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(agreed_at__isnull=False, ends_at__gt=timezone.now())


class Reopening(models.Model):
    """For a while, records of a closed year may be corrected: of one place, and of one line or all.

    One person asks for it with a reason, another one agrees.
    """

    year = models.ForeignKey(
        ReportYear, models.PROTECT, related_name="reopenings", verbose_name=_("year")
    )
    region = models.ForeignKey(
        "veterans.Region", models.PROTECT, related_name="+", verbose_name=_("place")
    )
    line = models.CharField(_("program line"), max_length=40, blank=True)  # of all where empty
    reason = models.CharField(_("reason"), max_length=300)
    ends_at = models.DateTimeField(_("open until"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("agreed by"),
    )
    agreed_at = models.DateTimeField(_("agreed at"), null=True, blank=True)

    objects = ReopeningQuerySet.as_manager()
    policies = {
        "scope_read": "FOR SELECT USING (true)",
        "scope_add": f"FOR INSERT WITH CHECK ({EVERYTHING})",
        "scope_change": f"FOR UPDATE USING ({EVERYTHING})",
    }

    class Meta:
        verbose_name = _("reopening")
        verbose_name_plural = _("reopenings")
        ordering = ["-asked_at"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="base_reopening_has_a_reason",
                violation_error_message=_("Say why the year has to be reopened."),
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("asked_at"))
                & Q(ends_at__lte=F("asked_at") + LONGEST_REOPENING),
                name="base_reopening_ends_within_a_month",
                violation_error_message=_("A year is reopened for 30 days at most."),
            ),
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True, agreed_at__isnull=True)
                | Q(agreed_by__isnull=False, agreed_at__isnull=False) & ~Q(agreed_by=F("asked_by")),
                name="base_reopening_is_agreed_by_another",
                violation_error_message=_("Another person than the one who asked has to agree."),
            ),
        ]

    def __str__(self):
        return f"{self.year_id} {self.region_id} {self.line}".strip()

    @property
    def has_ended(self):
        return self.ends_at <= timezone.now()
