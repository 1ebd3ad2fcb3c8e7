from django.contrib import admin
from django.db.models import Q
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action

from bureau.desk.admin import PartInline, RecordAdmin
from bureau.desk.bulk import BulkChange
from bureau.desk.filters import AmountRange, DayRange
from bureau.desk.pasting import Pasting
from programs.job_fairs.models import Booth, JobFair, Visit
from programs.job_fairs.pages import JobDaysPage


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


class VisitInline(PartInline):
    model = Visit
    fields = ["veteran", "name", "intent", "post", "signed_on"]


@admin.register(JobFair)
class JobFairAdmin(RecordAdmin):
    fieldsets = [
        (None, {"fields": ["region", "held_on", "moved_because", "state"]}),
        (_("the fair"), {"fields": ["title", "level", "venue", "host"]}),
        (None, {"fields": ["note"]}),
    ]
    list_display = ["title", "region", "held_on", "state", "level", "venue"]
    list_filter = ["state", "level", ("held_on", DayRange)]
    search_fields = ["title"]
    inlines = [BoothInline, VisitInline]
    pastes = Pasting(part=Visit, whole="fair")
    not_copied = ["held_on", "moved_because", "state", "title"]
    bulk = [
        BulkChange(
            key="held",
            label=_("mark as held"),
            changes={"state": JobFair.State.HELD},
            applies_to=Q(state=JobFair.State.PLANNED),
        ),
        BulkChange(
            key="cancelled",
            label=_("mark as cancelled"),
            changes={"state": JobFair.State.CANCELLED},
            asks=["note"],
            applies_to=Q(state=JobFair.State.PLANNED),
        ),
        BulkChange(
            key="moved",
            label=_("move to another day"),
            changes={"state": JobFair.State.PLANNED},
            asks=["held_on", "moved_because"],
            applies_to=~Q(state=JobFair.State.HELD),
        ),
    ]
    actions_list = ["calendar"]

    @action(description=_("Job-day calendar"), url_path="calendar")
    def calendar(self, request):
        return redirect("admin:job_days")

    def get_urls(self):
        page = self.admin_site.admin_view(JobDaysPage.as_view(model_admin=self))
        return [
            path("job-days/", page, name="job_days"),
            path("job-days/<int:year>/", page, name="job_days"),
            *super().get_urls(),
        ]


@admin.register(Booth)
class BoothAdmin(RecordAdmin):
    fieldsets = [
        (None, {"fields": ["fair", "credit_code", "employer"]}),
        (_("posts"), {"fields": ["post_titles", "posts_offered", "lowest_pay", "highest_pay"]}),
        (None, {"fields": ["note"]}),
    ]
    list_display = [
        "employer",
        "credit_code",
        "fair",
        "region",
        "held_on",
        "state",
        "posts_offered",
        "lowest_pay",
        "highest_pay",
    ]
    list_filter = ["state", ("held_on", DayRange), ("lowest_pay", AmountRange)]
    search_fields = ["employer", "credit_code"]
    not_copied = ["credit_code", "employer", "post_titles", "posts_offered"]


@admin.register(Visit)
class VisitAdmin(RecordAdmin):
    fieldsets = [
        (None, {"fields": ["fair", "visitor", "veteran", "name"]}),
        (_("result"), {"fields": ["intent", "post", "signed_on"]}),
        (None, {"fields": ["note"]}),
    ]
    list_display = [
        "fair",
        "visitor",
        "veteran",
        "name",
        "region",
        "held_on",
        "state",
        "intent",
        "post",
        "signed_on",
    ]
    list_filter = ["visitor", "state", "intent", ("held_on", DayRange), ("signed_on", DayRange)]
    search_fields = ["name", "post"]
    people = ["veteran"]
    not_copied = ["veteran", "name", "intent", "post", "signed_on"]
    bulk = [
        BulkChange(
            key="signed",
            label=_("enter the contracts"),
            changes={"intent": True},
            asks=["post", "signed_on"],
            applies_to=Q(signed_on__isnull=True),
        )
    ]
