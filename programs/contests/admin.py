from django.contrib import admin

from bureau.desk.admin import PartInline, RecordAdmin
from programs.contests.models import Contest, Entry, OrganiserPrize, Prize, Track


class TrackInline(PartInline):
    model = Track
    fields = ["title"]


class OrganiserPrizeInline(PartInline):
    model = OrganiserPrize
    fields = ["region", "organisation"]


class PrizeInline(PartInline):
    model = Prize
    fields = ["grade"]


@admin.register(Contest)
class ContestAdmin(RecordAdmin):
    list_display = ["title", "edition", "level", "region", "final_on"]
    list_filter = ["level"]
    search_fields = ["title"]
    inlines = [TrackInline, OrganiserPrizeInline]


@admin.register(Track)
class TrackAdmin(RecordAdmin):
    list_display = ["title", "contest", "region", "final_on"]
    list_filter = ["level"]
    search_fields = ["title", "contest__title"]


@admin.register(Entry)
class EntryAdmin(RecordAdmin):
    list_display = ["team", "project", "track", "region", "final_on", "standing", "stage"]
    list_filter = ["standing", "stage", "level"]
    search_fields = ["team", "project"]
    inlines = [PrizeInline]


@admin.register(Prize)
class PrizeAdmin(RecordAdmin):
    list_display = ["entry", "grade", "region", "final_on"]
    list_filter = ["grade", "level"]
    search_fields = ["entry__team", "entry__project"]


@admin.register(OrganiserPrize)
class OrganiserPrizeAdmin(RecordAdmin):
    list_display = ["organisation", "contest", "region", "final_on"]
    list_filter = ["level"]
    search_fields = ["organisation"]
