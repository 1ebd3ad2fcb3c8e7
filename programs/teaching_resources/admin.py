from django.contrib import admin

from bureau.desk.admin import RecordAdmin
from programs.teaching_resources.models import Call, Selection


@admin.register(Call)
class CallAdmin(RecordAdmin):
    list_display = ["title", "region", "document_no", "opened_on", "closes_on"]
    search_fields = ["title", "document_no"]


@admin.register(Selection)
class SelectionAdmin(RecordAdmin):
    list_display = ["title", "kind", "region", "nominated_by", "state", "decided_on"]
    list_filter = ["kind", "state"]
    search_fields = ["title", "nominated_by"]
