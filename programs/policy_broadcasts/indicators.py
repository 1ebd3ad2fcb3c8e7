from django.utils.translation import gettext_lazy as _

from programs.indicators import Flow, Reading, distinct, things, total
from programs.policy_broadcasts.models import Broadcast, TopicReading, Video
from programs.wording import Style

INDICATORS = {
    "videos": Flow(
        label=_("videos published"),
        rule=_("Videos first published in the year; a second platform makes no second video."),
        quote="推出视频68个",
        records=Video.objects.all(),
        measure=things("个"),
        printed=Style(classifier="个"),
    ),
    "sessions": Flow(
        label=_("live broadcasts held"),
        rule=_("Live broadcasts held in the year; announced or cancelled ones do not count."),
        quote="开展直播13次",
        records=Broadcast.objects.held(),
        measure=things("次"),
        printed=Style(classifier="次"),
    ),
    "reads": Reading(
        label=_("reads of the topics"),
        rule=_(
            "The last reading of each topic on or before the last day, less its last reading "
            "before the year unless the topic is cumulative. Reported by the platforms."
        ),
        quote="专题阅读量达到244.4万人次",
        records=TopicReading.objects.all(),
        measure=total("counted", "人次"),
        printed=Style(scale="万", decimals=1, classifier="人次"),
    ),
    "columns": Flow(
        label=_("programme columns with new videos"),
        rule=_("Different programme columns with at least one video published in the year."),
        records=Video.objects.in_column(),
        measure=distinct("column", "个"),
    ),
    "minutes": Flow(
        label=_("minutes on air"),
        rule=_("Minutes of the live broadcasts held in the year."),
        records=Broadcast.objects.held(),
        measure=total("minutes", "分钟"),
    ),
}
