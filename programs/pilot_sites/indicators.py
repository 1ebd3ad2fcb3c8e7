from django.utils.translation import gettext_lazy as _

from programs.indicators import Begun, Stock, things
from programs.pilot_sites.models import PilotSite
from programs.wording import Style

TRAINING_BASES = PilotSite.objects.approved().training_bases()
GUIDANCE_STATIONS = PilotSite.objects.approved().guidance_stations()

INDICATORS = {
    "training_bases": Begun(
        label=_("training bases established"),
        rule=_("Approved training bases established in the year, whether they stand or not."),
        quote="3基地、3指导站",
        records=TRAINING_BASES,
        measure=things("个"),
        named_by="name",
        printed=Style(classifier="基地"),
    ),
    "guidance_stations": Begun(
        label=_("guidance stations established"),
        rule=_("Approved guidance stations established in the year, whether they stand or not."),
        quote="3基地、3指导站",
        records=GUIDANCE_STATIONS,
        measure=things("个"),
        named_by="name",
        printed=Style(classifier="指导站"),
    ),
    "training_bases_standing": Stock(
        label=_("training bases standing"),
        rule=_("Approved training bases that stand on the last day of the year."),
        records=TRAINING_BASES,
        measure=things("个"),
    ),
    "guidance_stations_standing": Stock(
        label=_("guidance stations standing"),
        rule=_("Approved guidance stations that stand on the last day of the year."),
        records=GUIDANCE_STATIONS,
        measure=things("个"),
    ),
}
