"""Adding many people to a class or fair at once, by a pasted column of ID numbers."""

from base64 import b64decode, b64encode
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from bureau.base.encryption import seal, unseal
from bureau.desk.once import new_token, once
from bureau.desk.pasted import MOST, Paste
from bureau.desk.scope import is_own

UNPROCESSABLE = 422
RIGHT_ALONE = "_right"  # the button that adds those that are right
LEFT = "pasted, and left over"  # in the session, sealed: by the paste page, what was wrong


@dataclass(frozen=True, kw_only=True)
class Pasting:
    """One part a person: a trainee of a class, a visitor of a fair."""

    part: type  # the model of the parts
    whole: str  # its field that names the whole
    person: str = "veteran"  # its field that names the person

    @property
    def register(self):
        """The model of the people."""
        return self.part._meta.get_field(self.person).related_model

    @property
    def once_each(self):
        """The constraint that lets nobody in twice."""
        names = {self.whole, self.person}
        return next(
            each for each in self.part._meta.constraints if {*getattr(each, "fields", ())} == names
        )

    def make(self, whole, person):
        return self.part(**{self.whole: whole, self.person: person})

    def already_in(self, whole, people):
        """The keys of those people whom the whole has."""
        parts = self.part._default_manager.filter(**{self.whole: whole})
        present = parts.filter(**{f"{self.person}__in": people})
        return set(present.values_list(self.person, flat=True))


class PastePage:
    """Mixed into an admin: the page that adds many people to a whole."""

    pastes = None  # the Pasting, where there is one

    def get_urls(self):
        if self.pastes is None:
            return super().get_urls()
        view = self.admin_site.admin_view(self.paste_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_paste"
        return [path("<path:object_id>/paste/", view, name=name), *super().get_urls()]

    def render_change_form(self, request, context, obj=None, **kwargs):
        if obj and self.pastes and self._may_paste(request, obj):
            context["paste"] = self._address("paste", obj)
        return super().render_change_form(request, context, obj=obj, **kwargs)

    def paste_view(self, request, object_id):
        if request.method == "POST":
            return once(request, lambda: self._paste(request, object_id))
        return self._paste(request, object_id)

    def _paste(self, request, object_id):
        """The whole is held meanwhile: nobody else adds the same person at the same moment."""
        whole = self.get_object(request, unquote(object_id))
        if whole is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self._may_paste(request, whole):
            raise PermissionDenied
        if request.method != "POST":
            left = request.session.pop(LEFT, {}).get(request.path)
            paste = left and self._judged(request, whole, unseal(b64decode(left)))
            return self._paste_page(request, whole, paste)
        paste = self._judged(request, whole, request.POST.get("lines", ""))
        if not paste.right or (paste.wrong and RIGHT_ALONE not in request.POST):
            return self._paste_page(request, whole, paste, status=UNPROCESSABLE)
        self._add(request, whole, paste)
        if paste.wrong:  # told on the next page, so that sending twice adds once
            request.session[LEFT] = {request.path: b64encode(seal(paste.left)).decode()}
            return HttpResponseRedirect(request.path)
        return HttpResponseRedirect(self._address("change", whole))

    def _judged(self, request, whole, text):
        people = self.admin_site.get_model_admin(self.pastes.register).get_queryset(request)
        return Paste(self.pastes, whole, people, text, request.POST.get("explanation", ""))

    def _may_paste(self, request, whole):
        parts = self.admin_site.get_model_admin(self.pastes.part)
        return parts.has_add_permission(request) and is_own(request, whole)

    def _address(self, page, whole):
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"
        return reverse(name, args=[quote(whole.pk)])

    def _add(self, request, whole, paste):
        paste.add(request.user)
        number = len(paste.right)
        with override(None):
            kind = str(self.pastes.part._meta.verbose_name_plural)
        self.log_change(request, whole, [{"added": {"name": kind, "object": str(number)}}])
        said = ngettext(
            "%(number)d person was added to “%(whole)s”.",
            "%(number)d people were added to “%(whole)s”.",
            number,
        )
        messages.success(request, said % {"number": number, "whole": whole})

    def _paste_page(self, request, whole, paste=None, status=200):
        person = self.admin_site.get_model_admin(self.pastes.register)
        may_register = person.has_add_permission(request)
        context = self.admin_site.each_context(request) | {
            "title": _("Add many people"),
            "opts": self.opts,
            "original": whole,
            "paste": paste,
            "most": MOST,
            "register": may_register and reverse(admin_urlname(person.opts, "add")),
            "submission": new_token(request),
        }
        return TemplateResponse(request, "desk/paste.html", context, status=status)
