from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bureau.base.records import EventQuerySet, Record, not_before_2019
from veterans.models import Veteran


class AdmissionListQuerySet(EventQuerySet):
    date_field = "received_on"


class AdmissionList(Record):
    """A list of admitted veterans as the education department handed it over: the evidence.

    The department admits, the bureau does not: whoever signs a list off answers for it.
    """

    public = True

    source = models.CharField(_("issued by"), max_length=100)
    document_no = models.CharField(_("document number"), max_length=50)
    title = models.CharField(_("list title"), max_length=100)
    received_on = models.DateField(_("received on"), db_index=True)
    headcount = models.PositiveIntegerField(_("admissions on the list"))
    signed_off_by = models.CharField(_("signed off by"), max_length=50, blank=True)
    signed_off_on = models.DateField(_("signed off on"), null=True, blank=True)

    objects = AdmissionListQuerySet.as_manager()

    class Meta:
        verbose_name = _("admission list")
        verbose_name_plural = _("admission lists")
        ordering = ["-received_on", "document_no"]
        constraints = [
            not_before_2019("received_on"),
            models.UniqueConstraint(
                fields=["source", "document_no"],
                name="degree_upgrades_admissionlist_entered_once",
                violation_error_message=_("This document is already entered."),
            ),
            models.CheckConstraint(
                condition=Q(headcount__gt=0),
                name="degree_upgrades_admissionlist_names_somebody",
                violation_error_message=_("A list must name at least one admission."),
            ),
            models.CheckConstraint(
                condition=Q(signed_off_on__isnull=True, signed_off_by="")
                | Q(signed_off_on__isnull=False) & ~Q(signed_off_by=""),
                name="degree_upgrades_admissionlist_signature_is_whole",
                violation_error_message=_("A signature needs both a name and a day."),
            ),
            models.CheckConstraint(
                condition=Q(signed_off_on__isnull=True) | Q(signed_off_on__gte=F("received_on")),
                name="degree_upgrades_admissionlist_signed_after_receipt",
                violation_error_message=_("A list cannot be signed off before it was received."),
            ),
        ]

    def __str__(self):
        return f"{self.title}({self.document_no})"

    def clean(self):
        """Whoever signs answers for every line of the list being entered."""
        entered = Admission.objects.filter(admission_list=self.pk).count()
        if self.signed_off_on and entered != self.headcount:
            raise ValidationError(
                _("The list names %(named)s admissions, but %(entered)s are entered."),
                code="incomplete",
                params={"named": self.headcount, "entered": entered},
            )


class AdmissionQuerySet(EventQuerySet):
    date_field = "admitted_on"

    def standing(self):
        """Admissions that were neither turned down nor revoked."""
        return self.filter(outcome=Admission.Outcome.ADMITTED)

    def confirmed(self):
        """What stands and is vouched for by a signed list."""
        return self.standing().filter(signed_off_on__isnull=False)

    def unconfirmed(self):
        return self.standing().filter(signed_off_on__isnull=True)


class Admission(Record):
    """One veteran admitted to one college or university, as one line of a list says.

    It belongs to the veteran's place; the list that proves it is usually the province's.
    """

    class Kind(models.TextChoices):
        MASTERS = "masters", _("master's programme")
        BACHELOR_UPGRADE = "bachelor_upgrade", _("college-to-bachelor upgrade")
        VOCATIONAL_COLLEGE = "vocational_college", _("vocational college")

    class Route(models.TextChoices):
        EXAMINATION = "examination", _("by examination")
        SPECIAL_QUOTA = "special_quota", _("by special quota")
        EXEMPTION = "exemption", _("exempt from examination")

    class Outcome(models.TextChoices):
        ADMITTED = "admitted", _("admitted")
        DECLINED = "declined", _("place turned down")
        REVOKED = "revoked", _("admission revoked")

    admission_list = models.ForeignKey(
        AdmissionList,
        models.PROTECT,
        related_name="admissions",
        verbose_name=_("admission list"),
    )
    veteran = models.ForeignKey(
        Veteran, models.PROTECT, related_name="+", verbose_name=_("veteran")
    )
    kind = models.CharField(_("kind of programme"), max_length=20, choices=Kind)
    school = models.CharField(_("college or university"), max_length=100)
    major = models.CharField(_("field of study"), max_length=100, blank=True)
    route = models.CharField(
        _("route of admission"), max_length=15, choices=Route, default=Route.EXAMINATION
    )
    admitted_on = models.DateField(_("admitted on"), db_index=True)
    outcome = models.CharField(
        _("outcome"), max_length=10, choices=Outcome, default=Outcome.ADMITTED
    )
    signed_off_on = models.DateField(_("signed off on"), null=True, blank=True, editable=False)

    objects = AdmissionQuerySet.as_manager()
    follows = {"admission_list": ["signed_off_on"]}

    class Meta:
        verbose_name = _("admission")
        verbose_name_plural = _("admissions")
        ordering = ["-admitted_on", "pk"]
        constraints = [
            not_before_2019("admitted_on"),
            models.UniqueConstraint(
                fields=["admission_list", "veteran", "kind"],
                name="degree_upgrades_admission_once_per_list",
                violation_error_message=_("This veteran is already entered from that list."),
            ),
        ]

    def __str__(self):
        return f"{self.veteran}:{self.school}"
