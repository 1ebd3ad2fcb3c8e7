from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base.doubts import Doubt
from bureau.base.encryption import EncryptedField
from bureau.base.records import EventQuerySet, Part, Record, Spell, not_before_2019
from bureau.base.spans import days
from bureau.base.validators import not_in_future, read_phone
from veterans.models import Enterprise, bureau_of


class LiaisonAppointment(Spell):
    """A member of staff of a station, centre or bureau, appointed as liaison officer (联络员).

    Nobody holds two appointments at a time, so the open appointments are the officers.
    """

    officer_name = models.CharField(
        _("name of the officer"),
        max_length=50,
        help_text=_(
            "Counted once, if the appointment stands on 31 December (counting rule of the annual "
            "report 2021)."
        ),
    )
    unit = models.CharField(
        _("unit"), max_length=100, help_text=_("The station, centre or bureau of the officer.")
    )
    position = models.CharField(_("position"), max_length=50, blank=True)
    phone = EncryptedField(_("telephone"), read=read_phone, shown=(3, 4), null=True, blank=True)
    appointed_by = models.CharField(_("appointed by"), max_length=100, blank=True)

    known = ["appointed_by", "began_on"]

    class Meta(Spell.Meta):
        verbose_name = _("liaison appointment")
        verbose_name_plural = _("liaison appointments")
        ordering = ["region", "unit", "officer_name", "-began_on"]
        constraints = [
            *Spell.Meta.constraints,
            ExclusionConstraint(
                name="enterprise_liaison_liaisonappointment_one_at_a_time",
                expressions=[
                    (days(), RangeOperators.OVERLAPS),
                    ("region", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("officer_name", RangeOperators.EQUAL),
                ],
                violation_error_message=_(
                    "This officer of that unit already holds an appointment in that time. "
                    "Tell namesakes apart by a word after the name."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.officer_name}({self.unit})"

    def fill(self):
        self.appointed_by = self.appointed_by or bureau_of(self.region_id)
        self.began_on = self.began_on or timezone.localdate()

    def doubts(self):
        return [*self._in_two_units()]

    def _in_two_units(self):
        others = LiaisonAppointment.objects.filter(
            region=self.region_id, officer_name=self.officer_name
        ).exclude(unit=self.unit)
        other = others.open_on(self.began_on).exclude(pk=self.pk).first()
        if other:
            sentence = _("An officer of that name works for another unit too: %(unit)s.")
            yield Doubt("in_two_units", sentence % {"unit": other.unit})


class ContactQuerySet(EventQuerySet):
    date_field = "contacted_on"

    def with_problem(self):
        return self.exclude(problem="")


class Contact(Part, Record):
    """One time a liaison officer saw or spoke to an enterprise; it belongs to the officer's place."""

    class Way(models.TextChoices):
        VISIT = "visit", _("visit")
        PHONE = "phone", _("by telephone")
        ONLINE = "online", _("online")

    officer = models.ForeignKey(
        LiaisonAppointment,
        models.PROTECT,
        related_name="contacts",
        verbose_name=_("liaison officer"),
    )
    enterprise = models.ForeignKey(
        Enterprise, models.PROTECT, related_name="+", verbose_name=_("enterprise")
    )
    contacted_on = models.DateField(
        _("contacted on"),
        db_index=True,
        validators=[not_in_future],
        help_text=_(
            "Each contact counts, however often the enterprise was contacted (counting rule of "
            "the annual report 2021)."
        ),
    )
    way = models.CharField(_("way of contact"), max_length=10, choices=Way, default=Way.VISIT)
    problem = models.TextField(
        _("problem raised"), blank=True, help_text=_("As the enterprise told it; empty if none.")
    )
    policy_explained = models.TextField(_("policy explained"), blank=True)
    department = models.CharField(_("department coordinated with"), max_length=100, blank=True)
    settled_on = models.DateField(
        _("settled on"), null=True, blank=True, validators=[not_in_future]
    )

    objects = ContactQuerySet.as_manager()
    follows = {"officer": ["region"]}
    known = ["officer", "contacted_on"]

    class Meta:
        verbose_name = _("contact with an enterprise")
        verbose_name_plural = _("contacts with enterprises")
        ordering = ["-contacted_on", "-pk"]
        constraints = [
            not_before_2019("contacted_on"),
            not_before_2019("settled_on"),
            models.UniqueConstraint(
                fields=["officer", "enterprise", "contacted_on", "way"],
                name="enterprise_liaison_contact_entered_once",
                violation_error_message=_("This contact of that day is already entered."),
            ),
            models.CheckConstraint(
                condition=Q(settled_on__isnull=True) | Q(settled_on__gte=F("contacted_on")),
                name="enterprise_liaison_contact_settled_after_it_was_raised",
                violation_error_message=_("A problem cannot be settled before it was raised."),
            ),
            models.CheckConstraint(
                condition=Q(settled_on__isnull=True) | ~Q(problem=""),
                name="enterprise_liaison_contact_settles_a_problem",
                violation_error_message=_("Say which problem was settled."),
            ),
        ]

    def __str__(self):
        return f"{self.contacted_on:%Y-%m-%d} {self.officer}"

    def fill(self):
        """An enterprise is mostly contacted by the officer who did so last."""
        self.contacted_on = self.contacted_on or timezone.localdate()
        if self.enterprise_id and not self.officer_id:
            self.officer = self._usual_officer()

    def _usual_officer(self):
        officers = LiaisonAppointment.objects.open_on(self.contacted_on)
        of_the_place = officers.filter(region__code__startswith=self.enterprise.region_id)
        contacts = Contact.objects.filter(enterprise=self.enterprise_id, officer__in=of_the_place)
        last = contacts.select_related("officer").first()
        return last and last.officer

    def doubts(self):
        return [*self._elsewhere(), *self._out_of_office(), *self._closed()]

    def _elsewhere(self):
        office = self.officer.region_id or ""  # not known yet where both are entered at once
        if not self.enterprise.region_id.startswith(office[:4]):
            sentence = _("%(enterprise)s belongs to %(place)s, the officer to %(office)s.")
            places = {"place": self.enterprise.region, "office": self.officer.region}
            yield Doubt("elsewhere", sentence % {"enterprise": self.enterprise, **places})

    def _out_of_office(self):
        began_on, ended_on = self.officer.began_on, self.officer.ended_on
        too_early = began_on and self.contacted_on < began_on
        if too_early or (ended_on and self.contacted_on >= ended_on):
            sentence = _("The officer did not hold the office on %(day)s.")
            yield Doubt("out_of_office", sentence % {"day": date_format(self.contacted_on)})

    def _closed(self):
        closed_on = self.enterprise.ended_on
        if closed_on and closed_on <= self.contacted_on:
            sentence = _("%(enterprise)s closed on %(day)s, before the contact.")
            named = {"enterprise": self.enterprise, "day": date_format(closed_on)}
            yield Doubt("closed", sentence % named)
