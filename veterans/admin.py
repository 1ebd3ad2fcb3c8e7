from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from bureau.desk.admin import PartInline, RecordAdmin, ScopedAdmin
from veterans.models import (
    Enterprise,
    EnterpriseJobs,
    Office,
    Region,
    TrainingProvider,
    Veteran,
)


class FixedAdmin(ScopedAdmin):
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


@admin.register(Veteran)
class VeteranAdmin(RecordAdmin):
    list_display = ["name", "id_number", "region", "category", "discharged_on", "placement"]
    list_filter = ["category", "placement", "employment"]
    sortable_by = ["discharged_on"]
    search_fields = ["search_key"]
    search_help_text = _("the beginning of the name, of its pinyin, or its initials")
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

    def get_search_results(self, request, queryset, search_term):
        return queryset.called(search_term), False


class EnterpriseJobsInline(PartInline):
    model = EnterpriseJobs
    fields = ["headcount", "began_on", "ended_on"]


@admin.register(Enterprise)
class EnterpriseAdmin(RecordAdmin):
    list_display = ["name", "credit_code", "region", "founder", "began_on", "ended_on"]
    list_filter = ["kind", "recognition_basis"]
    search_fields = ["name__startswith", "credit_code__exact"]
    inlines = [EnterpriseJobsInline]


@admin.register(EnterpriseJobs)
class EnterpriseJobsAdmin(RecordAdmin):
    list_display = ["enterprise", "region", "headcount", "began_on", "ended_on"]
    search_fields = ["enterprise__name__startswith"]


@admin.register(TrainingProvider)
class TrainingProviderAdmin(RecordAdmin):
    list_display = ["name", "kind", "region", "contact", "workstations"]
    list_filter = ["kind"]
    search_fields = ["name"]
