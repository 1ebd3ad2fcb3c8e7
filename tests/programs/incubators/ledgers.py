"""How the line's records have to be for figures to count them, and rows that break its rules."""

from tests.ledgers import AS_FIRST

MADE = {}
BROKEN = {
    "Tenancy": [
        (
            {"ended_on": "2020-06-01", "exit_reason": "协议期满"},
            "incubators_tenancy_ends_after_it_begins",
        ),
        ({"exit_reason": "协议期满"}, "incubators_tenancy_ends_with_a_reason"),
        ({"area": 0}, "incubators_tenancy_has_an_area"),
        (
            {
                "enterprise.credit_code": AS_FIRST,
                "enterprise.name": AS_FIRST,
                "incubator.name": AS_FIRST,
                "began_on": "2020-07-01",
            },
            "incubators_tenancy_does_not_overlap",
        ),
    ],
    "Incubator": [
        ({"area": 0}, "incubators_incubator_has_an_area"),
        ({"ended_on": "2020-03-01"}, "incubators_incubator_ends_after_it_begins"),
        ({"name": AS_FIRST, "began_on": "2020-04-01"}, "incubators_incubator_stands_once"),
    ],
}
