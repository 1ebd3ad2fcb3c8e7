"""What programs may ask of the records of this app."""

from bureau.api.viewset import viewset
from programs.findings.models import Finding

VIEWSETS = {
    "findings": viewset(
        Finding,
        filters=["veteran", "enterprise", "rule", "found_on"],
        orderings=["found_on"],
        is_written=False,
    ),
}
