"""How the line's records have to be for figures to count them, and rows that break its rules."""

MADE = {}
BROKEN = {
    "Loan": [
        (
            {"veteran.id_number": "", "veteran.name": ""},
            "startup_loans_loan_borrower_suits_its_kind",
        ),
        ({"own_funds": 1_000_000_001}, "startup_loans_loan_own_funds_are_within_bounds"),
        ({"term_months": 0}, "startup_loans_loan_lasts_for_months"),
        ({"annual_rate": 25}, "startup_loans_loan_rates_are_lawful"),
    ],
    "InterestSubsidy": [
        ({"quarter": 5}, "startup_loans_interestsubsidy_is_of_a_quarter"),
        ({"days": 93}, "startup_loans_interestsubsidy_days_fit_a_quarter"),
        ({"interest": 1}, "startup_loans_interestsubsidy_is_no_more_than_the_interest"),
        (
            {"opening_balance": 10_000_001},
            "startup_loans_interestsubsidy_balances_are_within_bounds",
        ),
    ],
}
