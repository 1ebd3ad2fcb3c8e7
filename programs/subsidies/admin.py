from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bureau.desk.admin import RecordAdmin
from bureau.desk.bulk import BulkChange
from bureau.desk.filters import AmountRange, DayRange
from programs.returning import ReturnedCase, hand_in_again, send_back
from programs.subsidies.models import PaymentBatch, ServiceStandard, Subsidy, SubsidyRate


@admin.register(Subsidy)
class SubsidyAdmin(ReturnedCase, RecordAdmin):
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
        (_("decision"), {"fields": ["accepted_on", "decided_on", "refusal"]}),
        (_("payment"), {"fields": ["payment", "note"]}),
    ]
    bulk = [
        BulkChange(
            key="accept",
            label=_("accept"),
            changes={"state": Subsidy.State.ACCEPTED},
            asks=["accepted_on"],
            applies_to=Q(state=Subsidy.State.APPLIED),
        ),
        BulkChange(
            key="pay",
            label=_("mark as paid"),
            changes={"state": Subsidy.State.PAID},
            asks=["payment"],
            applies_to=Q(state=Subsidy.State.APPROVED),
        ),
        send_back(Subsidy.State.APPLIED, Subsidy.State.ACCEPTED),
        hand_in_again(accepted_on=None),  # complete only now: the promised days count anew
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
        "state",
        "returned_because",
        "accepted_on",
        "decided_on",
        "refusal",
        "payment",
    ]


@admin.register(PaymentBatch)
class PaymentBatchAdmin(RecordAdmin):
    list_display = ["number", "region", "bank", "paid_on"]
    list_filter = [("paid_on", DayRange)]
    search_fields = ["number__startswith", "bank"]
    fieldsets = [(_("payment batch"), {"fields": ["region", "number", "bank", "paid_on", "note"]})]
    not_copied = ["number"]


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
    list_display = ["region", "days", "began_on", "ended_on"]
    list_filter = [("days", AmountRange), ("began_on", DayRange)]
    fieldsets = [
        (_("rule"), {"fields": ["region", "days"]}),
        (_("in force"), {"fields": ["began_on", "ended_on", "note"]}),
    ]
    not_copied = ["ended_on"]
