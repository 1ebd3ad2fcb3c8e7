"""A code beside the password, from an app on one's telephone (TOTP), for the roles that say so.

The secret is made when it is first shown and kept once a code of it was right: what somebody else
saw of a sign-in that was not finished is worth nothing.
"""

from base64 import b32encode
from textwrap import wrap

import segno
from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.db import transaction
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django_otp import verify_token
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from bureau.staff.models import User
from bureau.staff.roles import held_by


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code from the app"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autofocus": True, "autocomplete": "one-time-code", "inputmode": "numeric"}
        ),
    )

    def clean_code(self):
        """Apps show it in two groups."""
        code = "".join(self.cleaned_data["code"].split())
        RegexValidator(r"^[0-9]{6}\Z", _("The code is six digits: 0 to 9."))(code)
        return code


def is_missing(user):
    """Whether a session of theirs still lacks it."""
    return is_needed(user) and getattr(user, "otp_device", None) is None


def is_needed(user):
    held = held_by(user)
    return settings.SECOND_FACTOR and (user.is_superuser or any(r.second_factor for r in held))


def device_of(user):
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def check(device, code):
    """The device, if it shows this code now and nobody has used it; each wrong one makes wait."""
    return verify_token(device.user, device.persistent_id, code)


def waits_until(device):
    """The moment from which the next code may be tried, if that has not come."""
    may_try, reason = device.verify_is_allowed()
    return None if may_try else f"{timezone.localtime(reason['locked_until']):%Y-%m-%d %H:%M:%S}"


def enrol(user, key, code):
    """The device with a key that was shown, if it shows this code now; one for each person."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        device = new_device(user, key)
        if device_of(user) or not device.verify_token(code):
            transaction.set_rollback(True)
            return None
        return device


def new_device(user, key):
    return TOTPDevice(user=user, key=key, name=user.get_username(), confirmed=True)


def take_away(user):
    """Whether there was one. Live sessions that had passed it end with it."""
    deleted, _by_model = TOTPDevice.objects.filter(user=user).delete()
    return bool(deleted)


def code(device):
    """What an app shows at this moment."""
    return f"{totp(device.bin_key):06}"


def secret(device):
    """As it is typed into an app: ABCD EFGH ..."""
    return " ".join(wrap(b32encode(device.bin_key).decode(), 4))


def picture(device):
    """The secret as a telephone reads it, drawn into the page: nobody else is asked for it."""
    code = segno.make(device.config_url, micro=False)
    return mark_safe(code.svg_inline(scale=4, dark="#000", light="#fff"))
