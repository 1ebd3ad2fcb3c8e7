from django.utils.translation import gettext_lazy as _

from programs.indicators import Flow, Ratio, distinct, share, things, total
from programs.teaching_resources.models import Selection
from programs.wording import Style

SELECTED = Selection.objects.selected()

INDICATORS = {
    "teaching_case": Flow(
        label=_("excellent teaching cases selected"),
        rule=_("Teaching cases whose selection was decided in the year."),
        quote="优秀教学案例48件",
        records=SELECTED.filter(kind=Selection.Kind.TEACHING_CASE),
        measure=things("件"),
        printed=Style(classifier="件"),
    ),
    "course_resource": Flow(
        label=_("quality courses selected"),
        rule=_("Courses whose selection was decided in the year."),
        quote="优质课程资源158个",
        records=SELECTED.filter(kind=Selection.Kind.COURSE_RESOURCE),
        measure=things("个"),
        printed=Style(classifier="个"),
    ),
    "trainer": Flow(
        label=_("excellent trainers selected"),
        rule=_("Trainers whose selection was decided in the year, each once per call."),
        quote="优秀培训讲师260人",
        records=SELECTED.filter(kind=Selection.Kind.TRAINER),
        measure=things("人"),
        printed=Style(classifier="人"),
    ),
    "institution": Flow(
        label=_("quality training providers selected"),
        rule=_(
            "Different training providers of the register whose selection was decided in the year."
        ),
        quote="优质承训机构63家",
        records=SELECTED.filter(kind=Selection.Kind.INSTITUTION),
        measure=distinct("provider", "家"),
        printed=Style(classifier="家"),
    ),
    "nominations": Flow(
        label=_("resources put forward"),
        rule=_("Everything put forward in the year, whatever became of it."),
        records=Selection.objects.all(),
        measure=things("项"),
        dated_by="nominated_on",
    ),
    "selection_rate": Ratio(
        label=_("share of resources selected"),
        rule=_("Of what the jury decided on in the year, what it selected."),
        records=Selection.objects.decided(),
        measure=share(),
    ),
    "course_hours": Flow(
        label=_("hours of the courses selected"),
        rule=_("The hours of all courses whose selection was decided in the year."),
        records=SELECTED.filter(kind=Selection.Kind.COURSE_RESOURCE),
        measure=total("hours", "学时"),
    ),
}
