"""How the line's records have to be for figures to count them, and rows that break its rules."""

from tests.ledgers import AS_FIRST

MADE = {}
BROKEN = {
    "Veteran": [
        ({"enlisted_on": "2005-01-01"}, "veterans_veteran_enlisted_at_sixteen_or_later"),
        ({"discharged_on": "2016-09-01"}, "veterans_veteran_discharged_after_enlisting"),
        ({"reported_on": "2018-08-01"}, "veterans_veteran_reported_in_after_discharge"),
        ({"died_on": "2017-01-01"}, "veterans_veteran_outlived_the_service"),
    ],
    "Enterprise": [
        ({"began_on": "2019-02-01"}, "veterans_enterprise_registered_before_recognised"),
        ({"ended_on": "2020-05-01"}, "veterans_enterprise_ends_after_it_begins"),
        ({"shareholding": 0}, "veterans_enterprise_share_is_a_percentage"),
        (
            {"recognition_basis": "持股", "shareholding": 10},
            "veterans_enterprise_share_is_large_enough",
        ),
    ],
    "EnterpriseJobs": [
        ({"headcount": 0}, "veterans_enterprisejobs_has_a_headcount"),
        ({"ended_on": "2021-01-01"}, "veterans_enterprisejobs_ends_after_it_begins"),
        (
            {
                "enterprise.credit_code": AS_FIRST,
                "enterprise.name": AS_FIRST,
                "began_on": "2021-02-01",
            },
            "veterans_enterprisejobs_one_headcount_at_a_time",
        ),
    ],
    "TrainingProvider": [
        (
            {"bank_account": "1602000109000000001"},
            "veterans_trainingprovider_account_has_bank_and_holder",
        ),
    ],
}
