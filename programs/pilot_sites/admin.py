from django.contrib import admin

from bureau.desk.admin import RecordAdmin
from programs.pilot_sites.models import PilotSite


@admin.register(PilotSite)
class PilotSiteAdmin(RecordAdmin):
    list_display = ["name", "kind", "region", "host", "level", "began_on", "ended_on", "state"]
    list_filter = ["kind", "level", "state"]
    search_fields = ["name", "host"]
