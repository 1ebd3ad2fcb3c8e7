from django.contrib import admin

from bureau.desk.admin import RecordAdmin
from programs.enterprise_liaison.models import Contact, LiaisonAppointment


@admin.register(LiaisonAppointment)
class LiaisonAppointmentAdmin(RecordAdmin):
    list_display = ["officer_name", "unit", "position", "region", "began_on", "ended_on"]
    search_fields = ["officer_name", "unit"]


@admin.register(Contact)
class ContactAdmin(RecordAdmin):
    list_display = ["contacted_on", "officer", "enterprise", "region", "way", "settled_on"]
    list_filter = ["way"]
    search_fields = ["officer__officer_name", "enterprise__name"]
