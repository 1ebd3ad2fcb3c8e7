"""Whose password it is: one that somebody else gave is changed before anything else is done."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.forms import PasswordChangeForm
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def why_change(user):
    """In a sentence; nothing while they may keep it. By default, no password is ever too old."""
    if not user.has_usable_password():  # nobody can sign in with one
        return None
    if user.password_chosen_at is None:
        return _("Somebody else gave you your password: choose one that you alone know.")
    days = settings.PASSWORD_MAX_AGE_DAYS
    if days and user.password_chosen_at < timezone.now() - timedelta(days=days):
        return _("Your password is too old: choose another.")
    return None


def choose(user):
    """Note that they chose the password they have now."""
    user.password_chosen_at = timezone.now()
    user.save(update_fields=["password", "password_chosen_at"])


class OwnPasswordForm(PasswordChangeForm):
    """One's own password, which is to be another than before."""

    def clean(self):
        cleaned = super().clean()
        if (new := cleaned.get("new_password1")) and new == cleaned.get("old_password"):
            self.add_error("new_password1", _("Choose another password than the present one."))
        return cleaned

    def save(self, commit=True):
        user = super().save(commit=False)
        choose(user)
        return user
