"""How the line's records have to be for figures to count them, and rows that break its rules."""

from tests.ledgers import AS_FIRST

MADE = {}
BROKEN = {
    "Subsidy": [({"bank_account": AS_FIRST}, "subsidies_subsidy_has_an_account_of_its_own")],
}
