from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_totp.models import TOTPDevice
from unfold.admin import ModelAdmin
from unfold.decorators import action
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from bureau.base.acts import Act, remember
from bureau.desk.history import HistoryPage
from bureau.desk.lists import AskedAsOffered
from bureau.desk.people import PlaceField
from bureau.desk.reasons import ReasonForm
from bureau.desk.scope import UnseenIsAbsent
from bureau.staff import grants, second_factor
from bureau.staff.models import RoleGrant, User

admin.site.unregister([Group, TOTPDevice])

STATES = {None: _("waits for a second person"), True: _("agreed"), False: _("refused")}


@admin.register(User)
class StaffAdmin(UnseenIsAbsent, AskedAsOffered, HistoryPage, UserAdmin, ModelAdmin):
    """The accounts of an administrator's place and all it contains; of all, without a place."""

    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ["username", "last_name", "first_name", "region", "roles", "is_active"]
    list_filter = ["is_active", "groups"]
    list_select_related = ["region"]
    filter_horizontal = []  # five roles are ticked, not moved from box to box
    fieldsets = [
        (_("sign-in"), {"fields": ["username", "password"]}),
        (_("Person and place"), {"fields": ["last_name", "first_name", "region"]}),
        (_("Rights"), {"fields": ["is_active", "is_staff", "groups"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (_("sign-in"), {"fields": ["username", "password1", "password2"]}),
        (_("Person and place"), {"fields": ["last_name", "first_name", "region"]}),
        (_("Rights"), {"fields": ["groups"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]
    actions_detail = ["take_second_factor_away"]

    def get_queryset(self, request):
        return request.user.keeps(super().get_queryset(request)).prefetch_related("groups")

    @admin.display(description=_("roles"))
    def roles(self, user):
        return " · ".join(str(group) for group in user.groups.all())

    def get_readonly_fields(self, request, obj=None):
        """Nobody gives themselves rights or another place."""
        own = ["is_active", "is_staff", "groups", "region"] if obj == request.user else []
        return [*super().get_readonly_fields(request, obj), *own]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "groups":
            kwargs |= {"label": _("roles"), "widget": UnfoldAdminCheckboxSelectMultipleWidget}
            kwargs["help_text"] = _("What each role may do stands on the page “Who may do what”.")
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "region":
            kwargs |= {"form_class": PlaceField, "queryset": request.user.places}
            kwargs["required"] = request.user.region is not None  # who has no place keeps them all
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def user_change_password(self, request, id, form_url=""):
        """Whoever is given a password has to choose another (bureau.staff.passwords)."""
        answer = super().user_change_password(request, id, form_url)
        if request.method == "POST" and answer.status_code == 302:
            remember(Act.Kind.PASSWORD, request, about=User.objects.get(pk=id))
        return answer

    @action(
        description=_("Take the second factor away"),
        url_path="second-factor",
        permissions=["second_factor"],
    )
    def take_second_factor_away(self, request, object_id):
        user = self.get_object(request, object_id)
        form = ReasonForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            second_factor.take_away(user)
            reason = form.cleaned_data["reason"]
            remember(Act.Kind.SECOND_FACTOR_RESET, request, about=user, reason=reason)
            messages.success(request, _("A new second factor is set up at the next sign-in."))
            return redirect("admin:staff_user_change", user.pk)
        context = self.admin_site.each_context(request) | {"account": user, "form": form}
        context |= {"title": _("Take the second factor away"), "opts": self.opts}
        status = 422 if form.is_bound else 200
        return TemplateResponse(
            request, "staff/take_second_factor_away.html", context, status=status
        )

    def has_second_factor_permission(self, request, pk):
        """Whoever may change the account, where there is one; nobody's own: a thief would begin there."""
        if not self.has_change_permission(request):
            return False
        if self.get_object(request, pk) is None:
            raise Http404
        others = str(request.user.pk) != str(pk)
        return others and TOTPDevice.objects.filter(user_id=pk).exists()

    def save_model(self, request, obj, form, change):
        """Whoever is given an account works in the admin."""
        obj.is_staff = obj.is_staff or not change
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        """A new role waits for a second person; one that is taken away is gone at once."""
        wanted = form.cleaned_data.pop("groups", None)
        super().save_related(request, form, formsets, change)
        if wanted is not None:
            waiting = grants.set_roles(form.instance, wanted, request.user)
            if waiting:
                said = _("Another administrator has to agree to the role: %(roles)s.")
                roles = " · ".join(map(str, waiting))
                messages.warning(request, said % {"roles": roles})


@admin.register(RoleGrant)
class RoleGrantAdmin(UnseenIsAbsent, AskedAsOffered, HistoryPage, ModelAdmin):
    """Who asked for which role, and who agreed: nothing of it is typed."""

    list_display = ["account", "place", "role", "asked_by", "asked_at", "state", "decided_by"]
    list_display_links = None
    fields = readonly_fields = list_display
    list_filter = ["agreed", "role"]
    list_select_related = ["account__region", "role", "asked_by", "decided_by"]
    actions = ["agree", "refuse"]

    def get_queryset(self, request):
        accounts = request.user.keeps(User.objects.all())
        return super().get_queryset(request).filter(account__in=accounts)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("place"), ordering="account__region")
    def place(self, grant):
        return grant.account.region

    @admin.display(description=_("state"), ordering="agreed")
    def state(self, grant):
        return STATES[grant.agreed]

    @admin.action(description=_("agree: the account has the role"), permissions=["change"])
    def agree(self, request, chosen):
        """What one has asked for oneself waits for somebody else."""
        others = chosen.exclude(asked_by=request.user)
        self._decide(request, others, chosen.count(), agreed=True)

    @admin.action(description=_("refuse, or take back"), permissions=["change"])
    def refuse(self, request, chosen):
        self._decide(request, chosen, chosen.count(), agreed=False)

    def _decide(self, request, chosen, number, agreed):
        waiting = grants.waiting_for(request.user).filter(pk__in=chosen.values("pk"))
        decided = list(waiting.select_for_update(of=["self"]))
        for grant in decided:
            grants.decide(grant, request.user, agreed)
        said = _("Decided: %(decided)d. Left alone: %(left)d.")
        level = messages.SUCCESS if decided else messages.WARNING
        left = number - len(decided)
        self.message_user(request, said % {"decided": len(decided), "left": left}, level)


@admin.register(Group)
class RoleAdmin(AskedAsOffered, GroupAdmin, ModelAdmin):
    pass
