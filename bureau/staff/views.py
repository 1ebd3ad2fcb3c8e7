"""The pages of signing in and out. What is refused there is noted; nothing else is undone."""

from django.contrib import messages
from django.contrib.auth import login, update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.password_validation import password_validators_help_texts
from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView
from django_otp import login as otp_login
from django_otp.util import random_hex

from bureau.base.acts import Act, remember, remember_refusal
from bureau.base.scope import scope
from bureau.staff import lockout, passwords, second_factor, sessions
from bureau.staff.models import User
from bureau.staff.scope import who
from bureau.staff.steps import Onward

UNPROCESSABLE = 422
TOO_MANY = 429
NEW_SECRET = "new_secret"  # in the session, until a code of it was right


class SignInForm(AuthenticationForm):
    def clean(self):
        with lockout.one_at_a_time(self.request, self.cleaned_data.get("username")):
            return super().clean()


class SignIn(Onward, LoginView):
    """Leads everybody to where their work begins, unless they were on the way elsewhere."""

    template_name = "staff/sign_in.html"
    authentication_form = SignInForm

    def dispatch(self, request, *args, **kwargs):
        if user := _signed_in(request):
            return self.onward(user)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        login(self.request, form.get_user())
        return self.passed(form.get_user())

    def form_invalid(self, form):
        """Of a name only what is an account's is kept: people type their passwords there."""
        typed = form.cleaned_data.get("username", "")
        account = User.objects.filter(username=typed).first()
        locked = getattr(self.request, "axes_locked_out", False)
        remember_refusal(Act.Kind.SIGN_IN_REFUSED, self.request, by=account, locked=locked)
        return self.render_to_response(self.get_context_data(form=form), status=UNPROCESSABLE)


class SignOut(LogoutView):
    next_page = "sign-in"

    def post(self, request, *args, **kwargs):
        if user := _signed_in(request):
            remember(Act.Kind.SIGN_OUT, request, by=user)
        return super().post(request, *args, **kwargs)


def admin_sign_in(request):
    """The admin sends strangers to a page of its own: there is one for all."""
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect(reverse("sign-in", query=request.GET))


@method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")
class SecondFactor(Onward, FormView):
    """Asks for a code; whoever has no second factor yet is shown how to come by one."""

    template_name = "staff/second_factor.html"
    form_class = second_factor.CodeForm

    def dispatch(self, request, *args, **kwargs):
        if request.step != "second-factor":
            return redirect("sign-in")
        self.device = second_factor.device_of(request.newcomer)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if not self.device:
            device = second_factor.new_device(self.request.newcomer, self._new_secret())
            context["secret"] = second_factor.secret(device)
            context["picture"] = second_factor.picture(device)
        return context

    def form_valid(self, form):
        user, code = self.request.newcomer, form.cleaned_data["code"]
        if self.device and (until := second_factor.waits_until(self.device)):
            sentence = _("Too many wrong codes: the next can be tried after %(time)s.")
            return self._refuse(form, TOO_MANY, sentence % {"time": until})
        if self.device:
            device = second_factor.check(self.device, code)
        else:
            device = second_factor.enrol(user, self._new_secret(), code)
        if not device:
            return self._refuse(form, UNPROCESSABLE, _("This code is wrong or was used already."))
        if not self.device:
            remember(Act.Kind.SECOND_FACTOR, self.request, by=user)
        self._pass(user, device)
        return self.passed(user)

    def _pass(self, user, device):
        self.request.user = user
        self.request.session.pop(NEW_SECRET, None)
        self.request.session.cycle_key()
        otp_login(self.request, device)
        sessions.renew(self.request.session, user)

    def _refuse(self, form, status, sentence):
        form.add_error("code", sentence)
        by = self.request.newcomer
        remember_refusal(Act.Kind.CODE_REFUSED, self.request, by=by, locked=status == TOO_MANY)
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=UNPROCESSABLE)

    def _new_secret(self):
        return self.request.session.setdefault(NEW_SECRET, random_hex(20))


@method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")
class Password(Onward, FormView):
    """One's own password: for whoever wants another, and for those who have to."""

    template_name = "staff/password.html"
    form_class = passwords.OwnPasswordForm

    def dispatch(self, request, *args, **kwargs):
        user = request.newcomer if request.step == "password" else request.user
        if not user.is_authenticated:
            return redirect("sign-in")
        self.user = user
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.user}

    def get_context_data(self, **kwargs):
        why = passwords.why_change(self.user) if self.request.newcomer else None
        rules = password_validators_help_texts()
        return super().get_context_data(why=why, rules=rules, **kwargs)

    def form_valid(self, form):
        by = who(self.request, self.user)  # of whoever is not through, nobody has been told as yet
        with scope(self.user.scope.code, by=by, number=self.request.number):
            form.save()
            remember(Act.Kind.PASSWORD, self.request, by=self.user, about=self.user)
        self.request.user = self.user
        update_session_auth_hash(self.request, self.user)
        if self.request.newcomer:
            return self.passed(self.user)
        messages.success(self.request, _("Your password was changed."))
        return self.onward(self.user)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=UNPROCESSABLE)


def _signed_in(request):
    """Whose session it is, through all steps or not."""
    return request.newcomer or (request.user if request.user.is_authenticated else None)
