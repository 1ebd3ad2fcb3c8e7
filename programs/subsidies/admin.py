from django.contrib import admin
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bureau.desk.admin import RecordAdmin
from bureau.desk.bulk import BulkChange
from bureau.desk.filters import AmountRange, DayRange
from programs.cases.acts import acts
from programs.cases.pages import CasePage
from programs.subsidies.filters import PromiseFilter
from programs.subsidies.models import (
    NoticeRule,
    Pause,
    PaymentBatch,
    PublicNotice,
    Reversal,
    ServiceStandard,
    Subsidy,
    SubsidyRate,
)
from programs.subsidies.notice_page import NoticePage
from programs.subsidies.payment_pages import PaymentBatchAdmin

__all__ = ["PaymentBatchAdmin"]


class PutIn(BulkChange):
    """Into a batch that nobody sends at the same moment."""

    def carry_out(self, record, user):
        batch = PaymentBatch.objects.select_for_update().get(pk=record.payment_id)
        if not batch.is_open:
            return [_("That batch was sent to the bank already.")]
        return super().carry_out(record, user)


@admin.register(Subsidy)
class SubsidyAdmin(CasePage, RecordAdmin):
    list_display = [
        "veteran",
        "region",
        "state",
        "service_years",
        "amount",
        "applied_on",
        "accepted_on",
        "paid_on",
        "working_days",
    ]
    list_filter = [
        PromiseFilter,
        "state",
        "channel",
        "refusal",
        ("amount", AmountRange),
        ("service_years", AmountRange),
        ("applied_on", DayRange),
        ("accepted_on", DayRange),
        ("paid_on", DayRange),
        ("working_days", AmountRange),
    ]
    search_fields = ["payment__number__startswith"]
    people = ["veteran"]
    fieldsets = [
        (_("applicant"), {"fields": ["veteran", "region", "applied_on", "channel"]}),
        (
            _("service and amount"),
            {
                "fields": [
                    "enlisted_on",
                    "discharged_on",
                    "detained_months",
                    "service_years",
                    "rate",
                    "amount",
                ]
            },
        ),
        (_("account"), {"fields": ["bank_name", "bank_account"]}),
        (
            _("papers"),
            {
                "description": _(
                    "As the approval form of the one-off subsidy lists them: all are seen before "
                    "anything is approved."
                ),
                "fields": [
                    "has_enlistment_notice",
                    "has_introduction_letter",
                    "has_discharge_certificate",
                    "dossier_is_genuine",
                ],
            },
        ),
        (_("state of the case"), {"fields": ["state", "returned_because"]}),
        (
            _("decision"),
            {"fields": ["accepted_on", "decided_on", "refusal", "notice", "reviewed_on"]},
        ),
        (
            _("payment"),
            {
                "fields": [
                    "payment",
                    "paid_on",
                    "clock_from",
                    "promised_days",
                    "working_days",
                    "note",
                ]
            },
        ),
    ]
    bulk = [
        *acts(Subsidy),
        PutIn(
            key="put_in",
            label=_("put into a payment batch"),
            asks=["payment"],
            applies_to=Q(state=Subsidy.State.REVIEWED),
            permission="pay",
        ),
        BulkChange(
            key="take_out",
            label=_("take out of the payment batch"),
            changes={"payment": None},
            applies_to=Q(state=Subsidy.State.REVIEWED, payment__isnull=False),
            permission="pay",
        ),
    ]
    not_copied = [
        "enlisted_on",
        "discharged_on",
        "detained_months",
        "bank_account",
        "has_enlistment_notice",
        "has_introduction_letter",
        "has_discharge_certificate",
        "dossier_is_genuine",
    ]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Of batches and notices those of the place that something can still be put into."""
        place = request.user.scope
        if db_field.name == "payment":
            batches = PaymentBatch.objects.in_region(place)
            kwargs["queryset"] = batches.filter(state=PaymentBatch.State.OPEN)
        if db_field.name == "notice":
            notices = PublicNotice.objects.in_region(place)
            kwargs["queryset"] = notices.filter(put_up_on__gte=timezone.localdate())
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Pause)
class PauseAdmin(RecordAdmin):
    list_display = ["subsidy", "region", "reason", "began_on", "ended_on"]
    list_filter = ["reason", ("began_on", DayRange), ("ended_on", DayRange)]
    people = ["subsidy__veteran"]
    fieldsets = [(None, {"fields": ["subsidy", "reason", "began_on", "ended_on", "note"]})]
    not_copied = ["ended_on"]


@admin.register(Reversal)
class ReversalAdmin(CasePage, RecordAdmin):
    list_display = ["subsidy", "region", "cause", "reclaimed", "state", "asked_on", "recovered_on"]
    list_filter = ["state", "cause", ("reclaimed", AmountRange), ("recovered_on", DayRange)]
    people = ["subsidy__veteran"]
    fieldsets = [
        (
            _("reversal of a subsidy"),
            {"fields": ["subsidy", "cause", "happened", "reclaimed", "asked_on"]},
        ),
        (
            _("decision"),
            {"fields": ["state", "decided_on", "refused_because", "recovered_on", "note"]},
        ),
    ]
    bulk = acts(Reversal)
    not_copied = ["subsidy", "happened", "reclaimed"]


@admin.register(NoticeRule)
class NoticeRuleAdmin(RecordAdmin):
    place_levels = ["province", "city"]  # whom a rule is meant to hold does not set it
    list_display = ["region", "working_days", "masked", "telephone", "began_on", "ended_on"]
    list_filter = ["masked", ("began_on", DayRange)]
    fieldsets = [
        (_("rule"), {"fields": ["region", "working_days", "masked", "telephone"]}),
        (_("in force"), {"fields": ["began_on", "ended_on", "note"]}),
    ]
    not_copied = ["ended_on"]


@admin.register(PublicNotice)
class PublicNoticeAdmin(NoticePage, RecordAdmin):
    list_display = ["number", "region", "put_up_on", "until"]
    list_filter = [("put_up_on", DayRange), ("until", DayRange)]
    search_fields = ["number__startswith"]
    fieldsets = [(None, {"fields": ["region", "number", "put_up_on", "until", "note"]})]
    not_copied = ["number", "put_up_on", "until"]


@admin.register(SubsidyRate)
class SubsidyRateAdmin(RecordAdmin):
    place_levels = ["province", "city"]  # whom a rule is meant to hold does not set it
    list_display = ["region", "rate", "six_months_count", "began_on", "ended_on"]
    list_filter = [("rate", AmountRange), ("began_on", DayRange)]
    fieldsets = [
        (_("rule"), {"fields": ["region", "rate", "six_months_count"]}),
        (_("in force"), {"fields": ["began_on", "ended_on", "note"]}),
    ]
    not_copied = ["ended_on"]


@admin.register(ServiceStandard)
class ServiceStandardAdmin(RecordAdmin):
    place_levels = ["province", "city"]  # whom a rule is meant to hold does not set it
    list_display = ["region", "days", "cut_off", "began_on", "ended_on"]
    list_filter = [("days", AmountRange), ("began_on", DayRange)]
    fieldsets = [
        (_("rule"), {"fields": ["region", "days", "cut_off"]}),
        (_("in force"), {"fields": ["began_on", "ended_on", "note"]}),
    ]
    not_copied = ["ended_on"]
