from django.utils.translation import gettext_lazy as _

from programs.indicators import Flow, Reading, distinct, things, total
from programs.live_recruitment.models import LiveSession, Recruiter, SessionReading
from programs.wording import Style

HELD = Recruiter.objects.held()

INDICATORS = {
    "views": Reading(
        label=_("views of live recruitment"),
        rule=_(
            "The last reading of each session on or before the last day, less its last reading "
            "before the year. Reported by the platforms."
        ),
        quote="19万人次观看直播",
        records=SessionReading.objects.all(),
        measure=total("counted", "人次"),
        printed=Style(scale="万", classifier="人次"),
    ),
    "enterprises": Flow(
        label=_("enterprises recruiting live"),
        rule=_(
            "Different enterprises, told apart by their credit codes, that offered posts in a "
            "session held in the year."
        ),
        quote="碧桂园、中健健身、戎威远保安、住在中国、万御安防5家企业",
        records=HELD,
        measure=distinct("credit_code", "家"),
        named_by="enterprise_name",
        printed=Style(classifier="家"),
    ),
    "sessions": Flow(
        label=_("live sessions held"),
        rule=_("Sessions held in the year; announced or cancelled ones do not count."),
        records=LiveSession.objects.held(),
        measure=things("场"),
    ),
    "posts": Flow(
        label=_("posts offered live"),
        rule=_("Posts offered in the sessions held in the year, added up over the sessions."),
        records=HELD,
        measure=total("posts", "个"),
    ),
    "hired": Flow(
        label=_("people hired"),
        rule=_("People hired by the enterprises of the sessions held in the year."),
        records=HELD,
        measure=total("hired", "人"),
    ),
}
