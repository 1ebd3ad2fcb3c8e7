from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base.doubts import Doubt
from bureau.base.records import Spell, SpellQuerySet
from bureau.base.validators import not_in_future
from veterans.models import bureau_of


class PilotSiteQuerySet(SpellQuerySet):
    def approved(self):
        return self.filter(state=PilotSite.State.APPROVED)

    def training_bases(self):
        return self.filter(kind=PilotSite.Kind.TRAINING_BASE)

    def guidance_stations(self):
        return self.filter(kind=PilotSite.Kind.GUIDANCE_STATION)


class PilotSite(Spell):
    """A place where something new is tried for veterans, from the day it was established."""

    class Kind(models.TextChoices):
        TRAINING_BASE = "training_base", _("training base")
        GUIDANCE_STATION = "guidance_station", _("employment and start-up guidance station")

    class Level(models.TextChoices):
        FIRST_OF_NATION = "first_of_nation", _("first in the country")
        PROVINCE = "province", _("provincial")
        CITY = "city", _("municipal")
        COUNTY = "county", _("county level")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        APPROVED = "approved", _("approved")
        REFUSED = "refused", _("refused")

    name = models.CharField(_("name of the site"), max_length=100)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    level = models.CharField(_("level"), max_length=20, choices=Level, default=Level.PROVINCE)
    host = models.CharField(_("host institution"), max_length=100)
    purpose = models.CharField(
        _("purpose"), max_length=200, blank=True, help_text=_("What is tried there, in a sentence.")
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=State,
        default=State.PROPOSED,
        help_text=_(
            "Only approved sites are counted, in the year they were established (counting rule "
            "of the annual report 2021)."
        ),
    )
    decided_on = models.DateField(
        _("decided on"),
        null=True,
        blank=True,
        validators=[not_in_future],
        help_text=_("Today, unless you enter another day for a site approved or refused."),
    )

    objects = PilotSiteQuerySet.as_manager()
    known = ["host", "decided_on"]

    class Meta(Spell.Meta):
        verbose_name = _("pilot site")
        verbose_name_plural = _("pilot sites")
        ordering = ["-began_on", "name"]
        constraints = [
            *Spell.Meta.constraints,
            models.UniqueConstraint(
                fields=["region", "name", "began_on"],
                name="pilot_sites_pilotsite_entered_once",
                violation_error_message=_("This site is already entered for that place and day."),
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", decided_on__isnull=True)
                | (~Q(state="proposed") & Q(decided_on__isnull=False)),
                name="pilot_sites_pilotsite_decided_on_a_day",
                violation_error_message=_(
                    "A site approved or refused needs the day of the decision; "
                    "one only proposed has none."
                ),
            ),
        ]

    def __str__(self):
        return self.name

    def fill(self):
        self.host = self.host or bureau_of(self.region_id)
        if self.state != self.State.PROPOSED:
            self.decided_on = self.decided_on or timezone.localdate()

    def doubts(self):
        return [*self._decided_afterwards(), *self._second_of_its_host()]

    def _decided_afterwards(self):
        if self.decided_on and self.decided_on > self.began_on:
            sentence = _("Established on %(began)s, but decided only on %(decided)s.")
            days = {"began": self.began_on, "decided": self.decided_on}
            written = {name: date_format(day) for name, day in days.items()}
            yield Doubt("decided_afterwards", sentence % written)

    def _second_of_its_host(self):
        others = PilotSite.objects.filter(region=self.region_id, host=self.host, kind=self.kind)
        other = others.open_on(self.began_on).exclude(pk=self.pk).first()
        if other:
            sentence = _("%(host)s has a site of that kind already: %(site)s.")
            yield Doubt("second_of_its_host", sentence % {"host": self.host, "site": other})
