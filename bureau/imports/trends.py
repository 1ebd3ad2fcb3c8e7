"""How the other synthetic years compare with 2021, the one whose figures were printed."""

from random import Random

# What happened in each year, as a share of what happened in 2021. For loans it is what comes on
# top: of 2021's own records, many are older loans, which were granted in the years before.
YEARS = (2019, 2020, 2022, 2023)
SHARES = {
    "adaptation_training": (0.72, 0.64, 1.07, 1.16),
    "degree_upgrades": (0.45, 0.78, 1.12, 1.19),
    "skills_training": (0.78, 0.69, 1.06, 1.12),
    "teaching_resources": (0.60, 0.82, 1.05, 1.10),
    "advanced_study": (0.65, 0.70, 1.15, 1.30),
    "subsidies": (0.88, 0.93, 1.03, 1.05),
    "startup_loans": (0.36, 0.02, 1.10, 1.18),
    "enterprise_liaison": (0.55, 0.84, 1.08, 1.15),
    "policy_broadcasts": (0.30, 0.85, 1.12, 1.25),
    "border_aid": (0.70, 0.90, 1.06, 1.13),
    "job_fairs": (0.80, 0.48, 1.05, 1.24),
    "live_recruitment": (0, 0.62, 1.20, 1.45),
    "incubators": (0.60, 0.80, 1.08, 1.15),
    "pilot_sites": (0.50, 0.70, 0.70, 1.00),
    "contests": (0.71, 0.80, 1.06, 1.21),
    "star_awards": (0.80, 0.80, 1.00, 1.10),
    "welfare_posts": (0.85, 0.92, 1.05, 1.08),
}
DRIFT = 0.12  # how much more or less of it a city did than its size says, so that ranks change


def follow_trend(made, line, weights):
    """What the year's numbers are from now on: those of a line, or of the registers (None)."""
    if line and not made.is_reported:
        made.share = dict(zip(YEARS, SHARES[line], strict=True))[made.year]
        made.weights = _drifted(weights, Random(f"{made.year} {line}"))  # noqa: S311


def _drifted(weights, random):
    cities = sorted({county[:4] for county in weights})
    drift = {city: random.uniform(1 - DRIFT, 1 + DRIFT) for city in cities}
    return {county: weight * drift[county[:4]] for county, weight in weights.items()}
