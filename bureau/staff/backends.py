"""Whose session it is, asked for with their place: every page needs it."""

from django.contrib.auth.backends import ModelBackend

from bureau.staff.models import User


class WithTheirPlace(ModelBackend):
    def get_user(self, user_id):
        user = User.objects.select_related("region").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
