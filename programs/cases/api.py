"""What programs may ask of the records of this app."""

from bureau.api.viewset import viewset
from programs.cases.models import Stage

VIEWSETS = {
    "stages": viewset(Stage, filters=["level", "from_amount", "began_on"], orderings=["began_on"]),
}
