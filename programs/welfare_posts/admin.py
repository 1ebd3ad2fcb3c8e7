from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from bureau.desk.admin import RecordAdmin
from bureau.desk.bulk import BulkChange
from bureau.desk.filters import AmountRange, DayRange
from bureau.desk.lists import AskedAsOffered
from bureau.desk.scope import INPUTS
from programs.welfare_posts.models import Placement, PostCategory
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
class PlacementAdmin(RecordAdmin):
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
            {
                "fields": [
                    "approved_on",
                    "began_on",
                    "agreement_until",
                    "monthly_wage",
                    "insurance",
                    "state",
                ]
            },
        ),
        (_("end"), {"fields": ["ended_on", "exit_reason", "vacancy_reported_on", "note"]}),
    ]
    bulk = [
        BulkChange(
            key="take_up",
            label=_("mark as in post"),
            changes={"state": Placement.State.IN_POST},
            applies_to=Q(state=Placement.State.APPROVED),
        ),
        BulkChange(
            key="end",
            label=_("end the placement"),
            changes={"state": Placement.State.ENDED},
            asks=["ended_on", "exit_reason"],
            applies_to=Q(state=Placement.State.IN_POST),
        ),
        BulkChange(
            key="vacancy",
            label=_("report the vacancy"),
            asks=["vacancy_reported_on"],
            applies_to=Q(state=Placement.State.ENDED, vacancy_reported_on=None),
        ),
    ]
    not_copied = ["difficulty_proof", "state", "ended_on", "exit_reason", "vacancy_reported_on"]
