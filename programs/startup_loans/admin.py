from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bureau.desk.admin import PartInline, RecordAdmin
from bureau.desk.bulk import BulkChange
from bureau.desk.filters import AmountRange, DayRange
from programs.returning import ReturnedCase, hand_in_again, send_back
from programs.startup_loans.models import InterestSubsidy, Loan, LoanRule


class InterestSubsidyInline(PartInline):
    """What was claimed so far. Claims come by the quarter, and have a form of their own."""

    model = InterestSubsidy
    fields = [
        "year",
        "quarter",
        "standing",
        "closing_balance",
        "days",
        "amount",
        "state",
        "claimed_on",
        "paid_on",
    ]

    def has_add_permission(self, request, obj=None):
        return False

    has_change_permission = has_delete_permission = has_add_permission


@admin.register(Loan)
class LoanAdmin(ReturnedCase, RecordAdmin):
    list_display = [
        "contract_no",
        "region",
        "kind",
        "veteran",
        "enterprise",
        "bank",
        "amount",
        "state",
        "applied_on",
        "disbursed_on",
    ]
    list_filter = [
        "kind",
        "state",
        "refusal",
        ("amount", AmountRange),
        ("term_months", AmountRange),
        ("applied_on", DayRange),
        ("disbursed_on", DayRange),
        ("repaid_on", DayRange),
    ]
    search_fields = ["contract_no__startswith", "enterprise__name__startswith"]
    people = ["veteran", "enterprise__founder"]
    fieldsets = [
        (_("applicant"), {"fields": ["kind", "veteran", "enterprise", "region", "applied_on"]}),
        (_("project"), {"fields": ["project", "purpose", "own_funds", "clean_record"]}),
        (
            _("loan"),
            {
                "fields": [
                    "bank",
                    "amount",
                    "term_months",
                    "annual_rate",
                    "subsidised_rate",
                    "subsidy_ratio",
                    "subsidy_months",
                ]
            },
        ),
        (_("state of the case"), {"fields": ["state", "returned_because"]}),
        (_("decision"), {"fields": ["decided_on", "refusal"]}),
        (_("disbursement"), {"fields": ["contract_no", "disbursed_on", "repaid_on", "note"]}),
    ]
    inlines = [InterestSubsidyInline]
    bulk = [
        BulkChange(
            key="repaid",
            label=_("mark as repaid"),
            asks=["repaid_on"],
            applies_to=Q(state=Loan.State.DISBURSED, repaid_on=None),
        ),
        send_back(Loan.State.APPLIED),
        hand_in_again(),
    ]
    not_copied = [
        "enterprise",
        "own_funds",
        "contract_no",
        "state",
        "returned_because",
        "decided_on",
        "refusal",
        "disbursed_on",
        "repaid_on",
    ]


@admin.register(InterestSubsidy)
class InterestSubsidyAdmin(RecordAdmin):
    list_display = ["loan", "region", "year", "quarter", "standing", "amount", "state", "paid_on"]
    list_filter = [
        "state",
        "standing",
        "refusal",
        ("year", AmountRange),
        ("quarter", AmountRange),
        ("amount", AmountRange),
        ("claimed_on", DayRange),
        ("paid_on", DayRange),
    ]
    search_fields = ["loan__contract_no__startswith"]
    people = ["loan__veteran", "loan__enterprise__founder"]
    fieldsets = [
        (_("claim"), {"fields": ["loan", "claimed_on", "year", "quarter", "standing"]}),
        (
            _("interest"),
            {"fields": ["opening_balance", "closing_balance", "balance", "days", "interest"]},
        ),
        (_("interest subsidy"), {"fields": ["rate", "ratio", "amount"]}),
        (_("decision"), {"fields": ["state", "checked_on", "refusal"]}),
        (_("payment"), {"fields": ["paid_on", "note"]}),
    ]
    bulk = [
        BulkChange(
            key="checked",
            label=_("mark as checked"),
            changes={"state": InterestSubsidy.State.CHECKED},
            asks=["checked_on"],
            applies_to=Q(state=InterestSubsidy.State.CLAIMED),
        ),
        BulkChange(
            key="paid",
            label=_("mark as paid"),
            changes={"state": InterestSubsidy.State.PAID},
            asks=["paid_on"],
            applies_to=Q(state=InterestSubsidy.State.CHECKED),
        ),
    ]
    not_copied = [
        "loan",
        "opening_balance",
        "closing_balance",
        "balance",
        "days",
        "interest",
        "state",
        "checked_on",
        "refusal",
        "paid_on",
    ]


@admin.register(LoanRule)
class LoanRuleAdmin(RecordAdmin):
    place_levels = ["province", "city"]  # whom a rule is meant to hold does not set it
    list_display = ["region", "kind", "cap", "basis", "ratio", "months", "began_on", "ended_on"]
    list_filter = ["kind", "basis", ("cap", AmountRange), ("began_on", DayRange)]
    fieldsets = [
        (_("rule"), {"fields": ["region", "kind", "cap", "longest_months"]}),
        (_("interest subsidy"), {"fields": ["basis", "ratio", "months"]}),
        (_("in force"), {"fields": ["began_on", "ended_on", "note"]}),
    ]
    not_copied = ["ended_on"]
