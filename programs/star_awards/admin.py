from django.contrib import admin

from bureau.desk.admin import PartInline, RecordAdmin
from programs.star_awards.models import Nomination, Quota, Selection


class QuotaInline(PartInline):
    model = Quota
    fields = ["region", "star", "places"]


@admin.register(Selection)
class SelectionAdmin(RecordAdmin):
    list_display = ["title", "edition", "level", "region", "opens_on"]
    list_filter = ["level"]
    search_fields = ["title"]
    inlines = [QuotaInline]


@admin.register(Quota)
class QuotaAdmin(RecordAdmin):
    list_display = ["selection", "region", "star", "places"]
    list_filter = ["star"]
    search_fields = ["selection__title"]


@admin.register(Nomination)
class NominationAdmin(RecordAdmin):
    list_display = ["veteran", "star", "selection", "region", "state", "awarded_on"]
    list_filter = ["state", "star", "level"]
    search_fields = ["veteran__search_key", "unit"]
