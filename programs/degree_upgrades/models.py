from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base.doubts import Doubt
from bureau.base.records import EventQuerySet, Record, not_before_2019
from bureau.base.validators import not_in_future
from veterans import doubts
from veterans.models import Veteran

A_YEAR = timedelta(days=365)
EDUCATION = Veteran.Education.values  # the lowest first
EXEMPTING_MERITS = {
    Veteran.Merit.SECOND_CLASS,
    Veteran.Merit.FIRST_CLASS,
    Veteran.Merit.HONORARY_TITLE,
}


class AdmissionListQuerySet(EventQuerySet):
    date_field = "received_on"


class AdmissionList(Record):
    """A list of admitted veterans as the education department handed it over: the evidence.

    The department admits, the bureau does not: whoever signs a list off answers for it.
    """

    public = True

    source = models.CharField(
        _("issued by"),
        max_length=100,
        help_text=_("As for your place's last list if you leave this empty."),
    )
    document_no = models.CharField(_("document number"), max_length=50)
    title = models.CharField(_("list title"), max_length=100)
    received_on = models.DateField(
        _("received on"),
        db_index=True,
        validators=[not_in_future],
        help_text=_("Today if you leave this empty."),
    )
    headcount = models.PositiveIntegerField(
        _("admissions on the list"), help_text=_("As the list itself sums them up.")
    )
    signed_off_by = models.CharField(
        _("signed off by"),
        max_length=50,
        blank=True,
        help_text=_(
            "Who answers for the list: its admissions count only once it is signed (Statistics "
            "Law)."
        ),
    )
    signed_off_on = models.DateField(
        _("signed off on"),
        null=True,
        blank=True,
        validators=[not_in_future],
        help_text=_("Possible once every admission on the list is entered."),
    )

    objects = AdmissionListQuerySet.as_manager()

    known = ["source", "received_on"]

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
        if self.signed_off_on and (entered := self._entered()) != self.headcount:
            raise ValidationError(
                _("The list names %(named)s admissions, but %(entered)s are entered."),
                code="incomplete",
                params={"named": self.headcount, "entered": entered},
            )

    def fill(self):
        self.received_on = self.received_on or timezone.localdate()
        if not self.source:
            lists = AdmissionList.objects.filter(region=self.region_id)
            self.fill_from(lists.order_by("-pk"), ["source"])

    def working(self):
        if not (self.pk and self.headcount):
            return []
        sentence = _("%(entered)s of the %(named)s admissions on the list are entered.")
        return [sentence % {"entered": self._entered(), "named": self.headcount}]

    def _entered(self):
        return Admission.objects.filter(admission_list=self.pk).count()


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

        @property
        def needed_education(self):
            """What one has studied before it."""
            return {
                self.MASTERS: Veteran.Education.BACHELOR,
                self.BACHELOR_UPGRADE: Veteran.Education.JUNIOR_COLLEGE,
            }.get(self)

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
        help_text=_(
            "The education department's list that proves the admission (counting rule of the "
            "annual report 2021)."
        ),
    )
    veteran = models.ForeignKey(
        Veteran,
        models.PROTECT,
        related_name="+",
        verbose_name=_("veteran"),
        help_text=_(
            "Counted once a year for each kind of programme (counting rule of the annual report "
            "2021)."
        ),
    )
    kind = models.CharField(
        _("kind of programme"),
        max_length=20,
        choices=Kind,
        help_text=_(
            "All three are admissions by examination (Ministry's yearly sheet on new leavers' "
            "employment). As for the last admission of the list if you leave this empty."
        ),
    )
    school = models.CharField(_("college or university"), max_length=100)
    major = models.CharField(_("field of study"), max_length=100, blank=True)
    route = models.CharField(
        _("route of admission"),
        max_length=15,
        choices=Route,
        default=Route.EXAMINATION,
        help_text=_(
            "Master's: a quota of its own, 10 points more within 3 years, and second-class merit "
            "exempts from the first examination. Upgrade: a quota of its own, or exempt (China "
            "Military Online 2015, reporting-in guide of spring 2026)."
        ),
    )
    admitted_on = models.DateField(
        _("admitted on"),
        db_index=True,
        help_text=_(
            "The year it falls in is the year counted (counting rule of the annual report 2021). "
            "As for the last admission of the list, or when the list was received."
        ),
    )
    outcome = models.CharField(
        _("outcome"),
        max_length=10,
        choices=Outcome,
        default=Outcome.ADMITTED,
        help_text=_(
            "A place turned down or revoked is not counted (counting rule of the annual report "
            "2021)."
        ),
    )
    signed_off_on = models.DateField(_("signed off on"), null=True, blank=True, editable=False)

    objects = AdmissionQuerySet.as_manager()
    follows = {"admission_list": ["signed_off_on"]}

    known = ["kind", "admitted_on"]
    computed = ["region"]

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

    def fill(self):
        """It belongs where the veteran did when it was entered, and mostly resembles the last."""
        if self._state.adding and self.veteran_id:
            self.region = self.veteran.region
        if self.admission_list_id and not (self.kind and self.admitted_on):
            last = self.admission_list.admissions.order_by("-pk").first()
            self.fill_from(last, ["kind", "admitted_on"])
            self.admitted_on = self.admitted_on or self.admission_list.received_on

    def doubts(self):
        return [
            *doubts.about(self.veteran, self.admitted_on),
            *self._off_the_list(),
            *self._elsewhere_too(),
            *self._without_merit(),
            *self._without_schooling(),
        ]

    def _off_the_list(self):
        """More than a year from the list that proves it: mostly a wrong year."""
        received_on = self.admission_list.received_on
        if abs(self.admitted_on - received_on) <= A_YEAR:
            return []
        sentence = _("Admitted on %(admitted)s, but the list was received on %(received)s.")
        days = {"admitted": date_format(self.admitted_on), "received": date_format(received_on)}
        return [Doubt("off_the_list", sentence % days)]

    def _elsewhere_too(self):
        standing = Admission.objects.standing().exclude(pk=self.pk)
        same_year = {"veteran": self.veteran_id, "admitted_on__year": self.admitted_on.year}
        other = standing.filter(**same_year).first()
        if other is None:
            return []
        sentence = _("The veteran was admitted to %(school)s in the same year.")
        return [Doubt("elsewhere_too", sentence % {"school": other.school})]

    def _without_merit(self):
        exempt = self.route == Admission.Route.EXEMPTION and self.kind == Admission.Kind.MASTERS
        if not exempt or self.veteran.merit in EXEMPTING_MERITS:
            return []
        sentence = _("Exempt from examination, though the register says of merits: %(merit)s.")
        return [Doubt("without_merit", sentence % {"merit": self.veteran.get_merit_display()})]

    def _without_schooling(self):
        schooling, needed = self.veteran.education, self.Kind(self.kind).needed_education
        if not (schooling and needed) or EDUCATION.index(schooling) >= EDUCATION.index(needed):
            return []
        sentence = _("The register says of the veteran's education: %(education)s.")
        values = {"education": self.veteran.get_education_display()}
        return [Doubt("without_schooling", sentence % values)]
