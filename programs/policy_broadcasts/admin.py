from django.contrib import admin

from bureau.desk.admin import PartInline, RecordAdmin
from programs.policy_broadcasts.models import Broadcast, Topic, TopicReading, Video


class TopicReadingInline(PartInline):
    model = TopicReading
    fields = ["read_on", "value", "source", "evidence"]


@admin.register(Topic)
class TopicAdmin(RecordAdmin):
    list_display = ["name", "platform", "region", "cumulative"]
    list_filter = ["cumulative"]
    search_fields = ["name", "platform"]
    inlines = [TopicReadingInline]


@admin.register(TopicReading)
class TopicReadingAdmin(RecordAdmin):
    list_display = ["topic", "region", "read_on", "value", "source"]
    search_fields = ["topic__name"]


@admin.register(Video)
class VideoAdmin(RecordAdmin):
    list_display = ["title", "column", "region", "published_on", "platform"]
    search_fields = ["title", "column"]


@admin.register(Broadcast)
class BroadcastAdmin(RecordAdmin):
    list_display = ["title", "region", "held_on", "state", "host", "platform"]
    list_filter = ["state"]
    search_fields = ["title", "host", "guests"]
