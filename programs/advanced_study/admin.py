from django.contrib import admin

from bureau.desk.admin import PartInline, RecordAdmin
from programs.advanced_study.models import Participation, Seminar


class ParticipationInline(PartInline):
    model = Participation
    fields = ["veteran", "enterprise", "position", "outcome", "registered_student"]


@admin.register(Seminar)
class SeminarAdmin(RecordAdmin):
    list_display = ["title", "round_no", "region", "organiser", "starts_on", "ends_on"]
    search_fields = ["title", "organiser"]
    inlines = [ParticipationInline]


@admin.register(Participation)
class ParticipationAdmin(RecordAdmin):
    list_display = ["veteran", "enterprise", "seminar", "region", "ends_on", "outcome"]
    list_filter = ["outcome", "registered_student"]
    search_fields = ["veteran__search_key"]
