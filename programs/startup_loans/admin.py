from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bureau.desk.admin import PartInline, RecordAdmin
from bureau.desk.bulk import BulkChange
from bureau.desk.filters import AmountRange, DayRange
from programs.cases.acts import acts
from programs.cases.pages import CasePage
from programs.startup_loans.models import (
    AnnualSettlement,
    BankClaim,
    InterestSubsidy,
    Loan,
    LoanRule,
    LoanStanding,
)
from programs.startup_loans.models.states import CLAIM_OPEN


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
    readonly_fields = ["state", "paid_on"]  # which forms have none of

    def has_add_permission(self, request, obj=None):
        return False

    has_change_permission = has_delete_permission = has_add_permission


@admin.register(Loan)
class LoanAdmin(CasePage, RecordAdmin):
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
        *acts(Loan),
        BulkChange(
            key="repaid",
            label=_("mark as repaid"),
            asks=["repaid_on"],
            applies_to=Q(state=Loan.State.DISBURSED, repaid_on=None),
        ),
    ]
    not_copied = ["enterprise", "own_funds"]


@admin.register(InterestSubsidy)
class InterestSubsidyAdmin(CasePage, RecordAdmin):
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
        (_("claim"), {"fields": ["loan", "claimed_on", "year", "quarter", "claim", "standing"]}),
        (
            _("interest"),
            {"fields": ["opening_balance", "closing_balance", "balance", "days", "interest"]},
        ),
        (_("interest subsidy"), {"fields": ["rate", "ratio", "amount"]}),
        (_("state of the case"), {"fields": ["state", "returned_because"]}),
        (_("decision"), {"fields": ["checked_on", "approved_on", "refusal"]}),
        (_("payment"), {"fields": ["paid_on", "note"]}),
    ]
    bulk = [
        *acts(InterestSubsidy),
        BulkChange(
            key="put_under",
            label=_("put under a bank's claim"),
            asks=["claim"],
            applies_to=Q(state__in=CLAIM_OPEN),
        ),
    ]
    not_copied = [
        "loan",
        "standing",
        "opening_balance",
        "closing_balance",
        "balance",
        "days",
        "interest",
    ]


@admin.register(LoanStanding)
class LoanStandingAdmin(RecordAdmin):
    list_display = ["loan", "region", "kind", "began_on", "ended_on"]
    list_filter = ["kind", ("began_on", DayRange), ("ended_on", DayRange)]
    search_fields = ["loan__contract_no__startswith"]
    people = ["loan__veteran", "loan__enterprise__founder"]
    fieldsets = [
        (
            _("extended or overdue time of a loan"),
            {"fields": ["loan", "kind", "began_on", "ended_on", "note"]},
        )
    ]
    bulk = [
        BulkChange(
            key="ended",
            label=_("mark as ended"),
            asks=["ended_on"],
            applies_to=Q(ended_on=None),
        ),
    ]
    not_copied = ["loan", "began_on", "ended_on"]


class LineInline(InterestSubsidyInline):
    """The loans that a bank's claim is of, each entered in a form of its own."""

    fields = ["loan", *InterestSubsidyInline.fields[2:]]


@admin.register(BankClaim)
class BankClaimAdmin(RecordAdmin):
    list_display = ["bank", "region", "year", "quarter", "number", "amount", "handed_in_on"]
    list_filter = [
        ("year", AmountRange),
        ("quarter", AmountRange),
        ("amount", AmountRange),
        ("handed_in_on", DayRange),
    ]
    search_fields = ["bank__startswith"]
    fieldsets = [
        (_("claim"), {"fields": ["region", "bank", "year", "quarter", "handed_in_on"]}),
        (
            _("as the bank states it"),
            {
                "fields": [
                    "number",
                    "opening_balance",
                    "closing_balance",
                    "interest",
                    "amount",
                    "note",
                ]
            },
        ),
    ]
    inlines = [LineInline]
    not_copied = ["number", "opening_balance", "closing_balance", "interest", "amount"]


@admin.register(AnnualSettlement)
class AnnualSettlementAdmin(CasePage, RecordAdmin):
    list_display = [
        "region",
        "year",
        "advanced",
        "interest_paid",
        "difference",
        "state",
        "settled_on",
    ]
    list_filter = ["state", ("year", AmountRange), ("settled_on", DayRange)]
    fieldsets = [
        (_("annual settlement"), {"fields": ["region", "year", "advanced"]}),
        (_("interest subsidies"), {"fields": ["interest_paid", "difference"]}),
        (_("decision"), {"fields": ["state", "settled_on", "note"]}),
    ]
    bulk = acts(AnnualSettlement)
    not_copied = ["advanced"]


@admin.register(LoanRule)
class LoanRuleAdmin(RecordAdmin):
    place_levels = ["province", "city"]  # whom a rule is meant to hold does not set it
    list_display = ["region", "kind", "cap", "basis", "ratio", "months", "began_on", "ended_on"]
    list_filter = ["kind", "basis", ("cap", AmountRange), ("began_on", DayRange)]
    fieldsets = [
        (
            _("rule"),
            {"fields": ["region", "kind", "cap", "longest_months", "excludes_post_holders"]},
        ),
        (_("interest subsidy"), {"fields": ["basis", "ratio", "months"]}),
        (_("in force"), {"fields": ["began_on", "ended_on", "note"]}),
    ]
    not_copied = ["ended_on"]
