"""What waits for those who keep accounts."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bureau.desk.duties import Notice
from bureau.staff import grants


def notices(user, today):
    if not user.has_perm("staff.change_rolegrant"):
        return []
    waiting = grants.waiting_for(user).exclude(asked_by=user).count()
    if not waiting:
        return []
    sentence = ngettext(
        "%(number)d role waits for you as its second person.",
        "%(number)d roles wait for you as their second person.",
        waiting,
    )
    address = f"{reverse('admin:staff_rolegrant_changelist')}?agreed__isnull=True"
    return [Notice(sentence=sentence % {"number": waiting}, links={_("Look at them"): address})]
