from django.utils.translation import gettext_lazy as _

from programs.indicators import Flow, Ratio, distinct, persons, share, things
from programs.star_awards.models import Nomination, Star
from programs.wording import Style

PROVINCIAL = Nomination.objects.provincial()

INDICATORS = {
    "employment": Flow(
        label=_("employment stars"),
        rule=_(
            "Different veterans to whom the province awarded the employment star in the year; "
            "the stars of cities do not count."
        ),
        quote="选树48名就业之星",
        records=PROVINCIAL.awarded(Star.EMPLOYMENT),
        measure=persons("veteran"),
        printed=Style(classifier="名"),
    ),
    "startup": Flow(
        label=_("start-up stars"),
        rule=_(
            "Different veterans to whom the province awarded the start-up star in the year; "
            "the stars of cities do not count."
        ),
        quote="39名创业之星",
        records=PROVINCIAL.awarded(Star.STARTUP),
        measure=persons("veteran"),
        printed=Style(classifier="名"),
    ),
    "nominees": Flow(
        label=_("veterans nominated as stars"),
        rule=_(
            "Different veterans whom cities nominated to the province in the year, "
            "whatever became of it."
        ),
        records=PROVINCIAL,
        measure=persons("veteran"),
        dated_by="nominated_on",
    ),
    "not_chosen": Flow(
        label=_("nominations not chosen"),
        rule=_("Nominations of the year to the province that were not chosen."),
        records=PROVINCIAL.filter(state=Nomination.State.NOT_CHOSEN),
        measure=things("名"),
        dated_by="nominated_on",
    ),
    "chosen_share": Ratio(
        label=_("share of nominations chosen"),
        rule=_("Of the year's nominations to the province that are decided, those awarded."),
        records=PROVINCIAL.decided(),
        measure=share(),
        dated_by="nominated_on",
    ),
    "cities": Flow(
        label=_("cities with stars"),
        rule=_("Different cities whose veterans the province awarded a star in the year."),
        records=PROVINCIAL.filter(state=Nomination.State.AWARDED),
        measure=distinct("region", "个"),
    ),
}
