from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bureau.base.encryption import EncryptedField
from bureau.base.fields import AmountField
from bureau.base.records import Part, Spell, SpellQuerySet
from bureau.base.spans import days
from bureau.base.validators import read_phone
from veterans.models import CircleMembership, EconomicCircle, Enterprise

HIGHEST_REDUCTION = 1_000_000  # yuan of rent a month; more is a slip of the pen


class Incubator(Spell):
    """A base that houses young enterprises of veterans, from its opening until it closes."""

    public = True

    class Level(models.TextChoices):
        NATION = "nation", _("national")
        PROVINCE = "province", _("provincial")
        CITY = "city", _("municipal")
        COUNTY = "county", _("county level")

    class Kind(models.TextChoices):
        COMPREHENSIVE = "comprehensive", _("comprehensive")
        FARMING = "farming", _("agriculture")
        INDUSTRY = "industry", _("manufacturing")
        COMMERCE = "commerce", _("commerce and services")
        ONLINE_TRADE = "online_trade", _("online trade")

    name = models.CharField(_("name of the incubator"), max_length=100)
    level = models.CharField(_("level"), max_length=10, choices=Level, default=Level.COUNTY)
    kind = models.CharField(_("kind"), max_length=15, choices=Kind, default=Kind.COMPREHENSIVE)
    address = models.CharField(_("address"), max_length=200)
    area = models.PositiveIntegerField(_("area (m²)"))
    operator = models.CharField(_("operator"), max_length=100)
    person_in_charge = models.CharField(_("person in charge"), max_length=50)
    phone = EncryptedField(_("telephone"), read=read_phone, shown=(3, 4))

    class Meta(Spell.Meta):
        verbose_name = _("start-up incubator")
        verbose_name_plural = _("start-up incubators")
        ordering = ["region", "name"]
        constraints = [
            *Spell.Meta.constraints,
            models.UniqueConstraint(
                fields=["region", "name"],
                condition=Q(ended_on__isnull=True),
                name="incubators_incubator_stands_once",
                violation_error_message=_("An incubator of this name already stands there."),
            ),
            models.CheckConstraint(
                condition=Q(area__gt=0),
                name="incubators_incubator_has_an_area",
                violation_error_message=_("The area must be above zero."),
            ),
        ]

    def __str__(self):
        return self.name


class TenancyQuerySet(SpellQuerySet):
    def graduated(self):
        return self.filter(exit_reason=Tenancy.ExitReason.GRADUATED)


class Tenancy(Part, Spell):
    """One veteran-founded enterprise in one incubator, from moving in until it left."""

    class ExitReason(models.TextChoices):
        GRADUATED = "graduated", _("grown up")
        TERM_OVER = "term_over", _("end of the agreed term")
        MOVED = "moved", _("moved elsewhere")
        CLOSED_DOWN = "closed_down", _("enterprise closed down")
        SENT_AWAY = "sent_away", _("broke the rules")
        INCUBATOR_CLOSED = "incubator_closed", _("incubator closed")

    incubator = models.ForeignKey(
        Incubator, models.PROTECT, related_name="tenancies", verbose_name=_("incubator")
    )
    enterprise = models.ForeignKey(
        Enterprise, models.PROTECT, related_name="+", verbose_name=_("veteran-founded enterprise")
    )
    agreed_until = models.DateField(_("agreed until"), null=True, blank=True)
    area = models.PositiveIntegerField(_("area (m²)"))
    rent_reduction = AmountField(
        _("rent let off a month"), cap=HIGHEST_REDUCTION, null=True, blank=True
    )
    exit_reason = models.CharField(
        _("reason for leaving"), max_length=20, choices=ExitReason, blank=True
    )

    objects = TenancyQuerySet.as_manager()
    follows = {"incubator": ["region"]}

    class Meta(Spell.Meta):
        verbose_name = _("incubator tenancy")
        verbose_name_plural = _("incubator tenancies")
        ordering = ["-began_on", "pk"]
        constraints = [
            *Spell.Meta.constraints,
            ExclusionConstraint(
                expressions=[
                    (days(), RangeOperators.OVERLAPS),
                    ("incubator", RangeOperators.EQUAL),
                    ("enterprise", RangeOperators.EQUAL),
                ],
                name="incubators_tenancy_does_not_overlap",
                violation_error_message=_(
                    "This enterprise is already in the incubator on some of these days."
                ),
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, exit_reason="")
                | (Q(ended_on__isnull=False) & ~Q(exit_reason="")),
                name="incubators_tenancy_ends_with_a_reason",
                violation_error_message=_(
                    "Give both the day the enterprise left and its reason, or neither."
                ),
            ),
            models.CheckConstraint(
                condition=Q(area__gt=0),
                name="incubators_tenancy_has_an_area",
                violation_error_message=_("The area must be above zero."),
            ),
            models.CheckConstraint(
                condition=Q(rent_reduction__isnull=True)
                | Q(rent_reduction__gt=0, rent_reduction__lte=HIGHEST_REDUCTION),
                name="incubators_tenancy_has_a_sensible_reduction",
                violation_error_message=_(
                    "The rent let off must be above zero and at most 1,000,000 yuan a month."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.enterprise}({self.began_on:%Y-%m-%d})"


class ProvincialCentre(Part, Spell):
    """An incubator as the province's centre of an economic circle, while it is named so."""

    incubator = models.ForeignKey(
        Incubator, models.PROTECT, related_name="namings", verbose_name=_("incubator")
    )
    circle = models.ForeignKey(
        EconomicCircle, models.PROTECT, related_name="+", verbose_name=_("economic circle")
    )
    document_no = models.CharField(_("number of the document naming it"), max_length=40, blank=True)

    follows = {"incubator": ["region"]}

    class Meta(Spell.Meta):
        verbose_name = _("provincial centre")
        verbose_name_plural = _("provincial centres")
        ordering = ["-began_on", "pk"]
        constraints = [
            *Spell.Meta.constraints,
            ExclusionConstraint(
                expressions=[
                    (days(), RangeOperators.OVERLAPS),
                    ("incubator", RangeOperators.EQUAL),
                ],
                name="incubators_provincialcentre_named_once",
                violation_error_message=_(
                    "This incubator is already a provincial centre on some of these days."
                ),
            ),
        ]

    def __str__(self):
        return str(self.incubator)

    def clean(self):
        """The circle is the one that the incubator's city belongs to on the first day."""
        if not (self.incubator_id and self.circle_id and self.began_on):
            return
        city = self.incubator.region_id[:4]
        memberships = CircleMembership.objects.filter(city=city).open_on(self.began_on)
        if not memberships.filter(circle=self.circle_id).exists():
            raise ValidationError(
                {"circle": _("The incubator's city does not belong to this circle on that day.")}
            )
