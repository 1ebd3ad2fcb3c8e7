from datetime import timedelta

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bureau.base.doubts import Doubt
from bureau.base.records import EventQuerySet, Part, Record, not_before_2019
from bureau.base.triggers import WHO, OwnerTrigger
from bureau.base.validators import not_in_future
from bureau.base.years import LAST_YEAR
from programs.cases.arrows import APPROVES
from programs.cases.case import Case
from programs.star_awards.models import states
from programs.star_awards.models.selections import QUOTA_USED_UP, Quota, Selection, Star
from veterans import doubts
from veterans.models import Enterprise, Veteran

NOTICE = timedelta(days=6)  # from its first day to its last: seven days, both included
PLACE = f"coalesce({WHO} ->> 'region', '37')"  # of whoever acts; of a command everywhere
JUDGED_OTHERWISE = _(
    "Scores are given while a nomination is judged, at the level of its selection."
)


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


def keep_to_quota():
    """The trigger that awards no more stars than a quota has places, where there is one.

    Whoever awards a star holds its quota until the transaction ends, so that two at once are
    counted one after the other.
    """
    return OwnerTrigger(
        name="keep_to_quota",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        declare=[("quota", "integer")],
        func=f"""
            IF NEW.state <> 'awarded' THEN
                RETURN NEW;
            END IF;
            SELECT places INTO quota FROM "{Quota._meta.db_table}"
            WHERE selection_id = NEW.selection_id AND region_id = NEW.region_id
                AND star = NEW.star FOR UPDATE;
            IF quota <= (
                SELECT count(*) FROM star_awards_nomination
                WHERE selection_id = NEW.selection_id AND region_id = NEW.region_id
                    AND star = NEW.star AND state = 'awarded' AND id <> NEW.id
            ) THEN
                RAISE EXCEPTION 'quota_is_used_up' USING ERRCODE = 'check_violation',
                    CONSTRAINT = 'quota_is_used_up';
            END IF;
            RETURN NEW;
        """,
    )


