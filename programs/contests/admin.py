from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bureau.desk.admin import PartInline, RecordAdmin
from bureau.desk.bulk import BulkChange
from bureau.desk.filters import AmountRange, DayRange
from programs.contests.models import Contest, Entry, OrganiserPrize, PrizePlan, Track


class TrackInline(PartInline):
    model = Track
    fields = ["title"]


class PrizePlanInline(PartInline):
    model = PrizePlan
    fields = ["prize", "number"]


class EntryInline(PartInline):
    """The teams with their prizes, once the contest has tracks to put them in."""

    model = Entry
    fields = [
        "region",
        "track",
        "team",
        "project",
        "members",
        "stage",
        "score",
        "prize",
        "standing",
    ]
    place_levels = ["city"]

    def get_autocomplete_fields(self, request):
        """Of a contest's few tracks one is chosen from a list."""
        return [name for name in super().get_autocomplete_fields(request) if name != "track"]

    def get_formset(self, request, obj=None, **kwargs):
        self.tracks = Track.objects.filter(contest=obj)
        return super().get_formset(request, obj, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        offered = {"queryset": self.tracks} if db_field.name == "track" else {}
        return super().formfield_for_foreignkey(db_field, request, **kwargs, **offered)


class OrganiserPrizeInline(PartInline):
    model = OrganiserPrize
    fields = ["region", "organisation"]
    place_levels = ["city"]


@admin.register(Contest)
class ContestAdmin(RecordAdmin):
    list_display = ["title", "edition", "level", "region", "opens_on", "final_on"]
    list_filter = ["level", ("opens_on", DayRange), ("final_on", DayRange)]
    search_fields = ["title"]
    place_levels = ["province", "city"]
    fieldsets = [
        (_("contest"), {"fields": ["region", "level", "title", "edition", "organisers"]}),
        (_("dates"), {"fields": ["opens_on", "final_on", "note"]}),
    ]
    inlines = [TrackInline, PrizePlanInline, EntryInline, OrganiserPrizeInline]
    not_copied = ["edition", "opens_on", "final_on"]


@admin.register(Track)
class TrackAdmin(RecordAdmin):
    list_display = ["title", "contest", "region", "final_on"]
    list_filter = ["level"]
    search_fields = ["title", "contest__title"]
    fieldsets = [(None, {"fields": ["contest", "title", "note"]})]
    not_copied = ["title"]


@admin.register(PrizePlan)
class PrizePlanAdmin(RecordAdmin):
    list_display = ["contest", "region", "prize", "number"]
    list_filter = ["prize", ("number", AmountRange)]
    search_fields = ["contest__title"]
    place_levels = ["province", "city"]
    fieldsets = [(None, {"fields": ["contest", "prize", "number", "note"]})]
    not_copied = ["prize", "number"]


@admin.register(Entry)
class EntryAdmin(RecordAdmin):
    list_display = ["team", "project", "track", "region", "stage", "score", "prize", "standing"]
    list_filter = [
        "stage",
        "prize",
        "standing",
        "level",
        ("score", AmountRange),
        ("final_on", DayRange),
    ]
    search_fields = ["team", "project"]
    people = ["leader"]
    place_levels = ["city"]
    fieldsets = [
        (_("team entered"), {"fields": ["track", "region", "team", "project"]}),
        (_("team members"), {"fields": ["leader", "contact", "members"]}),
        (_("handed in"), {"fields": ["has_plan", "has_video"]}),
        (_("result"), {"fields": ["stage", "score", "prize", "standing", "note"]}),
    ]
    not_copied = [
        "team",
        "project",
        "contact",
        "members",
        "has_plan",
        "has_video",
        "stage",
        "score",
        "prize",
        "standing",
    ]
    bulk = [
        BulkChange(
            key="semi_final",
            label=_("advance to the semi-final"),
            changes={"stage": Entry.Stage.SEMI_FINAL},
            applies_to=Q(standing="competed", stage="heat"),
        ),
        BulkChange(
            key="final",
            label=_("advance to the final"),
            changes={"stage": Entry.Stage.FINAL},
            applies_to=Q(standing="competed", stage__in=["heat", "semi_final"]),
        ),
        BulkChange(
            key="prize",
            label=_("give a prize"),
            asks=["prize"],
            applies_to=Q(standing="competed", stage="final"),
        ),
        BulkChange(
            key="withdrawn",
            label=_("mark as pulled out"),
            changes={"standing": Entry.Standing.WITHDRAWN},
            applies_to=Q(standing="competed"),
        ),
    ]


@admin.register(OrganiserPrize)
class OrganiserPrizeAdmin(RecordAdmin):
    list_display = ["organisation", "contest", "region", "final_on"]
    list_filter = ["level", ("final_on", DayRange)]
    search_fields = ["organisation", "contest__title"]
    place_levels = ["city"]
    fieldsets = [(None, {"fields": ["contest", "region", "organisation", "note"]})]
    not_copied = ["organisation"]
