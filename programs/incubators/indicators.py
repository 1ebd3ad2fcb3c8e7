from django.utils.translation import gettext_lazy as _

from programs.incubators.models import Incubator, ProvincialCentre, Tenancy
from programs.indicators import Begun, Ended, Stock, distinct, things, total
from programs.wording import Style

STANDING = Incubator.objects.all()
TENANCIES = Tenancy.objects.all()

INDICATORS = {
    "circles": Stock(
        label=_("economic circles with a provincial centre"),
        rule=_(
            "Different economic circles for which an incubator is named provincial centre on the "
            "last day of the year."
        ),
        quote="聚焦山东“三大经济圈”发展战略",
        records=ProvincialCentre.objects.all(),
        measure=distinct("circle", "圈"),
        named_by="region",
        printed=Style(classifier="大经济圈", numerals="chinese"),
    ),
    "bases": Stock(
        label=_("incubators"),
        rule=_("Incubators of all levels that stand on the last day of the year."),
        quote="各级建有退役军人创业孵化基地278家",
        records=STANDING,
        measure=things("家"),
        printed=Style(classifier="家"),
    ),
    "tenants": Stock(
        label=_("enterprises in incubators"),
        rule=_(
            "Different veteran-founded enterprises in residence on the last day of the year; "
            "those that left before do not count, and one in two incubators counts once."
        ),
        quote="入驻军创企业近2000家",
        records=TENANCIES,
        measure=distinct("enterprise", "家"),
        printed=Style(classifier="家", hedge="近", round_to=1000),
        heading=Style(classifier="家", round_to=1000),
    ),
    "moved_in": Begun(
        label=_("enterprises moved in"),
        rule=_("Different enterprises with a tenancy that began in the year."),
        records=TENANCIES,
        measure=distinct("enterprise", "家"),
    ),
    "left": Ended(
        label=_("enterprises that left"),
        rule=_("Different enterprises with a tenancy that ended in the year, for whatever reason."),
        records=TENANCIES,
        measure=distinct("enterprise", "家"),
    ),
    "graduated": Ended(
        label=_("enterprises that left grown up"),
        rule=_(
            "Different enterprises with a tenancy that ended in the year because they could "
            "stand on their own."
        ),
        records=TENANCIES.graduated(),
        measure=distinct("enterprise", "家"),
    ),
    "area": Stock(
        label=_("area of incubators"),
        rule=_("The areas of the incubators that stand on the last day of the year, added up."),
        records=STANDING,
        measure=total("area", "平方米"),
    ),
}
