from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bureau.desk.admin import RecordAdmin
from bureau.desk.bulk import BulkChange
from bureau.desk.filters import AmountRange, DayRange
from programs.teaching_resources.models import Call, Selection

NOMINATED = Q(state=Selection.State.NOMINATED)


@admin.register(Call)
class CallAdmin(RecordAdmin):
    list_display = ["title", "region", "document_no", "opened_on", "closes_on"]
    list_filter = [("closes_on", DayRange)]
    search_fields = ["title", "document_no"]
    fieldsets = [
        (_("document"), {"fields": ["region", "title", "document_no"]}),
        (_("nominations"), {"fields": ["opened_on", "closes_on", "note"]}),
    ]
    not_copied = ["document_no", "opened_on", "closes_on"]


@admin.register(Selection)
class SelectionAdmin(RecordAdmin):
    list_display = ["title", "kind", "region", "nominated_by", "score", "state", "decided_on"]
    list_filter = ["kind", "state", ("score", AmountRange), ("decided_on", DayRange)]
    search_fields = ["title", "nominated_by", "lecturer", "call__title"]
    fieldsets = [
        (_("resource"), {"fields": ["call", "kind", "title", "provider", "lecturer", "hours"]}),
        (
            _("nomination"),
            {"fields": ["region", "nominated_by", "nominated_on", "opinion"]},
        ),
        (_("selection"), {"fields": ["score", "state", "decided_on", "note"]}),
    ]
    bulk = [
        BulkChange(
            key="selected",
            label=_("mark as selected"),
            changes={"state": Selection.State.SELECTED},
            asks=["decided_on"],
            applies_to=NOMINATED,
        ),
        BulkChange(
            key="not_selected",
            label=_("mark as not selected"),
            changes={"state": Selection.State.NOT_SELECTED},
            asks=["decided_on"],
            applies_to=NOMINATED,
        ),
        BulkChange(
            key="withdrawn",
            label=_("mark as withdrawn"),
            changes={"state": Selection.State.WITHDRAWN},
            applies_to=NOMINATED,
        ),
    ]
    not_copied = ["title", "provider", "lecturer", "opinion", "score", "state", "decided_on"]
