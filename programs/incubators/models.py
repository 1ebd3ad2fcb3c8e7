from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _

from bureau.base.doubts import Doubt
from bureau.base.encryption import EncryptedField
from bureau.base.fields import AmountField
from bureau.base.records import Part, Spell, SpellQuerySet
from bureau.base.spans import days
from bureau.base.validators import read_phone
from bureau.base.years import years_later
from veterans.models import CircleMembership, EconomicCircle, Enterprise

HIGHEST_REDUCTION = 1_000_000  # yuan of rent a month; more is a slip of the pen
TERM = 2  # years that are mostly agreed
# What makes a clerk look again: no rule of the province is known.
USUAL_AREA = 100_000  # m²
YOUNG = 3  # years since registration, as other places ask of an enterprise that moves in


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
    level = models.CharField(
        _("level"),
        max_length=10,
        choices=Level,
        default=Level.COUNTY,
        help_text=_(
            "Incubators of all levels that stand on 31 December are counted (counting rule of "
            "the annual report 2021)."
        ),
    )
    kind = models.CharField(_("kind"), max_length=15, choices=Kind, default=Kind.COMPREHENSIVE)
    address = models.CharField(_("address"), max_length=200)
    area = models.PositiveIntegerField(
        _("area (m²)"), help_text=_("Of the whole incubator, common rooms included.")
    )
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

    def doubts(self):
        if self.area <= USUAL_AREA:
            return []
        sentence = _("An area of %(area)s m²: is the number right?")
        area = number_format(self.area, force_grouping=True)
        return [Doubt("large", sentence % {"area": area})]


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
        Enterprise,
        models.PROTECT,
        related_name="+",
        verbose_name=_("veteran-founded enterprise"),
        help_text=_(
            "Counted once, if in residence on 31 December (counting rule of the annual report "
            "2021). Elsewhere it must be registered at most 36 months ago, with a capital of "
            "100,000 to 5 million yuan (incubators of Nanshan in Shenzhen; ask the county for "
            "its own rule)."
        ),
    )
    agreed_until = models.DateField(
        _("agreed until"),
        null=True,
        blank=True,
        help_text=_(
            "Two years after moving in, unless you enter another day (usual practice, in places "
            "three; ask the county if unsure)."
        ),
    )
    area = models.PositiveIntegerField(_("area (m²)"))
    rent_reduction = AmountField(
        _("rent let off a month"),
        cap=HIGHEST_REDUCTION,
        null=True,
        blank=True,
        help_text=_("In yuan; empty if the full rent is paid."),
    )
    exit_reason = models.CharField(
        _("reason for leaving"), max_length=20, choices=ExitReason, blank=True
    )

    objects = TenancyQuerySet.as_manager()
    follows = {"incubator": ["region"]}
    known = ["incubator", "began_on", "agreed_until"]

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

    def fill(self):
        if self.enterprise_id and not self.incubator_id:
            self.incubator = self._only_incubator()
        self.began_on = self.began_on or timezone.localdate()
        if self._state.adding and not self.agreed_until:
            self.agreed_until = years_later(self.began_on, TERM)

    def _only_incubator(self):
        """The one of the enterprise's place, if there is one only."""
        incubators = Incubator.objects.open_on(self.began_on or timezone.localdate())
        of_the_place = incubators.filter(region=self.enterprise.region_id)[:2]
        return of_the_place[0] if len(of_the_place) == 1 else None

    def doubts(self):
        return [*self._no_longer_young(), *self._closed(), *self._elsewhere(), *self._full()]

    def _no_longer_young(self):
        registered_on = self.enterprise.registered_on
        if years_later(registered_on, YOUNG) < self.began_on:
            sentence = _("Registered on %(day)s, more than %(years)s years before moving in.")
            values = {"day": date_format(registered_on), "years": YOUNG}
            yield Doubt("no_longer_young", sentence % values)

    def _closed(self):
        closed_on = self.enterprise.ended_on
        if closed_on and closed_on <= self.began_on:
            sentence = _("The enterprise closed on %(day)s, before moving in.")
            yield Doubt("closed", sentence % {"day": date_format(closed_on)})

    def _elsewhere(self):
        place = self.incubator.region_id
        if place and not self.enterprise.region_id.startswith(place[:4]):
            sentence = _("The enterprise belongs to %(place)s, the incubator lies elsewhere.")
            yield Doubt("elsewhere", sentence % {"place": self.enterprise.region})

    def _full(self):
        """Only while it stays: what others use today says nothing about the past."""
        if not self.incubator.area or self.ended_on:
            return
        tenants = Tenancy.objects.filter(incubator=self.incubator_id).exclude(pk=self.pk)
        others = tenants.open_on(timezone.localdate()).aggregate(used=Sum("area"))["used"] or 0
        if others + self.area > self.incubator.area:
            sentence = _("With this tenant %(used)s of the incubator's %(area)s m² are let.")
            areas = {"used": others + self.area, "area": self.incubator.area}
            yield Doubt("full", sentence % areas)


class ProvincialCentre(Part, Spell):
    """An incubator as the province's centre of an economic circle, while it is named so."""

    incubator = models.ForeignKey(
        Incubator, models.PROTECT, related_name="namings", verbose_name=_("incubator")
    )
    circle = models.ForeignKey(
        EconomicCircle,
        models.PROTECT,
        related_name="+",
        verbose_name=_("economic circle"),
        help_text=_("Computed: the circle that the city belongs to (Xinhua, June 2020)."),
    )
    document_no = models.CharField(_("number of the document naming it"), max_length=40, blank=True)

    follows = {"incubator": ["region"]}
    computed = ["circle"]

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

    def fill(self):
        if self.incubator_id and self.began_on:
            membership = self._memberships().select_related("circle").first()
            if membership is None:
                sentence = _("The incubator's city belonged to no economic circle on that day.")
                raise ValidationError({"began_on": sentence})
            self.circle = membership.circle

    def clean(self):
        """The circle is the one that the incubator's city belongs to on the first day."""
        if not (self.incubator_id and self.began_on):
            return
        if not self._memberships().filter(circle=self.circle_id).exists():
            raise ValidationError(
                {"circle": _("The incubator's city does not belong to this circle on that day.")}
            )

    def _memberships(self):
        city = self.incubator.region_id[:4]
        return CircleMembership.objects.filter(city=city).open_on(self.began_on)
