from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bureau.desk.admin import PartInline, RecordAdmin
from bureau.desk.bulk import BulkChange
from bureau.desk.filters import AmountRange, DayRange
from bureau.desk.pasting import Pasting
from programs.skills_training.models import (
    PASS_MARK,
    Assessment,
    Enrolment,
    FeeInstalment,
    ProviderAgreement,
    RollCall,
    SkillsClass,
)


@admin.register(Assessment)
class AssessmentAdmin(RecordAdmin):
    list_display = ["provider", "region", "assessed_on", "assessor", "score", "outcome"]
    list_filter = ["outcome", ("assessed_on", DayRange)]
    search_fields = ["provider__name", "assessor"]
    fieldsets = [
        (_("assessment"), {"fields": ["provider", "region", "assessed_on", "assessor"]}),
        (_("result"), {"fields": ["score", "outcome", "note"]}),
    ]


@admin.register(ProviderAgreement)
class ProviderAgreementAdmin(RecordAdmin):
    list_display = [
        "provider",
        "agreement_no",
        "region",
        "began_on",
        "agreed_until",
        "ended_on",
        "end_reason",
    ]
    list_filter = [
        "end_reason",
        ("began_on", DayRange),
        ("agreed_until", DayRange),
        ("ended_on", DayRange),
    ]
    search_fields = ["provider__name", "agreement_no"]
    fieldsets = [
        (_("agreement"), {"fields": ["assessment", "provider", "region", "agreement_no"]}),
        (_("in force"), {"fields": ["began_on", "agreed_until", "trades"]}),
        (_("end"), {"fields": ["ended_on", "end_reason", "note"]}),
    ]
    bulk = [
        BulkChange(
            key="expired",
            label=_("mark as expired"),
            changes={"end_reason": ProviderAgreement.EndReason.EXPIRED},
            asks=["ended_on"],
            applies_to=Q(ended_on__isnull=True),
        )
    ]
    not_copied = ["agreement_no", "agreed_until", "ended_on", "end_reason"]


class EnrolmentInline(PartInline):
    model = Enrolment
    fields = [
        "veteran",
        "days_attended",
        "outcome",
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
    list_display = ["class_no", "trade", "level", "region", "starts_on", "ends_on", "hours"]
    list_filter = ["level", ("ends_on", DayRange)]
    search_fields = ["class_no", "trade"]
    fieldsets = [
        (_("class"), {"fields": ["region", "agreement", "trade", "level", "class_no"]}),
        (_("time"), {"fields": ["starts_on", "ends_on", "hours", "note"]}),
    ]
    inlines = [EnrolmentInline, RollCallInline, FeeInstalmentInline]
    pastes = Pasting(part=Enrolment, whole="skills_class")
    not_copied = ["class_no", "starts_on", "ends_on"]


@admin.register(RollCall)
class RollCallAdmin(RecordAdmin):
    list_display = ["skills_class", "region", "held_on", "present", "id_checked"]
    list_filter = [("held_on", DayRange)]
    search_fields = ["skills_class__class_no__startswith"]
    fieldsets = [
        (_("roll call"), {"fields": ["skills_class", "held_on", "present", "id_checked", "note"]}),
    ]
    not_copied = ["held_on"]


@admin.register(Enrolment)
class EnrolmentAdmin(RecordAdmin):
    list_display = [
        "veteran",
        "skills_class",
        "region",
        "ends_on",
        "days_attended",
        "outcome",
        "result",
        "certified_on",
    ]
    list_filter = ["outcome", "result", "resat", ("ends_on", DayRange), ("certified_on", DayRange)]
    search_fields = ["approval_no__startswith", "certificate_no__startswith"]
    people = ["veteran"]
    fieldsets = [
        (
            _("enrolment"),
            {
                "fields": [
                    "skills_class",
                    "veteran",
                    "approval_no",
                    "enrolled_through",
                    "subsidy_form",
                ]
            },
        ),
        (_("training"), {"fields": ["days_attended", "outcome"]}),
        (_("test"), {"fields": ["theory_score", "practice_score", "resat", "result"]}),
        (
            _("certificate"),
            {"fields": ["certificate_no", "certificate_issuer", "certified_on", "note"]},
        ),
    ]
    bulk = [
        BulkChange(
            key="attended",
            label=_("enter the days attended"),
            asks=["days_attended"],
            applies_to=Q(outcome=Enrolment.Outcome.PENDING),
        ),
        BulkChange(
            key="completed",
            label=_("mark as completed"),
            changes={"outcome": Enrolment.Outcome.COMPLETED},
            applies_to=Q(outcome=Enrolment.Outcome.PENDING, days_attended__gt=0),
        ),
        BulkChange(
            key="passed",
            label=_("mark as passed"),
            changes={"result": Enrolment.Result.PASSED},
            applies_to=Q(
                outcome=Enrolment.Outcome.COMPLETED,
                result=Enrolment.Result.UNTESTED,
                theory_score__gte=PASS_MARK,
                practice_score__gte=PASS_MARK,
            ),
        ),
    ]
    not_copied = ["approval_no", "theory_score", "practice_score", "result", "certificate_no"]


@admin.register(FeeInstalment)
class FeeInstalmentAdmin(RecordAdmin):
    list_display = ["skills_class", "stage", "region", "headcount", "amount", "state", "paid_on"]
    list_filter = ["stage", "state", ("amount", AmountRange), ("paid_on", DayRange)]
    search_fields = ["skills_class__class_no__startswith"]
    fieldsets = [
        (_("claim"), {"fields": ["skills_class", "stage", "headcount", "amount"]}),
        (_("payment"), {"fields": ["state", "paid_on", "note"]}),
    ]
    bulk = [
        BulkChange(
            key="paid",
            label=_("mark as paid"),
            changes={"state": FeeInstalment.State.PAID},
            asks=["paid_on"],
            applies_to=Q(state=FeeInstalment.State.CLAIMED),
        ),
        BulkChange(
            key="refused",
            label=_("mark as refused"),
            changes={"state": FeeInstalment.State.REFUSED},
            applies_to=Q(state=FeeInstalment.State.CLAIMED),
        ),
    ]
    not_copied = ["skills_class", "headcount", "amount"]
