from django.utils.translation import gettext_lazy as _

from programs.enterprise_liaison.models import Contact, LiaisonAppointment
from programs.indicators import Begun, Ended, Flow, Stock, distinct, things, total
from programs.wording import Style
from veterans.models import Enterprise, EnterpriseJobs

INDICATORS = {
    "officers": Stock(
        label=_("liaison officers"),
        rule=_(
            "Liaison officers whose appointment stands on the last day; "
            "nobody can hold two appointments at a time."
        ),
        quote="近两千名联络员为军创企业提供各类服务",
        records=LiaisonAppointment.objects.all(),
        measure=things("名"),
        printed=Style(classifier="名", hedge="近", round_to=1000, numerals="chinese"),
    ),
    "contacts": Flow(
        label=_("contacts with enterprises"),
        rule=_(
            "Each visit, call or online talk of the year counts once, "
            "however often the same enterprise was contacted."
        ),
        quote="日常联系2.48万次",
        records=Contact.objects.all(),
        measure=things("次"),
        printed=Style(scale="万", decimals=2, classifier="次"),
    ),
    "enterprises": Stock(
        label=_("veteran-founded enterprises"),
        rule=_("Enterprises of the register that are recognised and not closed on the last day."),
        quote="全省现有军创企业7.37万家",
        records=Enterprise.objects.all(),
        measure=things("家"),
        printed=Style(scale="万", decimals=2, classifier="家"),
    ),
    "veterans_employed": Stock(
        label=_("veterans employed by veteran-founded enterprises"),
        rule=_(
            "Jobs of veterans as last reported by the enterprises and standing on the last day."
        ),
        quote="带动实现10万多名退役军人就业创业",
        records=EnterpriseJobs.objects.all(),
        measure=total("headcount", "名"),
        printed=Style(scale="万", hedge="多", classifier="名"),
    ),
    "enterprises_contacted": Flow(
        label=_("enterprises contacted"),
        rule=_("Different enterprises with at least one contact in the year."),
        records=Contact.objects.all(),
        measure=distinct("enterprise", "家"),
    ),
    "problems": Flow(
        label=_("problems raised by enterprises"),
        rule=_("Contacts of the year in which the enterprise raised a problem."),
        records=Contact.objects.with_problem(),
        measure=things("件"),
    ),
    "problems_settled": Flow(
        label=_("problems settled"),
        rule=_("Problems settled in the year, whenever they were raised."),
        records=Contact.objects.with_problem(),
        measure=things("件"),
        dated_by="settled_on",
    ),
    "enterprises_recognised": Begun(
        label=_("enterprises newly recognised"),
        rule=_("Enterprises recognised as veteran-founded in the year, also if closed since."),
        records=Enterprise.objects.all(),
        measure=things("家"),
    ),
    "enterprises_closed": Ended(
        label=_("enterprises closed"),
        rule=_("Enterprises that closed or lost their recognition in the year."),
        records=Enterprise.objects.all(),
        measure=things("家"),
    ),
}
