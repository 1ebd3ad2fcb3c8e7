from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from veterans.models import Region

NOWHERE = Region(code="nowhere")  # no place's code begins with it


class User(AbstractUser):
    """A member of staff. What they see is their place and all it contains; without one, nothing."""

    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("place"),
    )
    # When they chose their password; empty while it is one that somebody else gave them.
    password_chosen_at = models.DateTimeField(_("password chosen at"), null=True, editable=False)

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["username"]

    @property
    def scope(self):
        return self.region or NOWHERE

    @property
    def places(self):
        """Where they keep accounts: in their place and all it contains; without one, in any."""
        return Region.objects.within(self.region) if self.region else Region.objects.all()

    def keeps(self, accounts):
        """Those of the accounts that are theirs to keep; of no place, whoever has none keeps them."""
        return accounts.filter(region__in=self.places) if self.region else accounts

    @cached_property
    def role_keys(self):
        """The names of the groups they are in: of roles, their keys."""
        return sorted(group.name for group in self.groups.all())

    def set_password(self, raw_password):
        """Whoever sets one for somebody else need not remember that it is to be changed."""
        super().set_password(raw_password)
        self.password_chosen_at = None
