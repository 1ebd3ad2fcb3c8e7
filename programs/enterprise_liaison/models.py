from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bureau.base.encryption import EncryptedField
from bureau.base.records import EventQuerySet, Part, Record, Spell, not_before_2019
from bureau.base.spans import days
from bureau.base.validators import not_in_future, read_phone
from veterans.models import Enterprise


class LiaisonAppointment(Spell):
    """A member of staff of a station, centre or bureau, appointed as liaison officer (联络员).

    Nobody holds two appointments at a time, so the open appointments are the officers.
    """

    officer_name = models.CharField(_("name of the officer"), max_length=50)
    unit = models.CharField(_("unit"), max_length=100)
    position = models.CharField(_("position"), max_length=50, blank=True)
    phone = EncryptedField(_("telephone"), read=read_phone, shown=(3, 4), null=True, blank=True)
    appointed_by = models.CharField(_("appointed by"), max_length=100, blank=True)

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
    contacted_on = models.DateField(_("contacted on"), db_index=True, validators=[not_in_future])
    way = models.CharField(_("way of contact"), max_length=10, choices=Way, default=Way.VISIT)
    problem = models.TextField(_("problem raised"), blank=True)
    policy_explained = models.TextField(_("policy explained"), blank=True)
    department = models.CharField(_("department coordinated with"), max_length=100, blank=True)
    settled_on = models.DateField(
        _("settled on"), null=True, blank=True, validators=[not_in_future]
    )

    objects = ContactQuerySet.as_manager()
    follows = {"officer": ["region"]}

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
