from django.utils.translation import gettext_lazy as _

from programs.degree_upgrades.models import Admission
from programs.indicators import Flow, persons
from programs.wording import Style

CONFIRMED = Admission.objects.confirmed()

INDICATORS = {
    "masters": Flow(
        label=_("admitted to a master's programme"),
        rule=_(
            "Different people admitted in the year according to a list of the education "
            "department that has been signed off; places turned down or revoked do not count."
        ),
        quote="考取硕士研究生320人",
        records=CONFIRMED.filter(kind=Admission.Kind.MASTERS),
        measure=persons("veteran", "人"),
        printed=Style(classifier="人"),
    ),
    "bachelor_upgrade": Flow(
        label=_("admitted to a college-to-bachelor upgrade"),
        rule=_(
            "Different people admitted in the year according to a list of the education "
            "department that has been signed off; places turned down or revoked do not count."
        ),
        quote="专升本822人",
        records=CONFIRMED.filter(kind=Admission.Kind.BACHELOR_UPGRADE),
        measure=persons("veteran", "人"),
        printed=Style(classifier="人"),
    ),
    "vocational_college": Flow(
        label=_("admitted to a vocational college"),
        rule=_(
            "Different people admitted in the year according to a list of the education "
            "department that has been signed off; places turned down or revoked do not count."
        ),
        quote="高职(专科)9600人",
        records=CONFIRMED.filter(kind=Admission.Kind.VOCATIONAL_COLLEGE),
        measure=persons("veteran", "人"),
        printed=Style(classifier="人"),
    ),
    "people": Flow(
        label=_("people admitted to any programme"),
        rule=_(
            "Different people with at least one confirmed admission in the year; "
            "whoever was admitted to two kinds of programme counts once."
        ),
        records=CONFIRMED,
        measure=persons("veteran", "人"),
    ),
    "exempted": Flow(
        label=_("people admitted without examination"),
        rule=_("Different people with a confirmed admission in the year by exemption."),
        records=CONFIRMED.filter(route=Admission.Route.EXEMPTION),
        measure=persons("veteran", "人"),
    ),
    "unconfirmed": Flow(
        label=_("people whose list awaits a signature"),
        rule=_(
            "Different people admitted in the year according to lists not yet signed off; "
            "they are in no other figure until somebody signs."
        ),
        records=Admission.objects.unconfirmed(),
        measure=persons("veteran", "人"),
    ),
}
