from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bureau.desk.admin import PartInline, RecordAdmin
from bureau.desk.bulk import BulkChange
from bureau.desk.filters import DayRange
from programs.policy_broadcasts.models import Broadcast, Topic, TopicReading, Video


class TopicReadingInline(PartInline):
    model = TopicReading
    fields = ["read_on", "value", "source", "evidence"]


@admin.register(Topic)
class TopicAdmin(RecordAdmin):
    fieldsets = [
        (None, {"fields": ["region", "name", "platform", "url", "cumulative"]}),
        (None, {"fields": ["note"]}),
    ]
    list_display = ["name", "platform", "region", "cumulative"]
    list_filter = ["cumulative"]
    search_fields = ["name", "platform"]
    inlines = [TopicReadingInline]
    not_copied = ["name", "url"]


@admin.register(TopicReading)
class TopicReadingAdmin(RecordAdmin):
    fieldsets = [
        (None, {"fields": ["topic", "read_on", "value"]}),
        (_("evidence"), {"fields": ["source", "evidence"]}),
        (None, {"fields": ["note"]}),
    ]
    list_display = ["topic", "region", "read_on", "value", "source", "evidence"]
    list_filter = [("read_on", DayRange)]
    search_fields = ["topic__name"]
    not_copied = ["read_on", "value", "evidence"]


@admin.register(Video)
class VideoAdmin(RecordAdmin):
    fieldsets = [
        (None, {"fields": ["region", "topic", "column", "title", "published_on"]}),
        (_("platform"), {"fields": ["platform", "url", "reads"]}),
        (None, {"fields": ["note"]}),
    ]
    list_display = ["title", "column", "region", "topic", "published_on", "platform", "reads"]
    list_filter = [("published_on", DayRange)]
    search_fields = ["title", "column"]
    not_copied = ["title", "url", "reads"]


@admin.register(Broadcast)
class BroadcastAdmin(RecordAdmin):
    fieldsets = [
        (None, {"fields": ["region", "topic", "title", "held_on", "state", "minutes"]}),
        (_("people"), {"fields": ["host", "guests"]}),
        (_("platform"), {"fields": ["platform", "views", "evidence"]}),
        (None, {"fields": ["note"]}),
    ]
    list_display = ["title", "region", "held_on", "state", "minutes", "host", "platform", "views"]
    list_filter = ["state", ("held_on", DayRange)]
    search_fields = ["title", "host", "guests"]
    not_copied = ["title", "held_on", "state", "minutes", "views", "evidence"]
    bulk = [
        BulkChange(
            key="held",
            label=_("mark as held"),
            changes={"state": Broadcast.State.HELD},
            asks=["minutes"],
            applies_to=Q(state=Broadcast.State.ANNOUNCED),
        ),
        BulkChange(
            key="cancelled",
            label=_("mark as cancelled"),
            changes={"state": Broadcast.State.CANCELLED},
            asks=["note"],
            applies_to=Q(state=Broadcast.State.ANNOUNCED),
        ),
    ]
