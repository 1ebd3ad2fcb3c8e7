import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from bureau.base.doubts import Doubt
from bureau.base.records import Record
from bureau.base.triggers import WHO, OwnerTrigger
from programs.contests.models.contests import (
    PRIZES_GONE,
    Contest,
    ContestQuerySet,
    Prize,
    PrizePlan,
    Track,
)
from veterans.models import Veteran, bureau_of

USUAL_MEMBERS = 15  # to the eye: what is more is asked about


class EntryQuerySet(ContestQuerySet):
    def competed(self):
        return self.filter(standing=Entry.Standing.COMPETED)

    def fell_out(self):
        return self.exclude(standing=Entry.Standing.COMPETED)

    def finalists(self):
        return self.competed().filter(stage=Entry.Stage.FINAL)

    def winners(self):
        """Without teams that withdrew or were disqualified afterwards."""
        return self.competed().exclude(prize="")

    def won(self, prize):
        return self.competed().filter(prize=prize)


def within_the_plan():
    """The trigger that gives no more prizes of a grade than its contest plans, where it plans them.

    Whoever gives one holds the plan until the transaction ends, so that two at once are counted one
    after the other. By its name it comes after the one that takes the contest over.
    """
    return OwnerTrigger(
        name="within_the_plan",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        declare=[("planned", "integer")],
        func=f"""
            IF NEW.prize = '' OR NEW.standing <> 'competed' THEN
                RETURN NEW;
            END IF;
            SELECT number INTO planned FROM "{PrizePlan._meta.db_table}"
            WHERE contest_id = NEW.contest_id AND prize = NEW.prize FOR UPDATE;
            IF planned <= (
                SELECT count(*) FROM contests_entry
                WHERE contest_id = NEW.contest_id AND prize = NEW.prize
                    AND standing = 'competed' AND id <> NEW.id
            ) THEN
                RAISE EXCEPTION 'prizes_are_all_given' USING ERRCODE = 'check_violation',
                    CONSTRAINT = 'prizes_are_all_given';
            END IF;
            RETURN NEW;
        """,
    )


def at_its_level():
    """The trigger that lets nobody below the province give a prize of the province's contest. By its
    name it comes after the one that takes the contest over."""
    return OwnerTrigger(
        name="win_at_its_level",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=f"""
            IF NEW.prize <> '' AND NEW.level = 'province'
                AND (TG_OP = 'INSERT' OR NEW.prize <> OLD.prize)
                AND {WHO} ->> 'user' IS NOT NULL
                AND length(coalesce({WHO} ->> 'region', '37')) > 2
            THEN
                RAISE EXCEPTION 'prize_at_its_level' USING ERRCODE = 'check_violation',
                    CONSTRAINT = 'prize_at_its_level';
            END IF;
            RETURN NEW;
        """,
    )


