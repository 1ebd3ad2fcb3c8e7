from programs.subsidies.models.payments import PaymentBatch
from programs.subsidies.models.rates import Service, ServiceStandard, SubsidyRate
from programs.subsidies.models.subsidies import Subsidy

__all__ = ["PaymentBatch", "Service", "ServiceStandard", "Subsidy", "SubsidyRate"]
