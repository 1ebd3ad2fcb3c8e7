"""Public notice (公示): what a place puts up before it pays, where its rule asks for that."""

from datetime import timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base.records import EventQuerySet, Record, Spell, SpellQuerySet, not_before_2019
from bureau.base.spans import days
from bureau.base.workdays import nth_working_day


class NoticeRuleQuerySet(SpellQuerySet):
    def in_force(self, region, day):
        """The rule of the nearest place that has one; None where nobody asks for a notice."""
        return (
            self.open_on(day)
            .filter(region__in=region.codes_upward())
            .order_by("-region_id")
            .first()
        )


class NoticeRule(Spell):
    """That a place puts subsidies up in a public notice before they are paid, while it does."""

    public = True

    working_days = models.PositiveSmallIntegerField(
        _("working days of notice"),
        default=5,
        help_text=_("Five working days in Sichuan; Shandong asks for none (ask the county)."),
    )
    masked = models.BooleanField(
        _("names are masked"),
        default=True,
        help_text=_("Of a name only its first character is shown."),
    )
    telephone = models.CharField(_("telephone for objections"), max_length=30)

    objects = NoticeRuleQuerySet.as_manager()

    class Meta(Spell.Meta):
        verbose_name = _("rule of public notice")
        verbose_name_plural = _("rules of public notice")
        ordering = ["-began_on", "region"]
        constraints = [
            *Spell.Meta.constraints,
            ExclusionConstraint(
                expressions=[
                    (days(), RangeOperators.OVERLAPS),
                    ("region", RangeOperators.EQUAL),
                ],
                name="subsidies_noticerule_one_at_a_time",
                violation_error_message=_(
                    "This place already has a rule for some of these days: end that one first."
                ),
            ),
            models.CheckConstraint(
                condition=Q(working_days__gt=0),
                name="subsidies_noticerule_lasts_for_days",
                violation_error_message=_("The working days of notice must be above zero."),
            ),
        ]

    def __str__(self):
        return f"{self.region} {self.working_days}({self.began_on:%Y-%m-%d})"


class PublicNoticeQuerySet(EventQuerySet):
    date_field = "put_up_on"


class PublicNotice(Record):
    """A list of subsidies put up for objections, from its first day to its last."""

    number = models.CharField(_("number of the notice"), max_length=40)
    put_up_on = models.DateField(_("put up on"), default=timezone.localdate, db_index=True)
    until = models.DateField(
        _("last day of public notice"),
        help_text=_("As many working days as the rule asks for, if you leave this empty."),
    )

    objects = PublicNoticeQuerySet.as_manager()
    known = ["until"]

    class Meta:
        verbose_name = _("public notice")
        verbose_name_plural = _("public notices")
        ordering = ["-put_up_on", "number"]
        constraints = [
            not_before_2019("put_up_on"),
            models.UniqueConstraint(
                fields=["region", "number"],
                name="subsidies_publicnotice_entered_once",
                violation_error_message=_("This place already has a notice of that number."),
            ),
            models.CheckConstraint(
                condition=Q(until__gte=F("put_up_on"), until__lt=F("put_up_on") + timedelta(92)),
                name="subsidies_publicnotice_ends_after_it_is_put_up",
                violation_error_message=_("The last day must not be before the first."),
            ),
        ]

    def __str__(self):
        return f"{self.number}({self.put_up_on:%Y-%m-%d})"

    @property
    def rule(self):
        return NoticeRule.objects.in_force(self.region, self.put_up_on)

    def clean(self):
        """It lasts as long as the rule asks for, and what hangs there is not changed."""
        super().clean()
        stored = self.pk and PublicNotice.objects.get(pk=self.pk)
        days = (self.put_up_on, self.until)
        if stored and (stored.put_up_on, stored.until) != days and self.subsidies.exists():
            raise ValidationError(_("There are subsidies in this notice: put up another one."))
        rule = self.rule if self.region_id and None not in days else None
        last = rule and nth_working_day(self.put_up_on, rule.working_days)
        if last and self.until < last:
            sentence = _("By the rule of %(place)s it lasts until %(day)s at least.")
            values = {"place": rule.region, "day": date_format(last)}
            raise ValidationError({"until": sentence % values})

    def fill(self):
        if self.region_id and self.put_up_on and not self.until and (rule := self.rule):
            self.until = nth_working_day(self.put_up_on, rule.working_days)
