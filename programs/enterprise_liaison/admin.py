from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bureau.desk.admin import PartInline, RecordAdmin
from bureau.desk.bulk import BulkChange
from bureau.desk.filters import DayRange
from programs.enterprise_liaison.models import Contact, LiaisonAppointment


class ContactInline(PartInline):
    model = Contact
    fields = ["enterprise", "contacted_on", "way", "problem", "policy_explained", "settled_on"]


@admin.register(LiaisonAppointment)
class LiaisonAppointmentAdmin(RecordAdmin):
    list_display = ["officer_name", "unit", "position", "region", "began_on", "ended_on"]
    list_filter = [("began_on", DayRange), ("ended_on", DayRange)]
    search_fields = ["officer_name", "unit"]
    fieldsets = [
        (_("officer"), {"fields": ["officer_name", "region", "unit", "position", "phone"]}),
        (_("appointment"), {"fields": ["appointed_by", "began_on", "ended_on", "note"]}),
    ]
    inlines = [ContactInline]
    not_copied = ["officer_name", "position", "ended_on"]
    bulk = [
        BulkChange(
            key="ended",
            label=_("end the appointment"),
            asks=["ended_on"],
            applies_to=Q(ended_on__isnull=True),
        ),
    ]


@admin.register(Contact)
class ContactAdmin(RecordAdmin):
    list_display = ["contacted_on", "officer", "enterprise", "region", "way", "settled_on"]
    list_filter = ["way", ("contacted_on", DayRange), ("settled_on", DayRange)]
    search_fields = [
        "officer__officer_name__startswith",
        "enterprise__name__startswith",
        "enterprise__credit_code__exact",
    ]
    people = ["enterprise__founder"]
    fieldsets = [
        (_("contact"), {"fields": ["enterprise", "officer", "contacted_on", "way"]}),
        (_("what was said"), {"fields": ["problem", "policy_explained"]}),
        (_("settlement"), {"fields": ["department", "settled_on", "note"]}),
    ]
    not_copied = ["enterprise", "problem", "department", "settled_on"]
    bulk = [
        BulkChange(
            key="settled",
            label=_("mark the problem as settled"),
            asks=["settled_on"],
            applies_to=Q(settled_on__isnull=True) & ~Q(problem=""),
        ),
    ]
