from django.utils.translation import gettext_lazy as _

from programs.advanced_study.models import Participation, Seminar
from programs.indicators import Flow, distinct, person_times, persons, things
from programs.wording import Style

COMPLETED = Participation.objects.completed()

INDICATORS = {
    "attendances": Flow(
        label=_("advanced study attended"),
        rule=_(
            "Each completed participation in a seminar that ended in the year counts once; "
            "whoever completed two seminars counts twice."
        ),
        quote="先后有162人次接受高端培训研修",
        records=COMPLETED,
        measure=person_times(),
        printed=Style(classifier="人次"),
    ),
    "people": Flow(
        label=_("people in advanced study"),
        rule=_("Different people who completed at least one seminar that ended in the year."),
        records=COMPLETED,
        measure=persons("veteran"),
    ),
    "enterprises": Flow(
        label=_("enterprises in advanced study"),
        rule=_("Different enterprises for which somebody completed a seminar in the year."),
        records=COMPLETED,
        measure=distinct("enterprise", "家"),
    ),
    "registered_students": Flow(
        label=_("registered students of the online college"),
        rule=_(
            "Different people who completed a seminar in the year and became registered students "
            "of the entrepreneurs' online college."
        ),
        records=COMPLETED.filter(registered_student=True),
        measure=persons("veteran"),
    ),
    "seminars": Flow(
        label=_("seminars held"),
        rule=_("Seminars that ended in the year, whoever came."),
        records=Seminar.objects.all(),
        measure=things("期"),
    ),
}
