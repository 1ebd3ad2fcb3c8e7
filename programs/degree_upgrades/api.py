"""What programs may ask of the records of this line."""

from bureau.api.viewset import viewset
from programs.degree_upgrades.models import Admission, AdmissionList

VIEWSETS = {
    "admission-lists": viewset(
        AdmissionList,
        filters=["received_on", "signed_off_on"],
        orderings=["received_on", "signed_off_on"],
    ),
    "admissions": viewset(
        Admission,
        filters=["admission_list", "veteran", "kind", "route", "outcome", "admitted_on"],
        orderings=["admitted_on"],
    ),
}
