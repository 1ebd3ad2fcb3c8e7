from programs.subsidies.models.clock import Pause
from programs.subsidies.models.notices import NoticeRule, PublicNotice
from programs.subsidies.models.payments import BankAnswer, BankLine, PaymentBatch, PaymentOrder
from programs.subsidies.models.rates import Service, ServiceStandard, SubsidyRate
from programs.subsidies.models.reversals import Reversal
from programs.subsidies.models.subsidies import Subsidy

__all__ = [
    "BankAnswer",
    "BankLine",
    "NoticeRule",
    "Pause",
    "PaymentBatch",
    "PaymentOrder",
    "PublicNotice",
    "Reversal",
    "Service",
    "ServiceStandard",
    "Subsidy",
    "SubsidyRate",
]
