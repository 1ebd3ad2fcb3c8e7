"""Signing in: past all its steps for tests of what comes after, or step by step as people do."""

from django.urls import reverse
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.util import random_hex

from bureau.staff import second_factor


def sign_in(client, user):
    """Past the password, and past the second factor where their role has one."""
    client.force_login(user)
    if second_factor.is_needed(user):
        session = client.session
        session[DEVICE_ID_SESSION_KEY] = device_of(user).persistent_id
        session.save()


def walk_in(client, user, password, **going):
    """Type what the pages ask for; the answer to the last of it."""
    typed = {"username": user.username, "password": password, **going}
    answer = client.post(reverse("sign-in"), typed)
    if answer.url.startswith(reverse("second-factor")):
        answer = client.post(answer.url, {"code": second_factor.code(device_of(user))})
    return answer


def device_of(user):
    return second_factor.device_of(user) or _new_device(user)


def _new_device(user):
    device = second_factor.new_device(user, random_hex(20))
    device.save()
    return device
