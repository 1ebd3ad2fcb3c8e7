from django.contrib import admin

from bureau.desk.admin import RecordAdmin
from programs.incubators.models import Incubator, ProvincialCentre, Tenancy


@admin.register(Incubator)
class IncubatorAdmin(RecordAdmin):
    """Tenancies have a page of their own: one form cannot judge spells of which one ends another."""

    list_display = ["name", "region", "level", "kind", "area", "began_on", "ended_on"]
    list_filter = ["level", "kind"]
    search_fields = ["name"]


@admin.register(Tenancy)
class TenancyAdmin(RecordAdmin):
    list_display = ["enterprise", "incubator", "region", "began_on", "ended_on", "exit_reason"]
    list_filter = ["exit_reason"]
    search_fields = ["incubator__name", "enterprise__name"]


@admin.register(ProvincialCentre)
class ProvincialCentreAdmin(RecordAdmin):
    list_display = ["incubator", "circle", "region", "began_on", "ended_on"]
    list_filter = ["circle"]
    search_fields = ["incubator__name"]
