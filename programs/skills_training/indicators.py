from django.utils.translation import gettext_lazy as _

from programs.indicators import (
    Ended,
    Flow,
    Ratio,
    Stock,
    distinct,
    money,
    person_times,
    persons,
    share,
    things,
)
from programs.skills_training.models import Enrolment, FeeInstalment, ProviderAgreement
from programs.wording import Style

COMPLETED = Enrolment.objects.completed()

INDICATORS = {
    "institutions": Stock(
        label=_("contracted training providers"),
        rule=_(
            "Different training providers whose agreement, signed after a passed assessment, is "
            "in force on the last day of the year."
        ),
        quote="357家单位评估确定为签约承训机构",
        records=ProviderAgreement.objects.all(),
        measure=distinct("provider", "家"),
        printed=Style(classifier="家"),
    ),
    "attendances": Flow(
        label=_("skills training attended"),
        rule=_(
            "Each completed enrolment in a class that ended in the year counts once, whatever "
            "the test result; whoever completed two classes counts twice."
        ),
        quote="开展技能培训1.1万人次",
        records=COMPLETED,
        measure=person_times(),
        printed=Style(scale="万", decimals=1, classifier="人次"),
        heading=Style(classifier="人次"),
    ),
    "people": Flow(
        label=_("people trained in skills"),
        rule=_("Different people with at least one completed enrolment in the year."),
        records=COMPLETED,
        measure=persons("veteran"),
    ),
    "certified": Flow(
        label=_("people certified"),
        rule=_("Different people whose certificate was issued in the year, whenever they trained."),
        records=COMPLETED,
        measure=persons("veteran"),
        dated_by="certified_on",
    ),
    "pass_rate": Ratio(
        label=_("share of trainees who passed"),
        rule=_(
            "Of the completed enrolments in classes that ended in the year, those whose test "
            "was passed; a trainee not tested counts as not passed."
        ),
        records=COMPLETED.marked_passed(),
        measure=share(),
    ),
    "struck_off": Ended(
        label=_("training providers struck off"),
        rule=_("Agreements ended in the year because the provider was struck off."),
        records=ProviderAgreement.objects.struck_off(),
        measure=things("家"),
    ),
    "fees": Flow(
        label=_("training fees paid"),
        rule=_("The sum of the instalments paid to training providers in the year."),
        records=FeeInstalment.objects.paid(),
        measure=money("amount"),
    ),
}
