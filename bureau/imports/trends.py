"""How the other synthetic years compare with 2021, the one whose figures were printed.

This is what happened in them. What came to what stands already, and goes on, each line says itself.
"""

from random import Random

YEARS = (2019, 2020, 2022, 2023)
# Shares of what happened in 2021; none where nothing of the kind took place.
SHARES = {
    "adaptation_training": (0.72, 0.64, 1.07, 1.16),
    "degree_upgrades": (0.45, 0.78, 1.12, 1.19),
    "skills_training": (0.78, 0.69, 1.06, 1.12),
    "teaching_resources": (0.60, 0.82, 1.05, 1.10),
    "advanced_study": (0.65, 0.70, 1.15, 1.30),
    "subsidies": (0.88, 0.93, 1.03, 1.05),
    # On top of the older loans of 2021's records, which were granted in the years before.
    "startup_loans": (0.36, 0.02, 1.10, 1.18),
    "enterprise_liaison": (0.55, 0.84, 1.08, 1.15),
    "policy_broadcasts": (0.30, 0.85, 1.12, 1.25),
    "border_aid": (0.70, 0.90, 1.06, 1.13),
    "job_fairs": (0.80, 0.48, 1.05, 1.24),
    "live_recruitment": (None, 0.62, 1.20, 1.45),
    "contests": (0.71, None, None, 1.21),
    "star_awards": (None, None, None, 1.10),
}
DRIFT = 0.12  # how much more or less of it a city did than its size says, so that ranks change


def follow_trend(made, line, weights):
    """What the year's numbers are from now on: those of a line, or of the registers (None)."""
    if line and not made.is_reported:
        shares = SHARES.get(line)
        made.share = dict(zip(YEARS, shares, strict=True))[made.year] if shares else 1
        made.weights = _drifted(weights, Random(f"{made.year} {line}"))  # noqa: S311


def _drifted(weights, random):
    cities = sorted({county[:4] for county in weights})
    drift = {city: random.uniform(1 - DRIFT, 1 + DRIFT) for city in cities}
    return {county: weight * drift[county[:4]] for county, weight in weights.items()}
