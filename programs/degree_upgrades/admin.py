from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bureau.desk.admin import RecordAdmin
from bureau.desk.bulk import BulkChange
from bureau.desk.filters import DayRange
from programs.degree_upgrades.models import Admission, AdmissionList


@admin.register(AdmissionList)
class AdmissionListAdmin(RecordAdmin):
    list_display = ["title", "document_no", "source", "received_on", "headcount", "signed_off_on"]
    list_filter = [("received_on", DayRange), ("signed_off_on", DayRange)]
    search_fields = ["title", "document_no"]
    fieldsets = [
        (
            _("document"),
            {"fields": ["region", "source", "document_no", "title", "received_on", "headcount"]},
        ),
        (_("signature"), {"fields": ["signed_off_by", "signed_off_on", "note"]}),
    ]
    not_copied = ["document_no", "headcount", "signed_off_by", "signed_off_on"]


@admin.register(Admission)
class AdmissionAdmin(RecordAdmin):
    list_display = ["veteran", "kind", "school", "major", "region", "admitted_on", "outcome"]
    list_filter = ["kind", "route", "outcome", ("admitted_on", DayRange)]
    search_fields = ["school", "admission_list__document_no"]
    people = ["veteran"]
    fieldsets = [
        (_("who"), {"fields": ["admission_list", "veteran", "region"]}),
        (_("programme"), {"fields": ["kind", "school", "major"]}),
        (_("admission"), {"fields": ["route", "admitted_on", "outcome", "note"]}),
    ]
    bulk = [
        BulkChange(
            key="declined",
            label=_("mark as turned down"),
            changes={"outcome": Admission.Outcome.DECLINED},
            applies_to=Q(outcome=Admission.Outcome.ADMITTED),
        ),
    ]