class Nomination(Case, Record):
    """A veteran put forward as a star by a city, from the nomination to the award."""

    State = states.State

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
    state = models.CharField(
        _("state"), max_length=12, choices=State, default=State.NOMINATED, editable=False
    )
    returned_because = models.CharField(
        _("what has to be corrected"),
        max_length=200,
        blank=True,
        editable=False,
        help_text=_("Said when the case is returned; whoever corrects it finds it on top."),
    )
    votes = models.PositiveIntegerField(
        _("votes online"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Up to 5 votes from one account (Qingdao 2021)."),
    )
    notice_from = models.DateField(_("public notice from"), null=True, blank=True, editable=False)
    notice_until = models.DateField(
        _("last day of public notice"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("The notice lasts seven days at least (provincial selection of 2018)."),
    )
    awarded_on = models.DateField(
        _("awarded on"),
        null=True,
        blank=True,
        editable=False,
        db_index=True,
        validators=[not_in_future],
        help_text=_(
            "The year it falls in is the year counted; the stars of cities do not count "
            "(counting rule of the annual report 2021)."
        ),
    )
    certificate_no = models.CharField(
        _("certificate number"), max_length=40, blank=True, editable=False
    )
    level = models.CharField(
        _("level"), max_length=10, choices=Selection.Level, editable=False, blank=True
    )

    objects = NominationQuerySet.as_manager()
    follows = {"selection": ["level"]}
    arrows = states.ARROWS
    open_states = states.OPEN
    later = {"shortlisted": ["votes"], "in_notice": ["votes"], "awarded": ["certificate_no"]}
    refusals = {"quota_is_used_up": QUOTA_USED_UP}
    known = ["selection", "unit", "nominated_on"]

    class Meta:
        verbose_name = _("star nomination")
        verbose_name_plural = _("star nominations")
        ordering = ["-nominated_on", "pk"]
        constraints = [
            not_before_2019("awarded_on"),
            not_before_2019("notice_from"),
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
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(returned_because=""),
                name="star_awards_nomination_returned_for_a_reason",
                violation_error_message=_("Say what has to be corrected before you return it."),
            ),
            models.CheckConstraint(
                condition=Q(certificate_no="") | Q(state="awarded"),
                name="star_awards_nomination_certified_once_awarded",
                violation_error_message=_("Only an awarded star has a certificate."),
            ),
        ]
        permissions = [
            ("return_nomination", _("return for correction")),
            ("approve_nomination", _("decide on")),
        ]
        triggers = [keep_to_quota()]

    def __str__(self):
        return f"{self.veteran}:{self.get_star_display()}"

    @property
    def gist(self):
        return f"{self.unit} · {self.selection}"

    def clean(self):
        super().clean()
        if self.state == self.State.AWARDED and None not in (self.selection_id, self.region_id):
            quota = self.quota()
            if quota and quota.awarded().exclude(pk=self.pk).count() >= quota.places:
                raise ValidationError(QUOTA_USED_UP)

    def quota(self):
        """That of its city for its star, if there is one."""
        same = {"selection": self.selection_id, "region": self.region_id, "star": self.star}
        return Quota.objects.filter(**same).first()

    def along(self, arrow, user):
        """Of the province's stars the province decides, whoever else has the role."""
        if (
            arrow.part == APPROVES
            and self.level == Selection.Level.PROVINCE
            and len(user.region_id) > 2
        ):
            return [_("This is decided at the level of the selection: the province.")]
        return []

    def fill(self):
        self.nominated_on = self.nominated_on or timezone.localdate()
        if self.region_id and not self.selection_id:
            self.selection = self._open_selection()
        if self.veteran_id and not self.unit:
            self.unit = self._own_enterprise()
        is_a_day = self.notice_from and self.notice_from.year <= LAST_YEAR
        if is_a_day and not self.notice_until:
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
        quota = self.quota()
        nominated = quota and 1 + quota.nominations().exclude(pk=self.pk).count()
        if quota and nominated * 2 > quota.places * 3:
            sentence = _("%(nominated)s nominations of the city for %(places)s places.")
            yield Doubt("too_many", sentence % {"nominated": nominated, "places": quota.places})

    def _star_already(self):
        awards = Nomination.objects.filter(veteran=self.veteran_id, state=self.State.AWARDED)
        award = awards.exclude(pk=self.pk).select_related("selection").first()
        if award:
            sentence = _("The veteran was awarded a star before: %(selection)s.")
            yield Doubt("star_already", sentence % {"selection": award.selection})


class JuryScore(Part, Record):
    """What one juror gave a nomination, out of a hundred."""

    nomination = models.ForeignKey(
        Nomination, models.CASCADE, related_name="scores", verbose_name=_("star nomination")
    )
    juror = models.CharField(_("juror"), max_length=50)
    score = models.DecimalField(
        _("score"), max_digits=5, decimal_places=2, help_text=_("Out of 100.")
    )

    follows = {"nomination": ["region"]}
    refusals = {"scores_are_given_while_it_is_judged": JUDGED_OTHERWISE}

    class Meta:
        verbose_name = _("jury score")
        verbose_name_plural = _("jury scores")
        ordering = ["nomination", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["nomination", "juror"],
                name="star_awards_juryscore_one_of_each_juror",
                violation_error_message=_("This juror has scored the nomination already."),
            ),
            models.CheckConstraint(
                condition=Q(score__gte=0, score__lte=100),
                name="star_awards_juryscore_is_out_of_a_hundred",
                violation_error_message=_("A score lies between 0 and 100."),
            ),
            models.CheckConstraint(
                condition=~Q(juror=""),
                name="star_awards_juryscore_is_of_somebody",
                violation_error_message=_("Name the juror."),
            ),
        ]
        triggers = [
            OwnerTrigger(
                name="while_it_is_judged",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("nomination_id", "juror", "score")
                | pgtrigger.Delete,
                func=f"""
                    IF NOT (
                        SELECT bool_and(n.state IN ({", ".join(f"'{one}'" for one in states.JUDGED)})
                            AND (n.level <> 'province' OR length({PLACE}) = 2))
                        FROM "{Nomination._meta.db_table}" n
                        WHERE n.id IN (OLD.nomination_id, NEW.nomination_id)
                    ) THEN
                        RAISE EXCEPTION 'scores_are_given_while_it_is_judged'
                            USING ERRCODE = 'check_violation',
                            CONSTRAINT = 'scores_are_given_while_it_is_judged';
                    END IF;
                    RETURN coalesce(NEW, OLD);
                """,
            ),
        ]

    def __str__(self):
        return f"{self.juror}: {self.score}"

    def clean(self):
        super().clean()
        nomination = getattr(self, "nomination", None)
        if nomination and nomination.state not in states.JUDGED:
            raise ValidationError(JUDGED_OTHERWISE)
