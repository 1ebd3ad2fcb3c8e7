from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bureau.desk.admin import RecordAdmin, ScopedAdmin
from bureau.desk.bulk import BulkChange
from bureau.desk.filters import AmountRange, DayRange
from bureau.desk.lists import AskedAsOffered
from bureau.desk.people import found
from bureau.desk.spells import SpellInline
from veterans.look_up_page import LookUpPage
from veterans.models import (
    Enterprise,
    EnterpriseJobs,
    Office,
    Region,
    TrainingProvider,
    Veteran,
)


class FixedAdmin(AskedAsOffered, ScopedAdmin):
    """What migrations keep, to be looked at."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Region)
class RegionAdmin(FixedAdmin):
    list_display = ["name", "name_en", "code", "level", "parent"]
    list_filter = ["level"]
    list_select_related = ["parent"]
    search_fields = ["name__startswith", "pinyin__startswith", "code__startswith"]


@admin.register(Office)
class OfficeAdmin(RecordAdmin):
    list_display = ["name", "kind", "region", "stat_code"]
    list_filter = ["kind"]
    search_fields = ["name"]
    fieldsets = [(None, {"fields": ["region", "kind", "name", "stat_code", "note"]})]
    not_copied = ["stat_code"]


@admin.register(Veteran)
class VeteranAdmin(LookUpPage, RecordAdmin):
    beside = [(_("Find a person of another place"), "look_up")]
    list_display = [
        "name",
        "id_number",
        "region",
        "category",
        "discharged_on",
        "reported_on",
        "placement",
        "employment",
    ]
    list_filter = [
        "category",
        "placement",
        "employment",
        "merit",
        "education",
        ("discharged_on", DayRange),
        ("reported_on", DayRange),
    ]
    sortable_by = ["discharged_on"]
    search_fields = ["search_key"]
    people = ["pk"]
    fieldsets = [
        (_("person"), {"fields": ["name", "id_number", "sex", "birth_date", "ethnic_group"]}),
        (_("contact"), {"fields": ["phone", "region", "household_region"]}),
        (
            _("service"),
            {
                "fields": [
                    "category",
                    "enlisted_on",
                    "discharged_on",
                    "discharge_certificate",
                    "reported_on",
                    "placement",
                    "merit",
                ]
            },
        ),
        (_("since then"), {"fields": ["education", "employment", "died_on", "note"]}),
    ]
    not_copied = [
        "name",
        "sex",
        "birth_date",
        "ethnic_group",
        "discharge_certificate",
        "merit",
        "education",
        "died_on",
    ]
    bulk = [
        BulkChange(
            key="reported",
            label=_("mark as reported in"),
            asks=["reported_on"],
            applies_to=Q(reported_on__isnull=True),
        ),
        BulkChange(key="employment", label=_("set the employment status"), asks=["employment"]),
    ]

    def get_search_results(self, request, queryset, search_term):
        return found(queryset, search_term), False


class EnterpriseJobsInline(SpellInline):
    model = EnterpriseJobs
    fields = ["headcount", "began_on", "ended_on"]


@admin.register(Enterprise)
class EnterpriseAdmin(RecordAdmin):
    list_display = [
        "name",
        "credit_code",
        "region",
        "kind",
        "founder",
        "recognition_basis",
        "began_on",
        "ended_on",
    ]
    list_filter = [
        "kind",
        "recognition_basis",
        ("registered_on", DayRange),
        ("began_on", DayRange),
        ("ended_on", DayRange),
    ]
    search_fields = ["name__startswith", "credit_code__exact"]
    people = ["founder"]
    fieldsets = [
        (_("veteran"), {"fields": ["founder", "recognition_basis", "shareholding"]}),
        (
            _("enterprise"),
            {"fields": ["name", "credit_code", "kind", "industry", "registered_on"]},
        ),
        (_("contact"), {"fields": ["legal_representative", "phone", "address"]}),
        (_("recognition"), {"fields": ["region", "began_on", "ended_on", "note"]}),
    ]
    inlines = [EnterpriseJobsInline]
    not_copied = ["name", "shareholding", "legal_representative", "address", "ended_on"]
    bulk = [
        BulkChange(
            key="closed",
            label=_("mark as closed"),
            asks=["ended_on"],
            applies_to=Q(ended_on__isnull=True),
        ),
    ]


@admin.register(EnterpriseJobs)
class EnterpriseJobsAdmin(RecordAdmin):
    list_display = ["enterprise", "region", "headcount", "began_on", "ended_on"]
    list_filter = [("headcount", AmountRange), ("began_on", DayRange), ("ended_on", DayRange)]
    search_fields = ["enterprise__name__startswith", "enterprise__credit_code__exact"]
    fieldsets = [(None, {"fields": ["enterprise", "headcount", "began_on", "ended_on", "note"]})]
    not_copied = ["enterprise", "headcount", "ended_on"]
    bulk = [
        BulkChange(
            key="ended",
            label=_("end the headcount"),
            asks=["ended_on"],
            applies_to=Q(ended_on__isnull=True),
        ),
    ]


@admin.register(TrainingProvider)
class TrainingProviderAdmin(RecordAdmin):
    list_display = ["name", "kind", "region", "contact", "licence_no", "workstations"]
    list_filter = ["kind", ("workstations", AmountRange)]
    search_fields = ["name", "credit_code__exact"]
    fieldsets = [
        (_("provider"), {"fields": ["name", "credit_code", "kind", "licence_no", "region"]}),
        (_("contact"), {"fields": ["legal_representative", "contact", "phone", "address"]}),
        (_("premises"), {"fields": ["theory_area", "practice_area", "workstations"]}),
        (_("bank account"), {"fields": ["bank_name", "account_name", "bank_account", "note"]}),
    ]
    not_copied = ["name", "licence_no", "legal_representative", "contact", "account_name"]
