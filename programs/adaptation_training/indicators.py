from django.utils.translation import gettext_lazy as _

from programs.adaptation_training.models import Attendance, TrainingClass
from programs.indicators import Flow, person_times, persons, things
from programs.wording import Style

COMPLETED = Attendance.objects.completed()

INDICATORS = {
    "attendances": Flow(
        label=_("adaptation training attended"),
        rule=_(
            "Each completed attendance of a class that ended in the year counts once; "
            "whoever completed two classes counts twice."
        ),
        quote="帮助20869人次退役军人完成心理调适、能力转换",
        records=COMPLETED,
        measure=person_times(),
        printed=Style(classifier="人次"),
    ),
    "people": Flow(
        label=_("people trained"),
        rule=_("Different people with at least one completed attendance in the year."),
        records=COMPLETED,
        measure=persons("veteran"),
    ),
    "classes": Flow(
        label=_("training classes held"),
        rule=_("Classes that ended in the year, whatever became of their trainees."),
        records=TrainingClass.objects.all(),
        measure=things("期"),
    ),
}
