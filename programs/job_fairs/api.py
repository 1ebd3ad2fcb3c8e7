"""What programs may ask of the records of this line."""

from bureau.api.viewset import viewset
from programs.job_fairs.models import Booth, JobFair, Visit

VIEWSETS = {
    "job-fairs": viewset(JobFair, filters=["state", "level", "held_on"], orderings=["held_on"]),
    "booths": viewset(
        Booth, filters=["fair", "state", "held_on", "lowest_pay"], orderings=["held_on"]
    ),
    "visits": viewset(
        Visit,
        filters=["fair", "veteran", "visitor", "state", "intent", "held_on", "signed_on"],
        orderings=["held_on", "signed_on"],
    ),
}
