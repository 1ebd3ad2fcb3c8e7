from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bureau.base import credit_code
from bureau.base.credit_code import read_credit_code
from bureau.base.doubts import Doubt
from bureau.base.encryption import EncryptedField
from bureau.base.fields import CheckedField
from bureau.base.records import Record
from bureau.base.validators import read_corporate_account, read_phone
from veterans.personal import CONTACT, NAME, NOTE, RECORD_COLUMNS, Personal, Retention


class TrainingProvider(Record):
    """A college, school or enterprise that trains veterans (承训机构)."""

    public = known_everywhere = True

    class Kind(models.TextChoices):
        COLLEGE = "college", _("college or university")
        VOCATIONAL_SCHOOL = "vocational_school", _("vocational school")
        TECHNICIAN_SCHOOL = "technician_school", _("technician school")
        PRIVATE_SCHOOL = "private_school", _("private training school")
        ENTERPRISE = "enterprise", _("enterprise")

    name = models.CharField(_("name"), max_length=120)
    credit_code = CheckedField(
        _("credit code"),
        max_length=18,
        unique=True,
        read=read_credit_code,
        help_text=_("The 18 characters on its licence or certificate of registration (GB 32100)."),
    )
    kind = models.CharField(_("kind"), max_length=17, choices=Kind)
    licence_no = models.CharField(_("school licence number"), max_length=40, blank=True)
    legal_representative = models.CharField(_("legal representative"), max_length=50, blank=True)
    contact = models.CharField(_("contact person"), max_length=50, blank=True)
    phone = EncryptedField(_("telephone"), read=read_phone, shown=(3, 4), null=True, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    theory_area = models.PositiveIntegerField(_("classroom area (m²)"), default=0)
    practice_area = models.PositiveIntegerField(_("workshop area (m²)"), default=0)
    workstations = models.PositiveIntegerField(_("workstations"), default=0)
    bank_name = models.CharField(_("bank"), max_length=100, blank=True)
    account_name = models.CharField(_("account holder"), max_length=120, blank=True)
    bank_account = EncryptedField(
        _("account number"), read=read_corporate_account, shown=(0, 4), null=True, blank=True
    )

    known = ["kind", "account_name"]

    PERSONAL = {
        "legal_representative": NAME,
        "contact": CONTACT,
        "phone": CONTACT,
        "bank_account": Personal(
            _("to pay for training"), sensitive=True, retention=Retention.CURRENT
        ),
        "note": NOTE,
    }
    OPEN = RECORD_COLUMNS | {
        "name",
        "credit_code",
        "kind",
        "licence_no",
        "address",
        "theory_area",
        "practice_area",
        "workstations",
        "bank_name",
        "account_name",
    }

    class Meta:
        verbose_name = _("training provider")
        verbose_name_plural = _("training providers")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(bank_account__isnull=True) | (~Q(bank_name="") & ~Q(account_name="")),
                name="veterans_trainingprovider_account_has_bank_and_holder",
                violation_error_message=_("An account needs its bank and its holder."),
            ),
        ]

    def __str__(self):
        return self.name

    def fill(self):
        """The credit code tells some kinds; an account is mostly held in the provider's own name."""
        self.kind = self.kind or KINDS.get(credit_code.registered_as(self.credit_code or ""), "")
        if self.bank_account:
            self.account_name = self.account_name or self.name

    def doubts(self):
        return [*self._other_holder(), *self._crowded()]

    def _other_holder(self):
        if self.bank_account and self.account_name != self.name:
            sentence = _("The account is held by %(holder)s, not by %(provider)s.")
            names = {"holder": self.account_name, "provider": self.name}
            yield Doubt("other_holder", sentence % names)

    def _crowded(self):
        if self.practice_area and self.workstations > self.practice_area:
            sentence = _("%(workstations)s workstations in %(area)s m²: are both numbers right?")
            numbers = {"workstations": self.workstations, "area": self.practice_area}
            yield Doubt("crowded", sentence % numbers)


# Of providers, by how their credit code begins; public colleges and schools begin alike.
KINDS = {
    credit_code.COMPANY: TrainingProvider.Kind.ENTERPRISE,
    credit_code.PRIVATE_INSTITUTION: TrainingProvider.Kind.PRIVATE_SCHOOL,
}
