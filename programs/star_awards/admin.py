from decimal import ROUND_HALF_UP, Decimal

from django.contrib import admin
from django.db.models import Avg, OuterRef, Q, Subquery
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from bureau.desk.admin import PartInline, RecordAdmin
from bureau.desk.bulk import BulkChange
from bureau.desk.filters import AmountRange, DayRange
from programs.cases.acts import acts
from programs.cases.pages import CasePage
from programs.star_awards.models import JuryScore, Nomination, Quota, Selection
from veterans.models import Region

HUNDREDTH = Decimal("0.01")


class QuotaInline(PartInline):
    model = Quota
    fields = ["region", "star", "places"]
    place_levels = ["city"]


class NominationInline(PartInline):
    """What the cities nominated; each is entered, judged and decided on its own page."""

    model = Nomination
    fields = ["region", "veteran", "star", "unit", "state", "votes", "awarded_on"]
    readonly_fields = ["state", "votes", "awarded_on"]
    place_levels = ["city"]
    max_num = 0
    can_delete = False

    def has_change_permission(self, request, obj=None):
        return False


class JuryScoreInline(PartInline):
    """Scores of a provincial selection are the province's to enter."""

    model = JuryScore
    fields = ["juror", "score"]

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and _judges(request, obj)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and _judges(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and _judges(request, obj)


def _judges(request, nomination):
    if nomination is None:
        return False
    at_home = nomination.level != Selection.Level.PROVINCE
    return at_home or request.user.scope.level == Region.Level.PROVINCE


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
class NominationAdmin(CasePage, RecordAdmin):
    list_display = [
        "veteran",
        "star",
        "selection",
        "region",
        "unit",
        "state",
        "mean_score",
        "votes",
        "awarded_on",
    ]
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
        (_("state of the case"), {"fields": ["state", "returned_because"]}),
        (_("judging"), {"fields": ["votes", "notice_from", "notice_until"]}),
        (_("award"), {"fields": ["awarded_on", "certificate_no", "note"]}),
    ]
    inlines = [JuryScoreInline]
    not_copied = ["unit", "deeds", "honours", "vetting"]
    bulk = [
        *acts(Nomination),
        BulkChange(
            key="votes",
            label=_("enter the votes"),
            asks=["votes"],
            applies_to=Q(state__in=["shortlisted", "in_notice"]),
        ),
        BulkChange(
            key="certificate",
            label=_("enter the certificate number"),
            asks=["certificate_no"],
            applies_to=Q(state="awarded"),
        ),
    ]

    def get_queryset(self, request):
        """Each with what its jurors gave it on the whole."""
        scores = JuryScore.objects.filter(nomination=OuterRef("pk")).order_by()
        mean = scores.values("nomination").annotate(mean=Avg("score")).values("mean")
        return super().get_queryset(request).annotate(mean_score=Subquery(mean))

    @admin.display(description=_("mean of the jury"), ordering="mean_score")
    def mean_score(self, nomination):
        mean = nomination.mean_score
        return None if mean is None else number_format(mean.quantize(HUNDREDTH, ROUND_HALF_UP))


@admin.register(JuryScore)
class JuryScoreAdmin(RecordAdmin):
    list_display = ["nomination", "region", "juror", "score"]
    list_filter = [("score", AmountRange)]
    search_fields = ["juror"]
    people = ["nomination__veteran"]
    place_levels = ["city"]
    fieldsets = [(None, {"fields": ["nomination", "juror", "score", "note"]})]
    not_copied = ["juror", "score"]
