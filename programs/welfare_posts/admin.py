from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from bureau.desk.admin import RecordAdmin
from bureau.desk.bulk import BulkChange
from bureau.desk.filters import AmountRange, DayRange
from bureau.desk.lists import AskedAsOffered
from bureau.desk.scope import INPUTS
from programs.cases.acts import acts
from programs.cases.pages import CasePage
from programs.welfare_posts.filters import VacancyFilter
from programs.welfare_posts.models import MonthlyPay, Placement, PostCategory
from programs.welfare_posts.reporting import ReportMonth
from veterans.models import Region


@admin.register(PostCategory)
class PostCategoryAdmin(AskedAsOffered, ModelAdmin):
    """Categories belong to no place: everybody reads them, and the province keeps them."""

    formfield_overrides = INPUTS
    list_display = ["name", "examples", "in_use"]
    list_filter = ["in_use"]
    search_fields = ["name"]
    fieldsets = [(_("post category"), {"fields": ["name", "examples", "in_use"]})]

    def has_add_permission(self, request):
        return super().has_add_permission(request) and _is_of_the_province(request)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and _is_of_the_province(request)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and _is_of_the_province(request)


def _is_of_the_province(request):
    return request.user.scope.level == Region.Level.PROVINCE


@admin.register(Placement)
class PlacementAdmin(CasePage, RecordAdmin):
    list_display = [
        "veteran",
        "category",
        "post_title",
        "employing_unit",
        "region",
        "monthly_wage",
        "began_on",
        "agreement_until",
        "ended_on",
        "state",
    ]
    list_filter = [
        VacancyFilter,
        "state",
        "category",
        "difficulty",
        "insurance",
        "exit_reason",
        ("monthly_wage", AmountRange),
        ("began_on", DayRange),
        ("agreement_until", DayRange),
        ("ended_on", DayRange),
    ]
    search_fields = ["post_title", "employing_unit"]
    people = ["veteran"]
    fieldsets = [
        (_("person"), {"fields": ["veteran", "region", "difficulty", "difficulty_proof"]}),
        (
            _("post"),
            {"fields": ["post_title", "category", "employing_unit", "management_body"]},
        ),
        (
            _("labour agreement"),
            {"fields": ["began_on", "agreement_until", "monthly_wage", "insurance"]},
        ),
        (_("state of the case"), {"fields": ["state", "returned_because"]}),
        (_("decision"), {"fields": ["notice_from", "notice_until", "approved_on", "refusal"]}),
        (_("end"), {"fields": ["ended_on", "exit_reason", "vacancy_reported_on", "note"]}),
    ]
    bulk = [
        *acts(Placement),
        BulkChange(
            key="prolong",
            label=_("prolong the agreement"),
            asks=["agreement_until"],
            applies_to=Q(state=Placement.State.IN_POST),
        ),
        BulkChange(
            key="vacancy",
            label=_("report the vacancy"),
            asks=["vacancy_reported_on"],
            applies_to=Q(state=Placement.State.ENDED, vacancy_reported_on=None),
        ),
        ReportMonth(key="report_month", label=_("report last month as fully attended")),
    ]
    not_copied = ["difficulty_proof"]


@admin.register(MonthlyPay)
class MonthlyPayAdmin(CasePage, RecordAdmin):
    list_display = [
        "placement",
        "region",
        "month",
        "required_days",
        "attended_days",
        "amount",
        "state",
        "paid_on",
    ]
    list_filter = [
        "state",
        ("month", DayRange),
        ("attended_days", AmountRange),
        ("amount", AmountRange),
        ("paid_on", DayRange),
    ]
    people = ["veteran"]
    fieldsets = [
        (
            _("attendance"),
            {"fields": ["placement", "month", "required_days", "attended_days"]},
        ),
        (_("amount"), {"fields": ["standard", "amount"]}),
        (_("state of the case"), {"fields": ["state", "returned_because", "paid_on", "note"]}),
    ]
    bulk = acts(MonthlyPay)
    not_copied = ["placement", "required_days", "attended_days", "standard"]

    def get_list_select_related(self, request):
        """A placement is called after its veteran."""
        return [*super().get_list_select_related(request), "placement__veteran"]
