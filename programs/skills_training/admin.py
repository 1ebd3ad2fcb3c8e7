from django.contrib import admin

from bureau.desk.admin import PartInline, RecordAdmin
from programs.skills_training.models import (
    Assessment,
    Enrolment,
    FeeInstalment,
    ProviderAgreement,
    RollCall,
    SkillsClass,
)


@admin.register(Assessment)
class AssessmentAdmin(RecordAdmin):
    list_display = ["provider", "region", "assessed_on", "score", "outcome"]
    list_filter = ["outcome"]
    search_fields = ["provider__name"]


@admin.register(ProviderAgreement)
class ProviderAgreementAdmin(RecordAdmin):
    list_display = ["provider", "agreement_no", "region", "began_on", "ended_on", "end_reason"]
    list_filter = ["end_reason"]
    search_fields = ["provider__name", "agreement_no"]


class EnrolmentInline(PartInline):
    model = Enrolment
    fields = [
        "veteran",
        "outcome",
        "days_attended",
        "theory_score",
        "practice_score",
        "result",
        "certificate_no",
        "certified_on",
    ]


class RollCallInline(PartInline):
    model = RollCall
    fields = ["held_on", "present", "id_checked"]


class FeeInstalmentInline(PartInline):
    model = FeeInstalment
    fields = ["stage", "headcount", "amount", "state", "paid_on"]


@admin.register(SkillsClass)
class SkillsClassAdmin(RecordAdmin):
    list_display = ["class_no", "trade", "level", "region", "starts_on", "ends_on"]
    list_filter = ["level"]
    search_fields = ["class_no", "trade"]
    inlines = [EnrolmentInline, RollCallInline, FeeInstalmentInline]


@admin.register(RollCall)
class RollCallAdmin(RecordAdmin):
    list_display = ["skills_class", "region", "held_on", "present", "id_checked"]
    search_fields = ["skills_class__class_no"]


@admin.register(Enrolment)
class EnrolmentAdmin(RecordAdmin):
    list_display = ["veteran", "skills_class", "region", "ends_on", "outcome", "result"]
    list_filter = ["outcome", "result"]
    search_fields = ["veteran__search_key", "certificate_no"]


@admin.register(FeeInstalment)
class FeeInstalmentAdmin(RecordAdmin):
    list_display = ["skills_class", "stage", "region", "amount", "state", "paid_on"]
    list_filter = ["stage", "state"]
    search_fields = ["skills_class__class_no"]
