from django.utils.translation import gettext_lazy as _

from programs.contests.models import Entry, OrganiserPrize, Track
from programs.indicators import Flow, distinct, things
from programs.wording import Style

TEAMS = Entry.objects.provincial()
COMPETED = TEAMS.competed()

INDICATORS = {
    "teams": Flow(
        label=_("teams in the contest"),
        rule=_(
            "Teams that took part in a provincial contest whose final was in the year, each in "
            "the city it comes from; teams that withdrew or were disqualified and the contests "
            "of cities do not count."
        ),
        quote="604支队伍参赛",
        records=COMPETED,
        measure=things("支"),
        printed=Style(classifier="支"),
    ),
    "tracks": Flow(
        label=_("tracks of the contest"),
        rule=_("Tracks of the provincial contests whose final was in the year."),
        quote="分新兴产业、传统产业及生活服务业和现代农业三个赛道",
        records=Track.objects.provincial(),
        measure=things("个"),
        named_by="title",
        printed=Style(classifier="个赛道", numerals="chinese"),
    ),
    "prize_1": Flow(
        label=_("first prizes"),
        rule=_("First prizes of the provincial contests whose final was in the year."),
        quote="最终决出一等奖4名",
        records=TEAMS.won(Entry.Prize.FIRST),
        measure=things("名"),
        printed=Style(classifier="名"),
    ),
    "prize_2": Flow(
        label=_("second prizes"),
        rule=_("Second prizes of the provincial contests whose final was in the year."),
        quote="二等奖8名",
        records=TEAMS.won(Entry.Prize.SECOND),
        measure=things("名"),
        printed=Style(classifier="名"),
    ),
    "prize_3": Flow(
        label=_("third prizes"),
        rule=_("Third prizes of the provincial contests whose final was in the year."),
        quote="三等奖11名",
        records=TEAMS.won(Entry.Prize.THIRD),
        measure=things("名"),
        printed=Style(classifier="名"),
    ),
    "prizes": Flow(
        label=_("prizes of all grades"),
        rule=_(
            "Prizes that teams won in the provincial contests of the year, merit prizes "
            "included and organisers' prizes not."
        ),
        records=TEAMS.winners(),
        measure=things("名"),
    ),
    "cities": Flow(
        label=_("cities that sent teams"),
        rule=_("Different cities from which teams took part in the provincial contest."),
        records=COMPETED,
        measure=distinct("region", "个"),
    ),
    "finalists": Flow(
        label=_("teams in the final"),
        rule=_("Teams that took part in the provincial contest and reached its final."),
        records=TEAMS.finalists(),
        measure=things("支"),
    ),
    "fell_out": Flow(
        label=_("teams that fell out"),
        rule=_("Teams entered in the provincial contest that withdrew or were disqualified."),
        records=TEAMS.fell_out(),
        measure=things("支"),
    ),
    "organiser_prizes": Flow(
        label=_("organisers' prizes"),
        rule=_("Prizes for organisation given in the provincial contests of the year."),
        records=OrganiserPrize.objects.provincial(),
        measure=things("个"),
    ),
}
