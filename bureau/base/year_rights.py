"""Who may do what to a year: a place confirms its own figures, and the province closes."""

from bureau.base.scope import EVERYWHERE

CLOSE, CONFIRM = "base.close_reportyear", "base.confirm_reportyear"


def may_close(user):
    """Close, publish, reopen and restate: managers of the province."""
    return user.has_perm(CLOSE) and user.scope.code == EVERYWHERE


def may_confirm(user):
    """Stand by the figures of one's own city or county."""
    return user.has_perm(CONFIRM) and user.region_id not in (None, EVERYWHERE)
