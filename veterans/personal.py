"""Which columns hold somebody's data, what for, and for how long (PIPL, articles 6, 19 and 51).

Every model here declares `PERSONAL`, by column, and `OPEN`, the names of all others; a test finds
the column that nobody classed. Exports leave personal columns out unless they are asked for.
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

RECORD_COLUMNS = {"id", "region", "batch"}


class Retention(TextChoices):
    FILE = "file", _("as long as the file")
    CURRENT = "current", _("until another takes its place")


@dataclass(frozen=True)
class Personal:
    """Why a column is kept, how long, and whether its leak would harm (PIPL, article 28)."""

    purpose: str
    sensitive: bool = False
    retention: Retention = Retention.FILE


NAME = Personal(_("to address and to find the person"))
CONTACT = Personal(_("to reach the person"), retention=Retention.CURRENT)
NOTE = Personal(_("what the clerk has to remember"))
