from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bureau.desk.admin import PartInline, RecordAdmin
from bureau.desk.bulk import BulkChange
from bureau.desk.filters import DayRange
from programs.advanced_study.models import Participation, Seminar


class ParticipationInline(PartInline):
    model = Participation
    fields = ["enterprise", "veteran", "position", "outcome", "registered_student"]


@admin.register(Seminar)
class SeminarAdmin(RecordAdmin):
    list_display = ["title", "round_no", "region", "organiser", "starts_on", "ends_on", "hours"]
    list_filter = [("ends_on", DayRange)]
    search_fields = ["title", "organiser"]
    fieldsets = [
        (_("seminar"), {"fields": ["region", "organiser", "title", "round_no"]}),
        (_("time and place"), {"fields": ["starts_on", "ends_on", "hours", "venue"]}),
        (_("teaching"), {"fields": ["partner", "note"]}),
    ]
    inlines = [ParticipationInline]
    not_copied = ["round_no", "starts_on", "ends_on"]


@admin.register(Participation)
class ParticipationAdmin(RecordAdmin):
    list_display = ["veteran", "enterprise", "position", "seminar", "region", "ends_on", "outcome"]
    list_filter = ["outcome", "registered_student", ("ends_on", DayRange)]
    search_fields = ["enterprise__name__startswith"]
    people = ["veteran"]
    fieldsets = [
        (_("participant"), {"fields": ["seminar", "enterprise", "veteran", "position"]}),
        (_("outcome"), {"fields": ["outcome", "registered_student", "note"]}),
    ]
    bulk = [
        BulkChange(
            key="completed",
            label=_("mark as completed"),
            changes={"outcome": Participation.Outcome.COMPLETED},
            applies_to=Q(outcome=Participation.Outcome.ENROLLED),
        ),
        BulkChange(
            key="absent",
            label=_("mark as not come"),
            changes={"outcome": Participation.Outcome.ABSENT},
            applies_to=Q(outcome=Participation.Outcome.ENROLLED),
        ),
        BulkChange(
            key="registered",
            label=_("mark as registered students"),
            changes={"registered_student": True},
            applies_to=Q(outcome=Participation.Outcome.COMPLETED, registered_student=False),
        ),
    ]
    not_copied = ["enterprise", "position"]
