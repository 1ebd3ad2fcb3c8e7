from django.contrib import admin

from bureau.desk.admin import PartInline, RecordAdmin
from programs.adaptation_training.models import Attendance, TrainingClass


class AttendanceInline(PartInline):
    model = Attendance
    fields = ["veteran", "outcome", "wish", "days_attended", "certificate_no"]


@admin.register(TrainingClass)
class TrainingClassAdmin(RecordAdmin):
    list_display = ["title", "region", "starts_on", "ends_on", "hours", "delivery"]
    list_filter = ["delivery"]
    search_fields = ["title"]
    inlines = [AttendanceInline]


@admin.register(Attendance)
class AttendanceAdmin(RecordAdmin):
    list_display = ["veteran", "training_class", "region", "ends_on", "outcome"]
    list_filter = ["outcome", "wish"]
    search_fields = ["veteran__search_key"]
