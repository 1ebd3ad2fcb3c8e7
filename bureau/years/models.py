"""What is kept of a year's way: who stood by its figures, what was published, what was restated."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bureau.base.models import ReportYear
from bureau.base.policies import EVERYTHING, WITHIN
from bureau.years.differences import told
from programs.lines import indicators
from programs.wording import render

# Read by whoever reads figures; written in the name of the province.
OF_THE_PROVINCE = {
    "scope_read": "FOR SELECT USING (true)",
    "scope_add": f"FOR INSERT WITH CHECK ({EVERYTHING})",
    "scope_change": f"FOR UPDATE USING ({EVERYTHING})",
}
PUBLISHED_ONCE = {name: OF_THE_PROVINCE[name] for name in ("scope_read", "scope_add")}


def _by(verbose_name, **options):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=verbose_name,
        **options,
    )


class Confirmation(models.Model):
    """A place's word that its figures of a year are right, and why some of them are unusual."""

    year = models.ForeignKey(ReportYear, models.PROTECT, related_name="confirmations")
    region = models.ForeignKey(
        "veterans.Region", models.PROTECT, related_name="+", verbose_name=_("place")
    )
    user = _by(_("confirmed by"))
    confirmed_at = models.DateTimeField(_("confirmed at"), default=timezone.now)
    values = models.JSONField(_("figures"))  # {code: value as text}, as they were then
    explanations = models.JSONField(_("explanations"), default=dict)  # {code: sentence}

    policies = {
        "scope_read": f"FOR SELECT USING ({WITHIN} OR {EVERYTHING})",
        "scope_add": f"FOR INSERT WITH CHECK ({WITHIN})",
        "scope_change": f"FOR UPDATE USING ({WITHIN})",
    }

    class Meta:
        verbose_name = _("confirmation of a year")
        verbose_name_plural = _("confirmations of years")
        ordering = ["year", "region"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["year", "region"],
                name="years_confirmation_once_a_place",
                violation_error_message=_("This place has confirmed the year already."),
            ),
        ]

    def __str__(self):
        return f"{self.year_id} {self.region_id}"


class Publication(models.Model):
    """A year's report as it went out; it stays so, whatever becomes of the records."""

    year = models.OneToOneField(ReportYear, models.PROTECT, related_name="publication")
    # The blocks of the article: [{"kind", "name", "heading": [span], "spans": [span]}], and a span
    # is {"text", "code"}.
    article = models.JSONField(_("article"))
    published_by = _by(_("published by"))
    published_at = models.DateTimeField(_("published at"), default=timezone.now)

    written_once = True
    policies = PUBLISHED_ONCE

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        default_permissions = ()

    def __str__(self):
        return str(self.year_id)


class FrozenFigure(models.Model):
    """One figure of the province as it was published: its value, and which records it was made of."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="figures")
    code = models.CharField(_("indicator"), max_length=63)
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=2, null=True, blank=True)
    text = models.CharField(_("as printed in the text"), max_length=60)
    heading = models.CharField(_("as printed in the heading"), max_length=60)
    records = models.PositiveIntegerField(_("records"))
    digest = models.CharField(_("digest of the records"), max_length=64)  # SHA-256
    definition = models.CharField(
        _("definition"), max_length=64
    )  # counting.fingerprint of its line

    written_once = True
    policies = PUBLISHED_ONCE

    class Meta:
        verbose_name = _("figure as published")
        verbose_name_plural = _("figures as published")
        ordering = ["publication", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "code"], name="years_frozenfigure_once_a_publication"
            ),
        ]

    def __str__(self):
        return f"{self.code}: {self.text}"


class Restatement(models.Model):
    """A published figure put right: what it was, what it is, and the very records between them.

    One person writes it, and it holds once another one has approved it. Both values are shown ever
    after.
    """

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="restatements")
    code = models.CharField(_("indicator"), max_length=63)
    old = models.DecimalField(
        _("old value"), max_digits=20, decimal_places=2, null=True, blank=True
    )
    new = models.DecimalField(
        _("new value"), max_digits=20, decimal_places=2, null=True, blank=True
    )
    # [{"record", "name", "what", "before", "after", "who", "at"}] (bureau.years.differences)
    records = models.JSONField(_("records"))
    reason = models.CharField(_("reason"), max_length=300)
    asked_by = _by(_("asked by"))
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    approved_by = _by(_("approved by"), null=True, blank=True)
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)

    policies = OF_THE_PROVINCE

    class Meta:
        verbose_name = _("restatement")
        verbose_name_plural = _("restatements")
        ordering = ["publication", "code", "asked_at"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="years_restatement_has_a_reason",
                violation_error_message=_("Say why the figure is put right."),
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True, approved_at__isnull=True)
                | Q(approved_by__isnull=False, approved_at__isnull=False)
                & ~Q(approved_by=F("asked_by")),
                name="years_restatement_is_approved_by_another",
                violation_error_message=_(
                    "Another person than the one who wrote it has to approve."
                ),
            ),
            models.UniqueConstraint(
                fields=["publication", "code"],
                condition=Q(approved_at__isnull=True),
                name="years_restatement_waits_once",
                violation_error_message=_(
                    "A restatement of this figure waits for approval already."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.code}: {self.old} → {self.new}"

    @property
    def told(self):
        """Its records as a page tells them."""
        return told(self.records)

    @property
    def words(self):
        """The old value and the new one, as the report words them."""
        return tuple(worded(self.code, value) for value in (self.old, self.new))


class Mismatch(models.Model):
    """What the nightly recount found: a tally or a published figure that its records do not bear out."""

    class Kind(models.TextChoices):
        TALLY = "tally", _("the kept figure is not what the records say")
        PUBLISHED = "published", _("the records are not those that were published")

    kind = models.CharField(_("kind"), max_length=9, choices=Kind)
    year = models.ForeignKey(ReportYear, models.PROTECT, related_name="+", verbose_name=_("year"))
    code = models.CharField(_("indicator"), max_length=63)
    place = models.CharField(_("place"), max_length=6)
    details = models.JSONField(_("details"))  # values, and of published figures the records
    found_at = models.DateTimeField(_("found at"), default=timezone.now)

    keeps_history = False  # found anew each night
    policies = OF_THE_PROVINCE | {"scope_remove": f"FOR DELETE USING ({EVERYTHING})"}

    class Meta:
        verbose_name = _("mismatch")
        verbose_name_plural = _("mismatches")
        ordering = ["year", "code", "place"]
        default_permissions = ()

    def __str__(self):
        return f"{self.year_id} {self.code} {self.place}"


def worded(code, value):
    """A kept value in the words of the report."""
    if value is None:
        return _("no data")
    indicator = indicators()[code]
    return render(indicator.measure.kept(value), indicator.style)
