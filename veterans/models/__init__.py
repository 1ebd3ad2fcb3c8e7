from veterans.models.enterprise import Enterprise, EnterpriseJobs
from veterans.models.office import Office, bureau_of
from veterans.models.provider import TrainingProvider
from veterans.models.region import (
    CircleMembership,
    EconomicCircle,
    Region,
    RetiredCode,
    short_code,
)
from veterans.models.veteran import Veteran

__all__ = [
    "CircleMembership",
    "EconomicCircle",
    "Enterprise",
    "EnterpriseJobs",
    "Office",
    "Region",
    "RetiredCode",
    "TrainingProvider",
    "Veteran",
    "bureau_of",
    "short_code",
]
