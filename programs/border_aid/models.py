from decimal import Decimal

from django.db import models
from django.db.models import F, Max, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base.doubts import Doubt
from bureau.base.fields import AmountField
from bureau.base.records import EventQuerySet, Record, held_by_now, not_before_2019
from bureau.base.validators import not_in_future
from veterans.models import Enterprise

CITY_CODE = 4  # digits in the code of a city
LARGEST_DONATION = Decimal("100000000.00")
USUAL_DAYS_UNTIL_PAID = 365  # beyond, a clerk looks again; no rule says so


class Recipient(models.TextChoices):
    """The border regions that Shandong is paired with."""

    XINJIANG = "xinjiang", _("Xinjiang")
    TIBET = "tibet", _("Tibet")
    BOTH = "both", _("Xinjiang and Tibet")


class OnlineClassQuerySet(EventQuerySet):
    date_field = "ends_on"

    def held(self):
        return self.filter(state=OnlineClass.State.HELD)


class OnlineClass(Record):
    """One run (期) of an online course for veterans of the border regions."""

    public = True

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")

    title = models.CharField(_("class title"), max_length=100)
    term = models.PositiveSmallIntegerField(_("term"))
    recipient = models.CharField(_("recipient region"), max_length=10, choices=Recipient)
    recipient_place = models.CharField(_("recipient place"), max_length=100, blank=True)
    platform = models.CharField(_("platform"), max_length=50)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=State,
        default=State.PLANNED,
        help_text=_("Only what was held is counted (counting rule of the annual report 2021)."),
    )
    viewers = models.PositiveIntegerField(
        _("viewers"),
        default=0,
        help_text=_(
            "People who watched, as the platform reports them; who watched two classes counts "
            "twice (counting rule of the annual report 2021)."
        ),
    )
    evidence = models.CharField(_("evidence"), max_length=200, blank=True)

    objects = OnlineClassQuerySet.as_manager()
    known = ("term", "recipient", "recipient_place", "platform")

    class Meta:
        verbose_name = _("online class")
        verbose_name_plural = _("online classes")
        ordering = ["-ends_on", "title", "term"]
        constraints = [
            not_before_2019("ends_on"),
            models.UniqueConstraint(
                fields=["region", "title", "term", "starts_on"],
                name="border_aid_onlineclass_entered_once",
                violation_error_message=_("This term of the class is already entered."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="border_aid_onlineclass_ends_after_it_starts",
                violation_error_message=_("The last day must not be before the first."),
            ),
            models.CheckConstraint(
                condition=Q(term__gt=0),
                name="border_aid_onlineclass_has_a_term",
                violation_error_message=_("Terms are numbered from one."),
            ),
            models.CheckConstraint(
                condition=Q(state="held") | Q(viewers=0),
                name="border_aid_onlineclass_is_watched_when_held",
                violation_error_message=_("Only a class that was held has viewers."),
            ),
            held_by_now("ends_on"),
        ]

    def __str__(self):
        return f"{self.title}#{self.term}"

    def fill(self):
        """A place's next class is for whom the last was; of one title the terms count on."""
        if not self.region_id:
            return
        earlier = OnlineClass.objects.filter(region=self.region_id).exclude(pk=self.pk)
        self.fill_from(earlier, ["recipient", "recipient_place", "platform"])
        if self.title and not self.term:
            terms = earlier.filter(title=self.title).aggregate(last=Max("term"))
            self.term = (terms["last"] or 0) + 1


class DonationQuerySet(EventQuerySet):
    date_field = "paid_on"

    def standing(self):
        """Promised, and not taken back."""
        return self.exclude(state=Donation.State.WITHDRAWN)

    def paid(self):
        return self.filter(state=Donation.State.PAID)

    def of_money(self):
        return self.filter(kind=Donation.Kind.MONEY)

    def of_goods(self):
        return self.filter(kind=Donation.Kind.GOODS)


class Donation(Record):
    """What one donor of a city gave to a border region; it counts once it has arrived."""

    class Kind(models.TextChoices):
        MONEY = "money", _("money")
        GOODS = "goods", _("goods")

    class Donor(models.TextChoices):
        DEPARTMENT = "department", _("veterans department")
        ENTERPRISE = "enterprise", _("enterprise")

    class State(models.TextChoices):
        PLEDGED = "pledged", _("pledged")
        PAID = "paid", _("paid")
        WITHDRAWN = "withdrawn", _("withdrawn")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.MONEY)
    donor = models.CharField(_("kind of donor"), max_length=10, choices=Donor)
    donor_name = models.CharField(
        _("name of the donor"),
        max_length=100,
        help_text=_("Of a veteran-founded enterprise taken from the register."),
    )
    enterprise = models.ForeignKey(
        Enterprise,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("veteran-founded enterprise"),
    )
    recipient = models.CharField(_("recipient region"), max_length=10, choices=Recipient)
    recipient_name = models.CharField(_("recipient"), max_length=100)
    purpose = models.CharField(_("purpose"), max_length=200, blank=True)
    amount = AmountField(
        _("amount or value (yuan)"),
        cap=LARGEST_DONATION,
        help_text=_(
            "Of goods the value on the receipt (practice reported by the Ministry in 2024). "
            "Donations count once they are paid (counting rule of the annual report 2021)."
        ),
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PLEDGED)
    pledged_on = models.DateField(_("pledged on"), validators=[not_in_future])
    paid_on = models.DateField(
        _("paid on"),
        null=True,
        blank=True,
        validators=[not_in_future],
        help_text=_(
            "The year it falls in is the year counted (counting rule of the annual report 2021)."
        ),
    )
    receipt_no = models.CharField(_("receipt number"), max_length=40, blank=True)

    objects = DonationQuerySet.as_manager()
    known = ("donor", "donor_name", "recipient", "recipient_name")

    class Meta:
        verbose_name = _("donation")
        verbose_name_plural = _("donations")
        ordering = ["-pledged_on", "donor_name"]
        constraints = [
            not_before_2019("paid_on"),
            not_before_2019("pledged_on"),
            models.CheckConstraint(
                condition=Exact(Length(F("region")), CITY_CODE),
                name="border_aid_donation_is_a_citys",
                violation_error_message=_(
                    "A donation is entered for the city whose department or enterprise gave it."
                ),
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0, amount__lte=LARGEST_DONATION),
                name="border_aid_donation_has_an_amount",
                violation_error_message=_(
                    "The amount must be above zero and at most 100 million yuan."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state="paid", paid_on__isnull=False)
                | (~Q(state="paid") & Q(paid_on__isnull=True)),
                name="border_aid_donation_has_its_day_when_paid",
                violation_error_message=_(
                    "Give the day of payment of a donation that was paid, and of no other."
                ),
            ),
            models.CheckConstraint(
                condition=Q(paid_on__isnull=True) | Q(paid_on__gte=F("pledged_on")),
                name="border_aid_donation_paid_after_its_pledge",
                violation_error_message=_("A donation cannot be paid before it was pledged."),
            ),
            models.CheckConstraint(
                condition=Q(enterprise__isnull=True) | Q(donor="enterprise"),
                name="border_aid_donation_names_an_enterprise_as_donor",
                violation_error_message=_(
                    "Only a donor that is an enterprise can be linked to one."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.donor_name}({self.pledged_on:%Y-%m-%d})"

    def fill(self):
        """An enterprise gives under its name, and a city mostly where it gave before."""
        if self.enterprise_id:
            self.donor_name = self.donor_name or self.enterprise.name
            self.donor = self.donor or self.Donor.ENTERPRISE
        if not self.region_id:
            return
        earlier = Donation.objects.filter(region=self.region_id).exclude(pk=self.pk)
        self.fill_from(earlier, ["recipient", "recipient_name"])
        self.fill_from(earlier.filter(donor_name=self.donor_name), ["donor"])

    def doubts(self):
        if self.paid_on is None or (self.paid_on - self.pledged_on).days <= USUAL_DAYS_UNTIL_PAID:
            return []
        sentence = _("Pledged on %(pledged)s, paid on %(paid)s: are the days right?")
        days = {"pledged": self.pledged_on, "paid": self.paid_on}
        return [Doubt("paid_late", sentence % {n: date_format(day) for n, day in days.items()})]