class Entry(Record):
    """One team with its project. Its place is the city it comes from, not where it competes."""

    Prize = Prize

    class Standing(models.TextChoices):
        COMPETED = "competed", _("takes part")
        WITHDRAWN = "withdrawn", _("pulled out")
        DISQUALIFIED = "disqualified", _("disqualified")

    class Stage(models.TextChoices):
        HEAT = "heat", _("heat")
        SEMI_FINAL = "semi_final", _("semi-final")
        FINAL = "final", _("final")

    contest = models.ForeignKey(
        Contest,
        models.PROTECT,
        editable=False,
        blank=True,
        related_name="entries",
        verbose_name=_("contest"),
    )
    track = models.ForeignKey(
        Track, models.PROTECT, related_name="entries", verbose_name=_("track")
    )
    team = models.CharField(_("team"), max_length=100)
    project = models.CharField(_("project"), max_length=200)
    leader = models.ForeignKey(
        Veteran,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("leader of the team"),
        help_text=_("Where the leader is registered as a veteran."),
    )
    members = models.PositiveSmallIntegerField(_("members of the team"), default=1)
    contact = models.CharField(_("contact person"), max_length=50, blank=True)
    has_plan = models.BooleanField(_("business plan handed in"), default=False)
    has_video = models.BooleanField(
        _("video handed in"),
        default=False,
        help_text=_("Of 3 minutes (call of the first contest)."),
    )
    standing = models.CharField(
        _("standing"),
        max_length=12,
        choices=Standing,
        default=Standing.COMPETED,
        help_text=_(
            "A team that pulled out or was disqualified is not counted (counting rule of the "
            "annual report 2021)."
        ),
    )
    stage = models.CharField(
        _("stage reached"),
        max_length=10,
        choices=Stage,
        default=Stage.HEAT,
        help_text=_(
            "The heat of the city, then the semi-final and the final of the province (calls of "
            "the first and third contest)."
        ),
    )
    score = models.DecimalField(
        _("score"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Out of 100, as the jury gave it."),
    )
    prize = models.CharField(
        _("prize"),
        max_length=10,
        choices=Prize,
        blank=True,
        help_text=_(
            "How many there are is up to each edition: the second had 4, 8 and 11 (annual report "
            "2021)."
        ),
    )
    level = models.CharField(
        _("level"), max_length=10, choices=Contest.Level, editable=False, blank=True
    )
    final_on = models.DateField(_("day of the final"), editable=False, blank=True, db_index=True)

    objects = EntryQuerySet.as_manager()
    follows = {"track": ["contest", "level", "final_on"]}
    refusals = {
        "prizes_are_all_given": PRIZES_GONE,
        "prize_at_its_level": _("Prizes of the province's contest are given by the province."),
    }
    known = ["contact"]

    class Meta:
        verbose_name = _("team entered")
        verbose_name_plural = _("teams entered")
        ordering = ["-final_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["track", "region", "team"],
                name="contests_entry_once_per_track",
                violation_error_message=_("This team is already entered in the track."),
            ),
            models.CheckConstraint(
                condition=Exact(Length("region"), 4),
                name="contests_entry_comes_from_a_city",
                violation_error_message=_("Give the city that the team comes from."),
            ),
            models.CheckConstraint(
                condition=Q(members__gt=0),
                name="contests_entry_has_members",
                violation_error_message=_("A team has at least one member."),
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=100),
                name="contests_entry_score_is_out_of_a_hundred",
                violation_error_message=_("A score lies between 0 and 100."),
            ),
        ]
        triggers = [at_its_level(), within_the_plan()]

    def __str__(self):
        return f"{self.team}:{self.project}"

    def clean(self):
        super().clean()
        track = getattr(self, "track", None)
        if track and self.prize and self.standing == self.Standing.COMPETED:
            plan = PrizePlan.objects.filter(contest=track.contest_id, prize=self.prize).first()
            if plan and plan.given().exclude(pk=self.pk).count() >= plan.number:
                raise ValidationError({"prize": PRIZES_GONE})

    def fill(self):
        if self.leader_id and not self.contact:
            self.contact = self.leader.name

    def doubts(self):
        return [*self._many_members(), *self._leads_another(), *self._early_prize()]

    def _many_members(self):
        if self.members > USUAL_MEMBERS:
            sentence = _("A team of %(members)s: is the number right?")
            yield Doubt("many_members", sentence % {"members": self.members})

    def _leads_another(self):
        """A project enters a contest once, in one track, for one city."""
        others = Entry.objects.filter(contest=self.track.contest_id, leader=self.leader_id)
        other = self.leader_id and others.exclude(pk=self.pk).first()
        if other:
            sentence = _("The leader leads another team of this contest: %(team)s.")
            yield Doubt("leads_another", sentence % {"team": other.team})

    def _early_prize(self):
        if self.prize and self.stage != self.Stage.FINAL:
            sentence = _("%(prize)s for a team that is not entered as in the final.")
            yield Doubt("early_prize", sentence % {"prize": self.get_prize_display()})


class OrganiserPrize(Record):
    """A prize for a place that organised its teams well (优秀组织奖); no team wins it."""

    contest = models.ForeignKey(
        Contest, models.CASCADE, related_name="organiser_prizes", verbose_name=_("contest")
    )
    organisation = models.CharField(_("organisation"), max_length=100)
    level = models.CharField(
        _("level"), max_length=10, choices=Contest.Level, editable=False, blank=True
    )
    final_on = models.DateField(_("day of the final"), editable=False, blank=True)

    objects = ContestQuerySet.as_manager()
    follows = {"contest": ["level", "final_on"]}
    known = ["organisation"]

    class Meta:
        verbose_name = _("organiser's prize")
        verbose_name_plural = _("organisers' prizes")
        ordering = ["-final_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contest", "organisation"],
                name="contests_organiserprize_once_per_contest",
                violation_error_message=_("This organisation already has its prize."),
            ),
        ]

    def __str__(self):
        return self.organisation

    def fill(self):
        """Mostly the bureau of the place."""
        self.organisation = self.organisation or bureau_of(self.region_id)
