from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bureau.desk.admin import RecordAdmin
from bureau.desk.bulk import BulkChange
from bureau.desk.filters import DayRange
from programs.pilot_sites.models import PilotSite


@admin.register(PilotSite)
class PilotSiteAdmin(RecordAdmin):
    list_display = ["name", "kind", "region", "host", "level", "state", "began_on", "ended_on"]
    list_filter = [
        "state",
        "kind",
        "level",
        ("began_on", DayRange),
        ("decided_on", DayRange),
        ("ended_on", DayRange),
    ]
    search_fields = ["name", "host"]
    fieldsets = [
        (_("pilot site"), {"fields": ["name", "kind", "level", "region", "host", "purpose"]}),
        (_("decision"), {"fields": ["state", "decided_on"]}),
        (_("operation"), {"fields": ["began_on", "ended_on", "note"]}),
    ]
    not_copied = ["name", "host", "purpose", "state", "decided_on", "ended_on"]
    bulk = [
        BulkChange(
            key="approved",
            label=_("approve"),
            changes={"state": PilotSite.State.APPROVED},
            asks=["decided_on"],
            applies_to=Q(state="proposed"),
        ),
        BulkChange(
            key="refused",
            label=_("refuse"),
            changes={"state": PilotSite.State.REFUSED},
            asks=["decided_on", "note"],
            applies_to=Q(state="proposed"),
        ),
        BulkChange(
            key="ended",
            label=_("mark as ended"),
            asks=["ended_on"],
            applies_to=Q(ended_on__isnull=True),
        ),
    ]
