"""The page a record is entered and corrected on."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms.models import model_to_dict
from django.http import HttpResponseRedirect, JsonResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST

from bureau.base import trail
from bureau.base.encryption import EncryptedField, Sealed
from bureau.desk import drafts, explaining
from bureau.desk.forms import OPENED, RecordForm
from bureau.desk.once import new_token, once
from bureau.desk.scope import is_own

COPY = "copy"  # add/?copy=7 begins with what record 7 holds
CONFLICT = 409
UNPROCESSABLE = 422


class EntryPage:
    """Mixed into an admin: what its form knows, fills in, asks about and keeps."""

    form = RecordForm
    warn_unsaved_form = True
    not_copied = []  # beside people and what must be unique: fields that differ from case to case

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_known"
        known = path("known/", self.admin_site.admin_view(self.known_view), name=name)
        return [known, *super().get_urls()]

    # The form's life: opened anew, as a copy or from a draft; sent once; judged.

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        show = super().changeform_view
        if "_draft" in request.POST and object_id is None:
            return once(request, lambda: self._put_aside(request))
        if "_discard" in request.POST:
            return self._throw_away(request)
        if request.method == "POST":
            return once(request, lambda: _judged(show(request, object_id, form_url, extra_context)))
        if object_id is None and (draft := drafts.asked_for(request, self.model)):
            request.method, request.POST = "POST", drafts.typed_in(draft)
        return show(request, object_id, form_url, extra_context)

    def get_object(self, request, object_id, from_field=None):
        """Whoever sends a form first holds the record until the answer is written."""
        record = super().get_object(request, object_id, from_field)
        if record is not None and request.method == "POST" and is_own(request, record):
            self.model._base_manager.select_for_update().get(pk=record.pk)
            record.refresh_from_db()
        return record

    def get_changeform_initial_data(self, request):
        initial = super().get_changeform_initial_data(request)
        source = COPY in request.GET and self.get_object(request, request.GET[COPY])
        if source:
            initial = self._copied(source)
            if not is_own(request, source):  # public work of a place above, held here anew
                initial.pop("region", None)
        return {"region": request.user.region_id} | initial

    def _copied(self, record):
        """What one record has in common with the next of a series."""
        own = {name for each in self.opts.constraints for name in _unique_alone(each)}
        fields = [
            field.name
            for field in self.opts.fields
            if field.editable
            and not (field.unique or field.name in own or isinstance(field, EncryptedField))
            and field.name not in [*self.not_copied, *self.people, *self.model.computed, "note"]
        ]
        return model_to_dict(record, fields)

    def _put_aside(self, request):
        if not self.has_add_permission(request):
            raise PermissionDenied
        draft = drafts.keep(request, self.get_form(request)(request.POST))
        messages.success(request, _("“%s” was put aside as a draft.") % draft.title)
        return HttpResponseRedirect(reverse("admin:index"))

    def _throw_away(self, request):
        drafts.discard(request, self.model)
        messages.success(request, _("The draft was thrown away."))
        return HttpResponseRedirect(reverse("admin:index"))

    # What the form shows beside its fields.

    def get_fields(self, request, obj=None):
        """As the model has them, the note last."""
        names = [name for name in super().get_fields(request, obj) if name != OPENED]
        return sorted(names, key=lambda name: name == "note")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "note":
            field.widget.attrs["rows"] = 2
        return field

    def render_change_form(self, request, context, obj=None, **kwargs):
        form = context["adminform"].form
        rows = [row for each in context["inline_admin_formsets"] for row in each.formset.forms]
        questions = [question for each in [form, *rows] for question in each.doubts]
        conflicting = [
            (each, _changes_since(each, obj)) for each in [form, *rows] if each.conflicts
        ]
        context |= {
            "submission": new_token(request),
            "draft": request.POST.get(drafts.DRAFT),
            "conflicting": conflicting,
            "questions": questions,
            "answered": explaining.answers_to_others(request.POST, questions),
            "explanations": explaining.of(*(each.instance for each in [form, *rows])),
            "working": form.instance.working(),
            "is_supplied": bool(self.model.known or self.model.computed),
        }
        return super().render_change_form(request, context, obj=obj, **kwargs)

    @method_decorator(require_POST)
    def known_view(self, request):
        """What follows from the form as typed so far, for the page to show before it is saved."""
        number = request.POST.get("record")
        record = super().get_object(request, number) if number else None
        if not self._may_enter(request, record):
            raise PermissionDenied
        form = self.get_form(request, record, change=bool(record))(request.POST, instance=record)
        supplied = {form[name].html_name: _shown(form, name) for name in form.supply()}
        working = [str(sentence) for sentence in form.instance.working()]
        answer = {"supplied": supplied, "refused": form.refusals, "working": working}
        return JsonResponse(answer)

    def _may_enter(self, request, record):
        if record is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, record)

    # Saving.

    def save_model(self, request, obj, form, change):
        """What a part takes over from its whole is known once the database has written it."""
        super().save_model(request, obj, form, change)
        if taken_over := [name for names in getattr(obj, "follows", {}).values() for name in names]:
            obj.refresh_from_db(fields=taken_over)
        explaining.keep_answers(form, request.user)

    def save_formset(self, request, form, formset, change):
        super().save_formset(request, form, formset, change)
        for row in formset.forms:
            if row not in formset.deleted_forms:
                explaining.keep_answers(row, request.user)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        drafts.discard(request, self.model)

    def construct_change_message(self, request, form, formsets, add=False):
        """Fields by the names that the catalogue has, so that all read them in their language."""
        message = super().construct_change_message(request, form, formsets, add)
        names = _names_by_label([form._meta.model, *(each.model for each in formsets or ())])
        for change in (change for entry in message for change in entry.values()):
            if "fields" in change:
                change["fields"] = [names.get(label, label) for label in change["fields"]]
        return message

    def response_add(self, request, obj, post_url_continue=None):
        return self._next_of_a_series(
            request, obj, super().response_add(request, obj, post_url_continue)
        )

    def response_change(self, request, obj):
        return self._next_of_a_series(request, obj, super().response_change(request, obj))

    def _next_of_a_series(self, request, obj, answer):
        if "_copy" not in request.POST:
            return answer
        add = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add")
        return HttpResponseRedirect(f"{add}?{urlencode({COPY: obj.pk})}")


def _judged(answer):
    """A form that comes back says so in its status, too."""
    context = getattr(answer, "context_data", None) or {}
    if context.get("errors"):
        answer.status_code = CONFLICT if context["conflicting"] else UNPROCESSABLE
    return answer


def _changes_since(form, whole):
    """What was done while the form was open, and by whom: on a part's own page or its whole's."""
    records = [record for record in [form.instance, whole] if record is not None]
    return [
        entry
        for record in {(type(record), record.pk): record for record in records}.values()
        for entry in trail.of_record(record)
        if entry.at >= form.opened_at
    ]


def _names_by_label(models):
    """A form's label of a field is its name with a capital."""
    with override(None):
        names = [str(field.verbose_name) for model in models for field in model._meta.fields]
    return {capfirst(name): name for name in names}


def _unique_alone(constraint):
    fields = getattr(constraint, "fields", ())
    return fields if len(fields) == 1 else ()


def _shown(form, name):
    """A supplied value as its input holds it; of a sealed number the mask alone."""
    value = form.cleaned_data.get(name)
    if isinstance(value, Sealed):
        return {"mask": str(value)}
    shown = {"value": "" if value is None else str(form.fields[name].prepare_value(value))}
    if hasattr(form.fields[name], "label_from_instance") and value:
        shown["label"] = form.fields[name].label_from_instance(value)
    return shown
