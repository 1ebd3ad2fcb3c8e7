"""What programs may ask of the records of this line."""

from bureau.api.viewset import viewset
from programs.enterprise_liaison.models import Contact, LiaisonAppointment

VIEWSETS = {
    "liaison-appointments": viewset(
        LiaisonAppointment, filters=["began_on", "ended_on"], orderings=["began_on", "ended_on"]
    ),
    "contacts": viewset(
        Contact,
        filters=["officer", "enterprise", "way", "contacted_on", "settled_on"],
        orderings=["contacted_on", "settled_on"],
    ),
}
