import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from bureau.base.records import EventQuerySet, Record, not_before_2019
from bureau.base.triggers import OwnerTrigger
from programs.editions import Edition

FEWER_THAN_AWARDED = _("More stars of this city are awarded already than that.")
QUOTA_USED_UP = _("The places of this city for that star are all awarded.")


class Star(models.TextChoices):
    """What a veteran is honoured for."""

    EMPLOYMENT = "employment", _("employment star")
    STARTUP = "startup", _("start-up star")


class SelectionQuerySet(EventQuerySet):
    date_field = "opens_on"


class Selection(Edition, Record):
    """One edition of choosing the stars, by the province or by a city for itself."""

    public = True

    class Level(models.TextChoices):
        PROVINCE = "province", _("provincial selection")
        CITY = "city", _("city selection")

    title = models.CharField(_("selection title"), max_length=100)
    edition = models.PositiveSmallIntegerField(_("edition"))
    level = models.CharField(_("level"), max_length=10, choices=Level, default=Level.PROVINCE)
    opens_on = models.DateField(
        _("nominations open on"),
        db_index=True,
        help_text=_(
            "Every two years as a rule (provincial selection of 2018; ask the province if unsure)."
        ),
    )
    published_in = models.CharField(_("roll of honour published in"), max_length=200, blank=True)

    objects = SelectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("star selection")
        verbose_name_plural = _("star selections")
        ordering = ["-opens_on", "title"]
        constraints = [
            not_before_2019("opens_on"),
            models.UniqueConstraint(
                fields=["region", "title", "edition"],
                name="star_awards_selection_edition_entered_once",
                violation_error_message=_("This edition of the selection is already entered."),
            ),
            models.CheckConstraint(
                condition=Q(edition__gt=0),
                name="star_awards_selection_edition_is_counted_from_one",
                violation_error_message=_("Editions are counted from one."),
            ),
            models.CheckConstraint(
                condition=Q(Exact(Length("region"), 2), level="province")
                | Q(Exact(Length("region"), 4), level="city"),
                name="star_awards_selection_level_is_that_of_its_place",
                violation_error_message=_(
                    "The province holds provincial selections, and a city holds city selections."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.title}({self.edition})"


class Quota(Record):
    """How many stars of a kind a city may send to a selection. Its place is that city."""

    public = True

    selection = models.ForeignKey(
        Selection, models.CASCADE, related_name="quotas", verbose_name=_("star selection")
    )
    star = models.CharField(_("star"), max_length=10, choices=Star)
    places = models.PositiveSmallIntegerField(
        _("stars to be named"),
        help_text=_(
            "No more are awarded. Up to one and a half times as many are nominated (Qingdao 2021; "
            "ask the province if unsure)."
        ),
    )

    refusals = {"quota_covers_the_awarded": FEWER_THAN_AWARDED}

    class Meta:
        verbose_name = _("quota")
        verbose_name_plural = _("quotas")
        ordering = ["selection", "region", "star"]
        constraints = [
            models.UniqueConstraint(
                fields=["selection", "region", "star"],
                name="star_awards_quota_one_per_city_and_star",
                violation_error_message=_("This city already has a quota for that star."),
            ),
            models.CheckConstraint(
                condition=Exact(Length("region"), 4),
                name="star_awards_quota_is_for_a_city",
                violation_error_message=_("Quotas are given to cities."),
            ),
        ]

        triggers = [
            OwnerTrigger(
                name="covers_the_awarded",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="""
                    IF NEW.places < (
                        SELECT count(*) FROM star_awards_nomination
                        WHERE selection_id = NEW.selection_id AND region_id = NEW.region_id
                            AND star = NEW.star AND state = 'awarded'
                    ) THEN
                        RAISE EXCEPTION 'quota_covers_the_awarded'
                            USING ERRCODE = 'check_violation',
                            CONSTRAINT = 'quota_covers_the_awarded';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self):
        return f"{self.region_id} {self.get_star_display()}: {self.places}"

    def clean(self):
        super().clean()
        is_complete = None not in (self.selection_id, self.region_id, self.places)
        if is_complete and self.places < self.awarded().count():
            raise ValidationError({"places": FEWER_THAN_AWARDED})

    def nominations(self):
        """Those of its city that compete for its places."""
        return self.selection.nominations.filter(region=self.region_id, star=self.star)

    def awarded(self):
        return self.nominations().filter(state="awarded")
