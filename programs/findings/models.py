from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bureau.base.records import EventQuerySet, Record, not_before_2019
from programs.findings.rules import RULES, choices
from veterans.models import Enterprise, Veteran


class FindingQuerySet(EventQuerySet):
    date_field = "found_on"

    def open(self):
        return self.filter(outcome="")


class Finding(Record):
    """What a rule found doubtful about one person or enterprise in the records of one place.

    Where records of two places do not go together, each place has a finding of its own, with its
    own records, and is told no more than that another place is concerned.
    """

    class Outcome(models.TextChoices):
        CORRECTED = "corrected", _("records corrected")
        EXPLAINED = "explained", _("explained, no fault")
        RECLAIMED = "reclaimed", _("money is claimed back")
        GONE = "gone", _("no longer so")  # said by the next search, and by nobody

    rule = models.CharField(_("what is doubtful"), max_length=40, choices=choices, editable=False)
    veteran = models.ForeignKey(
        Veteran,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("veteran"),
    )
    enterprise = models.ForeignKey(
        Enterprise,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("enterprise"),
    )
    # Each by its kind and key, as "welfare_posts.placement 7".
    records = ArrayField(
        models.CharField(max_length=80), verbose_name=_("records concerned"), editable=False
    )
    elsewhere = models.BooleanField(_("another place is concerned"), editable=False)
    found_on = models.DateField(
        _("found on"), default=timezone.localdate, db_index=True, editable=False
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("taken up by"),
    )
    outcome = models.CharField(
        _("what came of it"), max_length=10, choices=Outcome, blank=True, default=""
    )
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("settled by"),
    )
    settled_at = models.DateTimeField(_("settled at"), null=True, editable=False)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("doubt across lines")
        verbose_name_plural = _("doubts across lines")
        default_permissions = ["view", "change"]  # found by a search, and kept
        ordering = ["-found_on", "pk"]
        constraints = [
            not_before_2019("found_on"),
            models.UniqueConstraint(
                fields=["rule", "region", "veteran", "enterprise"],
                condition=Q(outcome=""),
                nulls_distinct=False,
                name="findings_finding_open_once",
                violation_error_message=_("This doubt is open in that place already."),
            ),
            models.CheckConstraint(
                condition=Q(veteran__isnull=False, enterprise__isnull=True)
                | Q(veteran__isnull=True, enterprise__isnull=False),
                name="findings_finding_has_one_subject",
                violation_error_message=_("A doubt is about a person or about an enterprise."),
            ),
            models.CheckConstraint(
                condition=Q(records__len__gt=0),
                name="findings_finding_has_records",
                violation_error_message=_("A doubt is about records."),
            ),
            models.CheckConstraint(
                condition=Q(outcome="", settled_by=None, settled_at=None)
                | Q(outcome="gone", settled_by=None, settled_at__isnull=False)
                | Q(
                    outcome__in=["corrected", "explained", "reclaimed"],
                    settled_by__isnull=False,
                    settled_at__isnull=False,
                )
                & ~Q(note=""),
                name="findings_finding_is_settled_by_somebody",
                violation_error_message=_(
                    "An outcome needs a note; who settled it, and when, is kept with it."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.get_rule_display()}:{self.subject}"

    @property
    def subject(self):
        return self.veteran or self.enterprise

    @property
    def because(self):
        return RULES[self.rule].because if self.rule in RULES else ""

    def fill(self):
        """What is settled is so from the moment it is said."""
        if self.outcome:
            self.settled_at = self.settled_at or timezone.now()
