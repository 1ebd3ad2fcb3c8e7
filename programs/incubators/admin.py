from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bureau.desk.admin import RecordAdmin
from bureau.desk.bulk import BulkChange
from bureau.desk.filters import AmountRange, DayRange
from bureau.desk.spells import SpellInline
from programs.incubators.models import Incubator, ProvincialCentre, Tenancy


class TenancyInline(SpellInline):
    model = Tenancy
    fields = [
        "enterprise",
        "began_on",
        "agreed_until",
        "area",
        "rent_reduction",
        "ended_on",
        "exit_reason",
    ]


@admin.register(Incubator)
class IncubatorAdmin(RecordAdmin):
    list_display = ["name", "region", "level", "kind", "area", "operator", "began_on", "ended_on"]
    list_filter = [
        "level",
        "kind",
        ("area", AmountRange),
        ("began_on", DayRange),
        ("ended_on", DayRange),
    ]
    search_fields = ["name", "operator"]
    fieldsets = [
        (_("incubator"), {"fields": ["name", "began_on", "kind", "level"]}),
        (_("premises"), {"fields": ["region", "address", "area"]}),
        (_("operation"), {"fields": ["operator", "person_in_charge", "phone"]}),
        (_("closing"), {"fields": ["ended_on", "note"]}),
    ]
    inlines = [TenancyInline]
    not_copied = ["name", "address", "area", "ended_on"]
    bulk = [
        BulkChange(
            key="closed",
            label=_("mark as closed"),
            asks=["ended_on"],
            applies_to=Q(ended_on__isnull=True),
        ),
    ]


@admin.register(Tenancy)
class TenancyAdmin(RecordAdmin):
    list_display = [
        "enterprise",
        "incubator",
        "region",
        "began_on",
        "agreed_until",
        "area",
        "ended_on",
        "exit_reason",
    ]
    list_filter = [
        "exit_reason",
        ("began_on", DayRange),
        ("agreed_until", DayRange),
        ("ended_on", DayRange),
        ("rent_reduction", AmountRange),
    ]
    search_fields = [
        "incubator__name",
        "enterprise__name__startswith",
        "enterprise__credit_code__exact",
    ]
    people = ["enterprise__founder"]
    fieldsets = [
        (_("tenancy"), {"fields": ["enterprise", "incubator", "began_on", "agreed_until"]}),
        (_("terms"), {"fields": ["area", "rent_reduction"]}),
        (_("leaving"), {"fields": ["ended_on", "exit_reason", "note"]}),
    ]
    not_copied = ["enterprise", "area", "ended_on", "exit_reason"]
    bulk = [
        BulkChange(
            key="left",
            label=_("mark as having left"),
            asks=["ended_on", "exit_reason"],
            applies_to=Q(ended_on__isnull=True),
        ),
    ]


@admin.register(ProvincialCentre)
class ProvincialCentreAdmin(RecordAdmin):
    entered_by = ["province"]
    list_display = ["incubator", "circle", "region", "document_no", "began_on", "ended_on"]
    list_filter = ["circle", ("began_on", DayRange)]
    search_fields = ["incubator__name", "document_no"]
    fieldsets = [
        (None, {"fields": ["incubator", "began_on", "circle", "document_no", "ended_on", "note"]}),
    ]
    not_copied = ["incubator", "document_no", "ended_on"]
