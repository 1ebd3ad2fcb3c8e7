"""What the database says of a case that is sent where it cannot go, in the reader's words."""

from django.utils.translation import gettext_lazy as _

# By the rules of programs.cases.triggers.
REFUSALS = {
    "case_begins_at_its_beginning": _("A case begins where all do: enter it as applied for."),
    "case_keeps_to_its_arrows": _(
        "The case has moved on meanwhile: open it anew and see what can be done now."
    ),
    "case_decided": _("This case is no longer open to corrections: have it returned first."),
    "case_approved_at_its_level": _(
        "An amount this large is approved next by somebody of a level above."
    ),
}
