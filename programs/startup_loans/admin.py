from django.contrib import admin

from bureau.desk.admin import PartInline, RecordAdmin
from programs.startup_loans.models import InterestSubsidy, Loan, LoanRule


class InterestSubsidyInline(PartInline):
    model = InterestSubsidy
    fields = [
        "year",
        "quarter",
        "standing",
        "opening_balance",
        "closing_balance",
        "balance",
        "days",
        "interest",
        "rate",
        "ratio",
        "amount",
        "state",
        "claimed_on",
        "checked_on",
        "refusal",
        "paid_on",
    ]


@admin.register(Loan)
class LoanAdmin(RecordAdmin):
    list_display = [
        "contract_no",
        "region",
        "kind",
        "veteran",
        "enterprise",
        "bank",
        "amount",
        "state",
        "disbursed_on",
    ]
    list_filter = ["kind", "state", "refusal"]
    search_fields = [
        "contract_no__startswith",
        "veteran__search_key__startswith",
        "enterprise__name__startswith",
    ]
    inlines = [InterestSubsidyInline]


@admin.register(InterestSubsidy)
class InterestSubsidyAdmin(RecordAdmin):
    list_display = ["loan", "region", "year", "quarter", "standing", "amount", "state", "paid_on"]
    list_filter = ["state", "standing", "refusal", "year", "quarter"]
    search_fields = ["loan__contract_no__startswith"]


@admin.register(LoanRule)
class LoanRuleAdmin(RecordAdmin):
    list_display = ["region", "kind", "cap", "basis", "ratio", "months", "began_on", "ended_on"]
    list_filter = ["kind", "basis"]
