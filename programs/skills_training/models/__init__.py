from programs.skills_training.models.classes import Enrolment, RollCall, SkillsClass
from programs.skills_training.models.fees import FeeInstalment
from programs.skills_training.models.providers import PASS_MARK, Assessment, ProviderAgreement

__all__ = [
    "PASS_MARK",
    "Assessment",
    "Enrolment",
    "FeeInstalment",
    "ProviderAgreement",
    "RollCall",
    "SkillsClass",
]
