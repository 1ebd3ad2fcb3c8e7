"""A full number is shown by an act of its own: with a reason, not too often, and remembered."""

from django import forms
from django.conf import settings
from django.contrib.admin.utils import unquote
from django.db import connection
from django.http import Http404, JsonResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from bureau.base.acts import Act, remember, remember_refusal
from bureau.base.encryption import EncryptedField
from bureau.base.keys import is_key
from bureau.base.scope import because
from bureau.desk.reasons import ReasonForm

TOO_MANY = 429


class Limited(Exception):
    """Somebody did today what they may do, as often as they may."""


def once_more(kind, request, limit):
    """Count what somebody did today; two requests at once are counted one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s), %s)", [kind, request.user.pk])
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    done = Act.objects.filter(kind=kind, user_id=request.user.pk, happened_at__gte=midnight)
    if done.count() >= limit:
        raise Limited


class RevealForm(ReasonForm):
    field = forms.ChoiceField(label=gettext_lazy("number"))
    field_order = ["field", "reason"]

    def __init__(self, record, *args, **kwargs):
        super().__init__(*args, auto_id="reveal-%s", **kwargs)
        self.fields["field"].choices = [
            (field.name, f"{capfirst(field.verbose_name)} {getattr(record, field.name)}")
            for field in sealed_fields(record)
        ]


def sealed_fields(record):
    """The fields of a record that hold a personal number."""
    fields = [field for field in record._meta.fields if isinstance(field, EncryptedField)]
    return [field for field in fields if getattr(record, field.name) is not None]


class RevealPage:
    """Mixed into an admin: the box on a record's page that shows a full number."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_reveal"
        reveal = self.admin_site.admin_view(self.reveal_view)
        return [path("<path:object_id>/reveal/", reveal, name=name), *super().get_urls()]

    def render_change_form(self, request, context, obj=None, **kwargs):
        if obj is not None and sealed_fields(obj):
            name = f"admin:{self.opts.app_label}_{self.opts.model_name}_reveal"
            context["reveal"] = {"form": RevealForm(obj), "url": reverse(name, args=[obj.pk])}
        return super().render_change_form(request, context, obj=obj, **kwargs)

    @method_decorator(require_POST)
    def reveal_view(self, request, object_id):
        key = unquote(object_id)
        record = self.get_queryset(request).filter(pk=key).first() if is_key(key) else None
        if record is None or not self.has_view_permission(request, record):
            raise Http404
        form = RevealForm(record, request.POST)
        if not form.is_valid():
            return _refused(" ".join(sum(form.errors.values(), [])), 400)
        asked = {"about": record, "reason": form.cleaned_data["reason"]}
        field = form.cleaned_data["field"]
        try:
            once_more(Act.Kind.REVEAL, request, settings.REVEALS_A_DAY)
        except Limited:
            remember_refusal(Act.Kind.REVEAL_REFUSED, request, field=field, **asked)
            sentence = _(
                "You may see %(limit)s full numbers a day: ask your superior, or tomorrow."
            )
            return _refused(sentence % {"limit": settings.REVEALS_A_DAY}, TOO_MANY)
        because(asked["reason"])
        remember(Act.Kind.REVEAL, request, field=field, **asked)
        return JsonResponse({"number": getattr(record, field).reveal()})


def _refused(sentence, status):
    return JsonResponse({"refused": str(sentence)}, status=status)
