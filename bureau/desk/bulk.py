"""What is done to many records of a list at once, after asking."""

from dataclasses import dataclass, field

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.admin.utils import model_ngettext
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from bureau.base.keys import is_key
from bureau.desk.once import new_token, once

UNPROCESSABLE = 422
CONFIRMED = "confirmed"
SEEN = "seen"  # the records as they were when they were shown to whoever confirms
FROM = "from"  # the key of the record from whose page it was asked


@dataclass(frozen=True, kw_only=True)
class BulkChange:
    """Sets the same in all chosen records that it applies to; each is validated, all or none saved."""

    key: str
    label: str  # what it does, as on the button: "mark as held"
    changes: dict = field(default_factory=dict)  # field: the value it is given
    asks: list = field(default_factory=list)  # fields asked for once for all: a day, a reason
    signed: list = field(default_factory=list)  # fields that keep who does it
    applies_to: Q = Q()  # chosen records outside are left alone, and the clerk is told how many
    permission: str = "change"  # what its user must be allowed to do to such records

    def concerns(self, records, user):
        """Those of the records that it applies to, at the hands of somebody."""
        return records.filter(self.applies_to)

    def carry_out(self, record, user):
        """Save a changed record that was found valid; sentences that stand against it."""
        record.save()
        return []

    def warnings(self, record):
        """What whoever confirms it should have read about a record."""
        return []


def action(change):
    """The change as an admin's action: first it asks, and once confirmed it acts."""

    def act(model_admin, request, chosen):
        return _Asking(change, model_admin, request, chosen).answer()

    return act, change.key, change.label


@dataclass
class _Asking:
    """A change that somebody is about to make to the records they chose."""

    change: BulkChange
    model_admin: object
    request: object
    chosen: object

    def answer(self):
        return once(self.request, self.act)

    def act(self):
        form = self.form()
        problems = []
        if form.is_bound and form.is_valid():
            changed, problems = self.carry_out(form.cleaned_data)
            if not problems:
                self.report(changed)
                return HttpResponseRedirect(self.back)
        return self.page(form, problems)

    @property
    def concerned(self):
        """The chosen records of one's own place that the change applies to."""
        own = self.chosen.in_region(self.request.user.scope)
        return self.change.concerns(own, self.request.user)

    @property
    def back(self):
        """Where whoever confirms it came from: the list, or the page of the one record."""
        key = self.request.POST.get(FROM, "")
        if not is_key(key):
            return self.request.get_full_path()
        opts = self.model_admin.opts
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[key])

    def form(self):
        model = self.model_admin.model
        fields = {
            name: self.model_admin.formfield_for_dbfield(model._meta.get_field(name), self.request)
            for name in self.change.asks
        }
        form = forms.Form(self.request.POST if CONFIRMED in self.request.POST else None)
        form.fields |= fields
        for asked in fields.values():
            asked.required = True
        return form

    def carry_out(self, answers):
        """(the records changed, what is wrong by record): with anything wrong nothing is changed."""
        with transaction.atomic():
            records = list(self.locked())
            problems = [
                (record, said) for record in records if (said := self.alter(record, answers))
            ]
            transaction.set_rollback(bool(problems))
        return records, problems

    def locked(self):
        """Whoever asks for the same at the same moment finds that it no longer applies."""
        keys = list(self.concerned.order_by().values_list("pk", flat=True))
        records = self.model_admin.model._default_manager.filter(pk__in=keys)
        concerned = self.change.concerns(records, self.request.user)
        return concerned.order_by("pk").select_for_update(of=["self"])

    def alter(self, record, answers):
        """Change one record as its own form would; what is wrong with that in sentences."""
        if _as_seen(record) not in self.request.POST.getlist(SEEN, [_as_seen(record)]):
            return [_("Somebody changed it since you looked: look at it again.")]
        before = {doubt.code for doubt in record.doubts()}
        signed = dict.fromkeys(self.change.signed, self.request.user)
        for name, value in (self.change.changes | signed | answers).items():
            setattr(record, name, value)
        try:
            record.fill()
            record.full_clean()
        except ValidationError as error:
            return error.messages
        said = [doubt.sentence for doubt in record.doubts() if doubt.code not in before]
        if said and self.model_admin.has_change_permission(self.request, record):
            return [*said, _("This has to be explained on the record's own page.")]
        return self.change.carry_out(record, self.request.user)

    def report(self, changed):
        """Say and keep what was done; a second time there is nothing left to do."""
        done = {
            "number": len(changed),
            "things": model_ngettext(self.model_admin.opts, len(changed)),
            "label": self.change.label,
            "left": self.chosen_before - len(changed),
        }
        said = _("Done for %(number)d %(things)s: %(label)s. Left alone: %(left)d.") % done
        messages.add_message(self.request, messages.SUCCESS if changed else messages.INFO, said)
        LogEntry.objects.log_actions(self.request.user.pk, changed, CHANGE, self.logged())

    def logged(self):
        """As the admin's own log has it: the fields' names, in no language yet."""
        with override(None):
            names = [*self.change.changes, *self.change.signed, *self.change.asks]
            labels = [str(self.model_admin.opts.get_field(name).verbose_name) for name in names]
        return [{"changed": {"fields": labels}}]

    @property
    def chosen_before(self):
        """How many were chosen, whether or not the list still shows them as they are now."""
        return len(set(self.request.POST.getlist(ACTION_CHECKBOX_NAME)))

    def page(self, form, problems):
        concerned = list(self.concerned)
        kept = {record.pk for record in concerned}
        context = self.model_admin.admin_site.each_context(self.request) | {
            "title": capfirst(self.change.label),
            "opts": self.model_admin.opts,
            "change": self.change,
            "form": form,
            "problems": problems,
            "concerned": [
                (record, _as_seen(record), self.change.warnings(record)) for record in concerned
            ],
            "submission": new_token(self.request),
            "came_from": self.request.POST.get(FROM, ""),
            "left_alone": [record for record in self.chosen if record.pk not in kept],
            "checkbox": ACTION_CHECKBOX_NAME,
            "media": self.model_admin.media + form.media,
            "back": self.back,
        }
        status = UNPROCESSABLE if form.is_bound else 200
        return TemplateResponse(self.request, "desk/bulk.html", context, status=status)


def _as_seen(record):
    """Of what can be told apart by its version, which one it is."""
    return f"{record.pk}:{getattr(record, 'version', '')}"
