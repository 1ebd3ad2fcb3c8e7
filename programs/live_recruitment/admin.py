from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bureau.desk.admin import PartInline, RecordAdmin
from bureau.desk.bulk import BulkChange
from bureau.desk.filters import DayRange
from programs.live_recruitment.models import LiveSession, Recruiter, SessionReading, State


class RecruiterInline(PartInline):
    model = Recruiter
    fields = ["credit_code", "enterprise_name", "positions", "posts", "applicants", "hired"]


class SessionReadingInline(PartInline):
    model = SessionReading
    fields = ["read_on", "value", "source", "evidence"]


@admin.register(LiveSession)
class LiveSessionAdmin(RecordAdmin):
    fieldsets = [
        (None, {"fields": ["region", "title", "theme", "held_on", "state"]}),
        (_("broadcast"), {"fields": ["platform", "host", "url"]}),
        (None, {"fields": ["note"]}),
    ]
    list_display = ["title", "theme", "region", "held_on", "state", "platform"]
    list_filter = ["state", ("held_on", DayRange)]
    search_fields = ["title", "theme"]
    inlines = [RecruiterInline, SessionReadingInline]
    not_copied = ["held_on", "state", "url"]
    bulk = [
        BulkChange(
            key="held",
            label=_("mark as held"),
            changes={"state": State.HELD},
            applies_to=Q(state=State.ANNOUNCED),
        ),
        BulkChange(
            key="cancelled",
            label=_("mark as cancelled"),
            changes={"state": State.CANCELLED},
            asks=["note"],
            applies_to=Q(state=State.ANNOUNCED),
        ),
    ]


@admin.register(Recruiter)
class RecruiterAdmin(RecordAdmin):
    fieldsets = [
        (None, {"fields": ["session", "credit_code", "enterprise_name", "enterprise"]}),
        (_("posts"), {"fields": ["positions", "posts"]}),
        (_("result"), {"fields": ["applicants", "hired"]}),
        (None, {"fields": ["note"]}),
    ]
    list_display = [
        "enterprise_name",
        "credit_code",
        "session",
        "region",
        "held_on",
        "state",
        "posts",
        "applicants",
        "hired",
    ]
    list_filter = ["state", ("held_on", DayRange)]
    search_fields = ["enterprise_name", "credit_code"]
    not_copied = [
        "credit_code",
        "enterprise_name",
        "enterprise",
        "positions",
        "posts",
        "applicants",
        "hired",
    ]


@admin.register(SessionReading)
class SessionReadingAdmin(RecordAdmin):
    fieldsets = [
        (None, {"fields": ["topic", "read_on", "value"]}),
        (_("evidence"), {"fields": ["source", "evidence"]}),
        (None, {"fields": ["note"]}),
    ]
    list_display = ["topic", "region", "read_on", "value", "source", "evidence"]
    list_filter = [("read_on", DayRange)]
    search_fields = ["topic__title"]
    not_copied = ["read_on", "value", "evidence"]
