"""What programs may ask of the records of this line."""

from bureau.api.viewset import viewset
from programs.pilot_sites.models import PilotSite

VIEWSETS = {
    "pilot-sites": viewset(
        PilotSite,
        filters=["state", "kind", "level", "began_on", "decided_on", "ended_on"],
        orderings=["began_on", "decided_on", "ended_on"],
    ),
}
