from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from bureau.desk.duties import Duty
from programs.skills_training.models import Enrolment, ProviderAgreement, SkillsClass

SOON = timedelta(days=60)


def _agreements_ending(today):
    return ProviderAgreement.objects.open_on(today).filter(agreed_until__lte=today + SOON)


def _classes_unfinished(today):
    unsettled = Enrolment.objects.filter(outcome=Enrolment.Outcome.PENDING, ends_on__lt=today)
    return SkillsClass.objects.filter(ends_on__lt=today, pk__in=unsettled.values("skills_class"))


DUTIES = {
    "agreements_ending": Duty(
        label=_("agreements with providers that end within 60 days"),
        records=_agreements_ending,
        due="agreed_until",
    ),
    "classes_unfinished": Duty(
        label=_("skills classes that are over with trainees still in training"),
        records=_classes_unfinished,
        due="ends_on",
    ),
}
