from django.utils.translation import gettext_lazy as _

from programs.indicators import Flow, distinct, person_times, persons, things, total
from programs.job_fairs.models import Booth, JobFair, Visit
from programs.wording import Style

BOOTHS = Booth.objects.held()
VISITS = Visit.objects.held()

INDICATORS = {
    "enterprises": Flow(
        label=_("employers at job fairs"),
        rule=_(
            "Different employers, told apart by their credit code, with a booth at a fair held in "
            "the year; an employer at several fairs counts once."
        ),
        quote="全年6183家企业先后提供12.3万个岗位",
        records=BOOTHS,
        measure=distinct("credit_code", "家"),
        printed=Style(classifier="家"),
    ),
    "posts_offered": Flow(
        label=_("posts offered"),
        rule=_("The posts of every booth at the fairs held in the year, added up."),
        quote="全年6183家企业先后提供12.3万个岗位",
        records=BOOTHS,
        measure=total("posts_offered", "个"),
        printed=Style(scale="万", decimals=1, classifier="个"),
    ),
    "attendees": Flow(
        label=_("veterans at job fairs"),
        rule=_(
            "Different veterans who came to a fair held in the year; a veteran at several fairs "
            "counts once, and dependants do not count."
        ),
        quote="5.19万名退役军人参与",
        records=VISITS.by_veterans(),
        measure=persons("veteran"),
        printed=Style(scale="万", decimals=2, classifier="名"),
    ),
    "visits": Flow(
        label=_("visits of veterans"),
        rule=_(
            "Each visit of a veteran to a fair held in the year; whoever came to two fairs "
            "counts twice."
        ),
        records=VISITS.by_veterans(),
        measure=person_times(),
    ),
    "dependants": Flow(
        label=_("visits of dependants"),
        rule=_(
            "Each visit of a military dependant to a fair held in the year; they are known by "
            "name alone, so that people cannot be told apart."
        ),
        records=VISITS.by_dependants(),
        measure=person_times(),
    ),
    "fairs": Flow(
        label=_("job fairs held"),
        rule=_("Fairs held in the year; fairs planned or cancelled do not count."),
        records=JobFair.objects.held(),
        measure=things("场"),
    ),
    "intents": Flow(
        label=_("intents reached"),
        rule=_("Visits, of veterans and dependants, to fairs of the year that led to an intent."),
        records=VISITS.filter(intent=True),
        measure=person_times(),
    ),
    "signed": Flow(
        label=_("contracts signed"),
        rule=_(
            "Visits, of veterans and dependants, whose contract was signed in the year, "
            "whenever the fair was held."
        ),
        records=VISITS,
        measure=person_times(),
        dated_by="signed_on",
    ),
}
