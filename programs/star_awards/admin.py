from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bureau.desk.admin import PartInline, RecordAdmin
from bureau.desk.bulk import BulkChange
from bureau.desk.filters import AmountRange, DayRange
from programs.star_awards.models import Nomination, Quota, Selection


class QuotaInline(PartInline):
    model = Quota
    fields = ["region", "star", "places"]
    place_levels = ["city"]


class NominationInline(PartInline):
    """What the cities nominated, to be judged; each is entered with its deeds on its own page."""

    model = Nomination
    fields = ["region", "veteran", "star", "unit", "state", "votes", "awarded_on"]
    place_levels = ["city"]
    max_num = 0
    can_delete = False


@admin.register(Selection)
class SelectionAdmin(RecordAdmin):
    list_display = ["title", "edition", "level", "region", "opens_on", "published_in"]
    list_filter = ["level", ("opens_on", DayRange)]
    search_fields = ["title"]
    place_levels = ["province", "city"]
    fieldsets = [
        (_("star selection"), {"fields": ["region", "level", "title", "edition", "opens_on"]}),
        (_("publication"), {"fields": ["published_in", "note"]}),
    ]
    inlines = [QuotaInline, NominationInline]
    not_copied = ["edition", "opens_on", "published_in"]


@admin.register(Quota)
class QuotaAdmin(RecordAdmin):
    entered_by = ["province"]  # whose selection it is; a quota is of a city
    list_display = ["selection", "region", "star", "places"]
    list_filter = ["star", ("places", AmountRange)]
    search_fields = ["selection__title"]
    place_levels = ["city"]
    fieldsets = [(None, {"fields": ["selection", "region", "star", "places", "note"]})]


@admin.register(Nomination)
class NominationAdmin(RecordAdmin):
    list_display = ["veteran", "star", "selection", "region", "unit", "state", "awarded_on"]
    list_filter = [
        "state",
        "star",
        "level",
        ("nominated_on", DayRange),
        ("notice_until", DayRange),
        ("awarded_on", DayRange),
        ("votes", AmountRange),
    ]
    search_fields = ["unit", "certificate_no"]
    people = ["veteran"]
    place_levels = ["city"]
    fieldsets = [
        (_("nomination"), {"fields": ["veteran", "star", "selection", "region", "nominated_on"]}),
        (_("achievements"), {"fields": ["unit", "deeds", "honours", "vetting"]}),
        (_("judging"), {"fields": ["state", "votes", "notice_from", "notice_until"]}),
        (_("award"), {"fields": ["awarded_on", "certificate_no", "note"]}),
    ]
    not_copied = [
        "unit",
        "deeds",
        "honours",
        "vetting",
        "state",
        "votes",
        "notice_from",
        "notice_until",
        "awarded_on",
        "certificate_no",
    ]
    bulk = [
        BulkChange(
            key="shortlisted",
            label=_("shortlist"),
            changes={"state": Nomination.State.SHORTLISTED},
            applies_to=Q(state="nominated"),
        ),
        BulkChange(
            key="in_notice",
            label=_("begin the public notice"),
            changes={"state": Nomination.State.IN_NOTICE},
            asks=["notice_from"],
            applies_to=Q(state__in=["nominated", "shortlisted"]),
        ),
        BulkChange(
            key="awarded",
            label=_("award the star"),
            changes={"state": Nomination.State.AWARDED},
            asks=["awarded_on"],
            applies_to=Q(state="in_notice"),
        ),
        BulkChange(
            key="not_chosen",
            label=_("mark as not chosen"),
            changes={"state": Nomination.State.NOT_CHOSEN},
            applies_to=Q(state__in=["nominated", "shortlisted", "in_notice"]),
        ),
    ]
