from django.contrib import admin

from bureau.desk.admin import PartInline, RecordAdmin
from programs.live_recruitment.models import LiveSession, Recruiter, SessionReading


class RecruiterInline(PartInline):
    model = Recruiter
    fields = ["enterprise_name", "credit_code", "enterprise", "posts", "applicants", "hired"]


class SessionReadingInline(PartInline):
    model = SessionReading
    fields = ["read_on", "value", "source", "evidence"]


@admin.register(LiveSession)
class LiveSessionAdmin(RecordAdmin):
    list_display = ["title", "theme", "region", "held_on", "state", "platform"]
    list_filter = ["state"]
    search_fields = ["title", "theme"]
    inlines = [RecruiterInline, SessionReadingInline]


@admin.register(Recruiter)
class RecruiterAdmin(RecordAdmin):
    list_display = ["enterprise_name", "session", "region", "held_on", "posts", "hired"]
    search_fields = ["enterprise_name", "credit_code"]


@admin.register(SessionReading)
class SessionReadingAdmin(RecordAdmin):
    list_display = ["topic", "region", "read_on", "value", "source"]
    search_fields = ["topic__title"]
