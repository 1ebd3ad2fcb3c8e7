from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base import credit_code
from bureau.base.credit_code import read_credit_code
from bureau.base.doubts import Doubt
from bureau.base.encryption import EncryptedField
from bureau.base.fields import CheckedField
from bureau.base.records import OpenToOthers, Part, Spell
from bureau.base.spans import days
from bureau.base.validators import not_in_future, read_phone
from veterans.models.veteran import Veteran
from veterans.personal import CONTACT, NAME, NOTE, RECORD_COLUMNS, Personal

# The share that some places ask of a shareholder before they call the enterprise a veteran's.
LEAST_SHARE = 15
USUAL_HEADCOUNT = 300  # to the eye: an enterprise that employs more veterans is asked about


class Enterprise(OpenToOthers, Spell):
    """An enterprise recognised as a veteran's (军创企业), from its recognition until it closes."""

    class Basis(models.TextChoices):
        FOUNDER = "founder", _("founder")
        CORE_SHAREHOLDER = "core_shareholder", _("core member and shareholder")
        CONTROL = "control", _("controlling or legal representative for a year")
        SHARE = "share", _("holds 15 percent or more")

    class Kind(models.TextChoices):
        COMPANY = "company", _("company")
        SOLE_TRADER = "sole_trader", _("sole trader")
        COOPERATIVE = "cooperative", _("farmers' cooperative")
        PARTNERSHIP = "partnership", _("partnership")

    name = models.CharField(_("name"), max_length=120)
    credit_code = CheckedField(
        _("credit code"),
        max_length=18,
        unique=True,
        read=read_credit_code,
        help_text=_("The 18 characters on the business licence; they tell the kind (GB 32100)."),
    )
    kind = models.CharField(_("kind"), max_length=11, choices=Kind)
    industry = models.CharField(_("industry"), max_length=60, blank=True)
    founder = models.ForeignKey(
        Veteran, models.PROTECT, related_name="+", verbose_name=_("veteran behind it")
    )
    recognition_basis = models.CharField(
        _("recognised as"),
        max_length=16,
        choices=Basis,
        default=Basis.FOUNDER,
        help_text=_(
            "The tie to the veteran by which it counts as a veteran's enterprise. Rules differ, "
            "so ask the county which holds (national start-up loan for veterans 2025, incubators "
            "of Nanshan in Shenzhen)."
        ),
    )
    shareholding = models.DecimalField(
        _("share held in percent"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MaxValueValidator(100)],
        help_text=_(
            "Needed where it is recognised by the share held: 15 percent or more (incubators of "
            "Nanshan in Shenzhen; ask the county if unsure)."
        ),
    )
    legal_representative = models.CharField(_("legal representative"), max_length=50, blank=True)
    phone = EncryptedField(_("telephone"), read=read_phone, shown=(3, 4), null=True, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    registered_on = models.DateField(
        _("registered on"),
        validators=[not_in_future],
        help_text=_("As on the business licence."),
    )
    began_on = models.DateField(_("recognised on"), validators=[not_in_future])
    ended_on = models.DateField(
        _("closed on"),
        null=True,
        blank=True,
        validators=[not_in_future],
        help_text=_(
            "The first day on which it no longer counts; those open on 31 December are counted "
            "(counting rule of the annual report 2021)."
        ),
    )

    known = ["kind", "legal_representative", "phone", "began_on"]

    PERSONAL = {
        "founder": Personal(_("to count the enterprise for the veteran")),
        "shareholding": Personal(_("to judge the recognition")),
        "legal_representative": NAME,
        "phone": CONTACT,
        "note": NOTE,
    }
    OPEN = RECORD_COLUMNS | {
        "opened_to",
        "name",
        "credit_code",
        "kind",
        "industry",
        "recognition_basis",
        "address",
        "registered_on",
        "began_on",
        "ended_on",
    }

    class Meta(Spell.Meta):
        verbose_name = _("enterprise")
        verbose_name_plural = _("enterprises")
        ordering = ["-began_on", "-pk"]
        indexes = [
            models.Index(
                fields=["name"],
                opclasses=["varchar_pattern_ops"],
                name="veterans_enterprise_by_name",
            ),
            models.Index(fields=["began_on", "ended_on"], name="veterans_enterprise_by_days"),
        ]
        constraints = [
            *Spell.Meta.constraints,
            models.CheckConstraint(
                condition=Q(began_on__gte=F("registered_on")),
                name="veterans_enterprise_registered_before_recognised",
                violation_error_message=_("No enterprise is recognised before its registration."),
            ),
            models.CheckConstraint(
                condition=Q(shareholding__isnull=True)
                | Q(shareholding__gt=0, shareholding__lte=100),
                name="veterans_enterprise_share_is_a_percentage",
                violation_error_message=_("A share is above 0 and at most 100 percent."),
            ),
            models.CheckConstraint(
                condition=~Q(recognition_basis="share")
                | Q(shareholding__isnull=False, shareholding__gte=LEAST_SHARE),
                name="veterans_enterprise_share_is_large_enough",
                violation_error_message=_("Enter the share held: it must be 15 percent or more."),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def told_apart(self):
        """With what tells enterprises of like names apart."""
        return f"{self.name} {self.credit_code} {self.region.short_name}"

    def fill(self):
        """The credit code tells the kind, and who founds it mostly represents it."""
        self.kind = self.kind or KINDS.get(credit_code.registered_as(self.credit_code or ""), "")
        self.began_on = self.began_on or timezone.localdate()
        if self._state.adding and self.founder_id and self.recognition_basis == self.Basis.FOUNDER:
            self.legal_representative = self.legal_representative or self.founder.name
            self.phone = self.phone or self.founder.phone

    def doubts(self):
        return [
            *self._another_kind(),
            *self._registered_in_service(),
            *self._registered_elsewhere(),
            *self._of_the_dead(),
        ]

    def _another_kind(self):
        told = KINDS.get(credit_code.registered_as(self.credit_code), self.kind)
        like_companies = [self.Kind.COMPANY, self.Kind.PARTNERSHIP]
        if self.kind != told and not (self.kind in like_companies and told in like_companies):
            sentence = _("By its credit code the enterprise is a %(told)s, not a %(kind)s.")
            kinds = {"told": told.label, "kind": self.get_kind_display()}
            yield Doubt("another_kind", sentence % kinds)

    def _registered_in_service(self):
        discharged_on = self.founder.discharged_on
        if self.registered_on < discharged_on:
            sentence = _("Registered on %(registered)s, before the founder's discharge on %(day)s.")
            days = {"registered": self.registered_on, "day": discharged_on}
            yield Doubt("registered_in_service", sentence % _written(days))

    def _registered_elsewhere(self):
        registry = credit_code.registered_in(self.credit_code)
        if not registry.startswith(self.region_id[:4]):
            sentence = _("The credit code was given in %(registry)s, outside %(place)s.")
            places = {"registry": registry, "place": self.region}
            yield Doubt("registered_elsewhere", sentence % places)

    def _of_the_dead(self):
        died_on = self.founder.died_on
        if died_on and died_on < self.began_on:
            sentence = _("Recognised on %(began)s, after the veteran died on %(day)s.")
            yield Doubt(
                "of_the_dead", sentence % _written({"began": self.began_on, "day": died_on})
            )


# Of enterprises, by how their credit code begins; partnerships have that of companies.
KINDS = {
    credit_code.COMPANY: Enterprise.Kind.COMPANY,
    credit_code.SOLE_TRADER: Enterprise.Kind.SOLE_TRADER,
    credit_code.COOPERATIVE: Enterprise.Kind.COOPERATIVE,
}


def _written(days):
    return {name: date_format(day) for name, day in days.items()}


class EnterpriseJobs(Part, Spell):
    """The veterans an enterprise gave work to: a headcount that stood for some time."""

    enterprise = models.ForeignKey(
        Enterprise, models.CASCADE, related_name="jobs", verbose_name=_("enterprise")
    )
    headcount = models.PositiveIntegerField(
        _("veterans employed"),
        help_text=_(
            "All of them in that time, not those that joined; those of 31 December are counted "
            "(counting rule of the annual report 2021)."
        ),
    )

    follows = {"enterprise": ["region"]}
    known = ["began_on"]

    PERSONAL = {}
    OPEN = RECORD_COLUMNS | {"enterprise", "headcount", "began_on", "ended_on", "note"}

    class Meta(Spell.Meta):
        verbose_name = _("jobs for veterans")
        verbose_name_plural = _("jobs for veterans")
        ordering = ["enterprise", "-began_on"]
        constraints = [
            *Spell.Meta.constraints,
            models.CheckConstraint(
                condition=Q(headcount__gt=0),
                name="veterans_enterprisejobs_has_a_headcount",
                violation_error_message=_("The number of veterans must be above zero."),
            ),
            ExclusionConstraint(
                expressions=[
                    ("enterprise", RangeOperators.EQUAL),
                    (days(), RangeOperators.OVERLAPS),
                ],
                name="veterans_enterprisejobs_one_headcount_at_a_time",
                violation_error_message=_(
                    "Another headcount of this enterprise stands in that time: end it first."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.enterprise}:{self.headcount}"

    def fill(self):
        self.began_on = self.began_on or timezone.localdate()

    def doubts(self):
        return [*self._many_jobs(), *self._before_recognition()]

    def _many_jobs(self):
        if self.headcount > USUAL_HEADCOUNT:
            sentence = _("%(headcount)s veterans in one enterprise: is the number right?")
            yield Doubt("many_jobs", sentence % {"headcount": self.headcount})

    def _before_recognition(self):
        recognised_on = self.enterprise.began_on
        if recognised_on and self.began_on < recognised_on:
            sentence = _("Employed since %(began)s, before the recognition on %(day)s.")
            days = {"began": self.began_on, "day": recognised_on}
            yield Doubt("before_recognition", sentence % _written(days))
