from django.core.management import call_command

from bureau.base.jobs import periodic
from bureau.base.scope import NOWHERE


@periodic(NOWHERE, "27 * * * *")
def forget_sessions():
    """Those that have expired: whoever signs in leaves a row behind."""
    call_command("clearsessions")
