from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bureau.base.doubts import Doubt
from bureau.base.records import EventQuerySet, Record, not_before_2019
from programs.editions import Edition
from veterans import doubts
from veterans.models import Enterprise, Veteran

NOTICE = timedelta(days=6)  # from its first day to its last: seven days, both included


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
            "Up to one and a half times as many are nominated (Qingdao 2021; ask the province if "
            "unsure)."
        ),
    )

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

    def __str__(self):
        return f"{self.region_id} {self.get_star_display()}: {self.places}"


class NominationQuerySet(EventQuerySet):
    date_field = "awarded_on"

    def provincial(self):
        return self.filter(level=Selection.Level.PROVINCE)

    def awarded(self, star):
        return self.filter(state=Nomination.State.AWARDED, star=star)

    def decided(self):
        """Settled one way or the other, `marked` where the star was awarded."""
        states = [Nomination.State.AWARDED, Nomination.State.NOT_CHOSEN]
        return self.filter(state__in=states).annotate(marked=Q(state=Nomination.State.AWARDED))


class Nomination(Record):
    """A veteran put forward as a star by a city, from the nomination to the award."""

    class State(models.TextChoices):
        NOMINATED = "nominated", _("nominated")
        SHORTLISTED = "shortlisted", _("shortlisted")
        IN_NOTICE = "in_notice", _("in public notice")
        AWARDED = "awarded", _("awarded")
        NOT_CHOSEN = "not_chosen", _("not chosen")

    selection = models.ForeignKey(
        Selection, models.PROTECT, related_name="nominations", verbose_name=_("star selection")
    )
    veteran = models.ForeignKey(
        Veteran, models.PROTECT, related_name="+", verbose_name=_("veteran")
    )
    star = models.CharField(_("star"), max_length=10, choices=Star)
    unit = models.CharField(
        _("work unit"), max_length=100, help_text=_("Of a founder, the enterprise.")
    )
    deeds = models.TextField(
        _("account of deeds"), help_text=_("What is published if the star is awarded.")
    )
    honours = models.TextField(_("earlier honours"), blank=True)
    vetting = models.TextField(
        _("vetting opinions"),
        blank=True,
        help_text=_("As signed and sealed at each level (provincial selection of 2018)."),
    )
    nominated_on = models.DateField(_("nominated on"), db_index=True)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.NOMINATED)
    votes = models.PositiveIntegerField(
        _("votes online"),
        null=True,
        blank=True,
        help_text=_("Up to 5 votes from one account (Qingdao 2021)."),
    )
    notice_from = models.DateField(_("public notice from"), null=True, blank=True)
    notice_until = models.DateField(
        _("last day of public notice"),
        null=True,
        blank=True,
        help_text=_("The notice lasts seven days at least (provincial selection of 2018)."),
    )
    awarded_on = models.DateField(
        _("awarded on"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_(
            "The year it falls in is the year counted; the stars of cities do not count "
            "(counting rule of the annual report 2021)."
        ),
    )
    certificate_no = models.CharField(_("certificate number"), max_length=40, blank=True)
    level = models.CharField(
        _("level"), max_length=10, choices=Selection.Level, editable=False, blank=True
    )

    objects = NominationQuerySet.as_manager()
    follows = {"selection": ["level"]}
    known = ["selection", "unit", "nominated_on", "notice_until"]

    class Meta:
        verbose_name = _("star nomination")
        verbose_name_plural = _("star nominations")
        ordering = ["-nominated_on", "pk"]
        constraints = [
            not_before_2019("awarded_on"),
            not_before_2019("nominated_on"),
            models.UniqueConstraint(
                fields=["selection", "veteran"],
                name="star_awards_nomination_once_per_selection",
                violation_error_message=_("This veteran is already nominated in the selection."),
            ),
            models.CheckConstraint(
                condition=Exact(Length("region"), 4),
                name="star_awards_nomination_is_made_by_a_city",
                violation_error_message=_("Give the city that nominates the veteran."),
            ),
            models.CheckConstraint(
                condition=Q(state="awarded", awarded_on__isnull=False)
                | (~Q(state="awarded") & Q(awarded_on__isnull=True)),
                name="star_awards_nomination_awarded_on_a_day",
                violation_error_message=_(
                    "Give the day of the award exactly when the star is awarded."
                ),
            ),
            models.CheckConstraint(
                condition=Q(notice_from__isnull=True, notice_until__isnull=True)
                | Q(
                    notice_from__isnull=False,
                    notice_until__isnull=False,
                    notice_until__gte=F("notice_from") + NOTICE,
                ),
                name="star_awards_nomination_notice_lasts_seven_days",
                violation_error_message=_("The public notice lasts seven days at least."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["in_notice", "awarded"]) | Q(notice_from__isnull=False),
                name="star_awards_nomination_noticed_before_award",
                violation_error_message=_("Give the days of the public notice."),
            ),
            models.CheckConstraint(
                condition=Q(awarded_on__isnull=True) | Q(awarded_on__gt=F("notice_until")),
                name="star_awards_nomination_awarded_after_notice",
                violation_error_message=_(
                    "A star is awarded after the last day of the public notice."
                ),
            ),
            models.CheckConstraint(
                condition=Q(notice_from__isnull=True) | Q(notice_from__gte=F("nominated_on")),
                name="star_awards_nomination_noticed_after_nomination",
                violation_error_message=_(
                    "The public notice must not begin before the nomination."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.veteran}:{self.get_star_display()}"

    def fill(self):
        self.nominated_on = self.nominated_on or timezone.localdate()
        if self.region_id and not self.selection_id:
            self.selection = self._open_selection()
        if self.veteran_id and not self.unit:
            self.unit = self._own_enterprise()
        if self.notice_from and not self.notice_until:
            self.notice_until = self.notice_from + NOTICE

    def _open_selection(self):
        """The last that was opened, by the city itself or by the province."""
        selections = Selection.objects.filter(region__in=self.region.codes_upward())
        return selections.filter(opens_on__lte=self.nominated_on).first()

    def _own_enterprise(self):
        enterprises = Enterprise.objects.filter(founder=self.veteran_id).open_on(self.nominated_on)
        return enterprises.values_list("name", flat=True).first() or ""

    def doubts(self):
        return [
            *doubts.about(self.veteran, self.nominated_on),
            *self._elsewhere(),
            *self._too_many(),
            *self._star_already(),
        ]

    def _elsewhere(self):
        if not self.veteran.region_id.startswith(self.region_id):
            sentence = _("The veteran belongs to %(place)s, outside the city that nominates.")
            yield Doubt("elsewhere", sentence % {"place": self.veteran.region})

    def _too_many(self):
        """Half as many again as there are places to be named may be nominated."""
        same = {"selection": self.selection_id, "region": self.region_id, "star": self.star}
        quota = Quota.objects.filter(**same).first()
        nominated = 1 + Nomination.objects.filter(**same).exclude(pk=self.pk).count()
        if quota and nominated * 2 > quota.places * 3:
            sentence = _("%(nominated)s nominations of the city for %(places)s places.")
            yield Doubt("too_many", sentence % {"nominated": nominated, "places": quota.places})

    def _star_already(self):
        awards = Nomination.objects.filter(veteran=self.veteran_id, state=self.State.AWARDED)
        award = awards.exclude(pk=self.pk).select_related("selection").first()
        if award:
            sentence = _("The veteran was awarded a star before: %(selection)s.")
            yield Doubt("star_already", sentence % {"selection": award.selection})
