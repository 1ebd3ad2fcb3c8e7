from django.contrib import admin

from bureau.desk.admin import RecordAdmin
from programs.degree_upgrades.models import Admission, AdmissionList


@admin.register(AdmissionList)
class AdmissionListAdmin(RecordAdmin):
    list_display = ["title", "document_no", "source", "received_on", "headcount", "signed_off_on"]
    search_fields = ["title", "document_no"]


@admin.register(Admission)
class AdmissionAdmin(RecordAdmin):
    list_display = ["veteran", "kind", "school", "region", "admitted_on", "outcome"]
    list_filter = ["kind", "route", "outcome"]
    search_fields = ["veteran__search_key", "school"]
    readonly_fields = ["signed_off_on"]
