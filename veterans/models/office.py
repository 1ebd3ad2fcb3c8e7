from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bureau.base.asking import asked_once
from bureau.base.records import Record


class Office(Record):
    """A body that works for veterans: it belongs to a place, and what it enters does too."""

    class Kind(models.TextChoices):
        BUREAU = "bureau", _("bureau")
        SERVICE_CENTRE = "service_centre", _("service centre")
        STATION = "station", _("service station")
        ZONE = "zone", _("functional zone")  # 高新区, 经开区: an office without a division code

    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=14, choices=Kind)
    stat_code = models.CharField(
        _("statistical code"),
        max_length=6,
        blank=True,
        help_text=_("Only of a functional zone, which has no division code (GB/T 2260)."),
    )

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["region", "kind", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "name"],
                name="veterans_office_entered_once",
                violation_error_message=_("This place already has an office of that name."),
            ),
            models.UniqueConstraint(
                fields=["region"],
                condition=Q(kind="bureau"),
                name="veterans_office_one_bureau_a_place",
                violation_error_message=_("This place already has its bureau."),
            ),
            models.CheckConstraint(
                condition=Q(stat_code="") | Q(kind="zone", stat_code__regex="^[0-9]{6}$"),
                name="veterans_office_code_is_a_zones",
                violation_error_message=_(
                    "Only functional zones have a statistical code, of six digits."
                ),
            ),
        ]

    def __str__(self):
        return self.name


@asked_once
def bureau_of(region_id):
    """The name of a place's bureau; empty where there is none."""
    bureaux = Office.objects.filter(region=region_id, kind=Office.Kind.BUREAU)
    return bureaux.values_list("name", flat=True).first() or ""
