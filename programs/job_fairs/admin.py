from django.contrib import admin

from bureau.desk.admin import PartInline, RecordAdmin
from programs.job_fairs.models import Booth, JobFair, Visit


class BoothInline(PartInline):
    model = Booth
    fields = [
        "credit_code",
        "employer",
        "post_titles",
        "posts_offered",
        "lowest_pay",
        "highest_pay",
    ]


@admin.register(JobFair)
class JobFairAdmin(RecordAdmin):
    """Visits have a page of their own: a fair has hundreds, too many for one form."""

    list_display = ["title", "region", "held_on", "state", "level", "venue"]
    list_filter = ["state", "level"]
    search_fields = ["title"]
    inlines = [BoothInline]


@admin.register(Booth)
class BoothAdmin(RecordAdmin):
    list_display = [
        "employer",
        "credit_code",
        "fair",
        "region",
        "held_on",
        "state",
        "posts_offered",
    ]
    list_filter = ["state"]
    search_fields = ["employer", "credit_code"]


@admin.register(Visit)
class VisitAdmin(RecordAdmin):
    list_display = ["fair", "veteran", "name", "region", "held_on", "state", "intent", "signed_on"]
    list_filter = ["visitor", "state", "intent"]
    search_fields = ["veteran__search_key", "name"]
