from django.contrib.auth.models import AbstractUser
from django.db import models
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

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["username"]

    @property
    def scope(self):
        return self.region or NOWHERE
