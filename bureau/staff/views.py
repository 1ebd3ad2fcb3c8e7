from django.contrib.auth.views import LoginView
from django.urls import reverse

from bureau.staff import roles


class SignIn(LoginView):
    """Leads everybody to where their work begins, unless they were on the way elsewhere."""

    template_name = "staff/sign_in.html"
    redirect_authenticated_user = True

    def get_redirect_url(self):
        """The address of the site itself is no page that somebody was on the way to."""
        url = super().get_redirect_url()
        return "" if url == reverse("home") else url

    def get_default_redirect_url(self):
        return reverse(roles.first_page(self.request.user))
