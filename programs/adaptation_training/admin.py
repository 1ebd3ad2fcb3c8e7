from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bureau.desk.admin import PartInline, RecordAdmin
from bureau.desk.bulk import BulkChange
from bureau.desk.filters import DayRange
from bureau.desk.pasting import Pasting
from programs.adaptation_training.models import Attendance, TrainingClass


class AttendanceInline(PartInline):
    model = Attendance
    fields = ["veteran", "outcome", "days_attended", "wish", "certificate_no"]


@admin.register(TrainingClass)
class TrainingClassAdmin(RecordAdmin):
    list_display = ["title", "region", "provider", "starts_on", "ends_on", "hours", "delivery"]
    list_filter = ["delivery", ("ends_on", DayRange)]
    search_fields = ["title", "term"]
    fieldsets = [
        (_("time"), {"fields": ["region", "starts_on", "ends_on", "hours", "term"]}),
        (_("class"), {"fields": ["title", "provider", "delivery", "venue", "courses", "note"]}),
    ]
    inlines = [AttendanceInline]
    pastes = Pasting(part=Attendance, whole="training_class")
    not_copied = ["title", "starts_on", "ends_on"]


@admin.register(Attendance)
class AttendanceAdmin(RecordAdmin):
    list_display = ["veteran", "training_class", "region", "ends_on", "days_attended", "outcome"]
    list_filter = ["outcome", "wish", ("ends_on", DayRange)]
    search_fields = ["certificate_no__startswith"]
    people = ["veteran"]
    fieldsets = [
        (_("trainee"), {"fields": ["training_class", "veteran"]}),
        (_("training"), {"fields": ["days_attended", "outcome", "certificate_no"]}),
        (_("afterwards"), {"fields": ["wish", "note"]}),
    ]
    bulk = [
        BulkChange(
            key="attended",
            label=_("enter the days attended"),
            asks=["days_attended"],
            applies_to=Q(outcome=Attendance.Outcome.PENDING),
        ),
        BulkChange(
            key="completed",
            label=_("mark as completed"),
            changes={"outcome": Attendance.Outcome.COMPLETED},
            applies_to=Q(outcome=Attendance.Outcome.PENDING, days_attended__gt=0),
        ),
        BulkChange(
            key="withdrawn",
            label=_("mark as left early"),
            changes={"outcome": Attendance.Outcome.WITHDRAWN},
            applies_to=Q(outcome=Attendance.Outcome.PENDING),
        ),
    ]
    not_copied = ["certificate_no"]
