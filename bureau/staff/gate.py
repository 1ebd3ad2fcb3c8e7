"""Lets a request through to what the permission table (bureau.permissions) has for its user.

What the table does not name is refused to everybody: a page that somebody added in haste is closed
until it stands there. Views keep asking for themselves; they know the record, the gate the address.
"""

from functools import cache

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied

from bureau import permissions
from bureau.base.acts import Act, remember_refusal
from bureau.base.problems import problem
from bureau.base.rules import NOBODY

API = "api-"  # how the names of the addresses begin that programs ask


class GateMiddleware:
    """Within the scope of whoever asks, so that their permissions can be read."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, arguments, named):
        return None if is_open(request) else _refusal(request)


def is_open(request):
    """Whether the table lets the request through: its page, and the part of it that is asked."""
    name = request.resolver_match.view_name
    rule, kind = pages().get(name, (NOBODY, None))
    if not rule.allows(request, kind):
        return False
    if name == "admin:autocomplete":
        return _may_pick(request)
    if kind is None or request.method != "POST" or name.startswith(API):
        return True
    if name.endswith("_changelist"):
        return _may_act(request, kind)
    return _has_declared_parts(kind)


@cache
def pages():
    """{name of an address: (whom it is for, the kind of record it is about or None)}."""
    pages = {name: (rule, None) for name, rule in permissions.PAGES.items()}
    for label, declared in permissions.KINDS.items():
        kind = apps.get_model(label)._meta
        begins = f"admin:{kind.app_label}_{kind.model_name}"
        pages |= {f"{begins}_{end}": (rule, kind) for end, rule in declared.pages.items()}
        begins = f"{API}{kind.app_label}-{kind.model_name}"
        pages |= {f"{begins}-{end}": (rule, kind) for end, rule in declared.api.items()}
    return pages


def _may_act(request, kind):
    """A list is sent with the key of what is to be done; so is the page that asks before it."""
    rules = permissions.KINDS[kind.label].acts
    asked = request.POST.getlist("action")
    return all(rules.get(key, NOBODY).allows(request, kind) for key in asked if key)


def _has_declared_parts(kind):
    """What a page is sent may be rows of its parts as well."""
    parts = {part.model.__name__ for part in admin.site.get_model_admin(kind.model).inlines}
    return parts <= set(permissions.KINDS[kind.label].parts)


def _may_pick(request):
    """A picker is asked for by the field it is of, of whoever may write such a record."""
    asked = request.POST if request.method == "POST" else request.GET
    try:
        kind = apps.get_model(asked["app_label"], asked["model_name"])._meta
    except (KeyError, LookupError, ValueError):
        return False
    declared = permissions.KINDS.get(kind.label)
    offered = declared is not None and asked.get("field_name") in declared.pickers
    return offered and permissions.WRITES.allows(request, kind)


def _refusal(request):
    """Whoever is not known is asked who they are; whoever is, is told, and it is noted."""
    name, known = request.resolver_match.view_name, request.user.is_authenticated
    if known:
        remember_refusal(Act.Kind.REFUSED, request, page=name)
    if name.startswith(API):
        return problem(403) if known else unknown()
    if known:
        raise PermissionDenied
    return redirect_to_login(request.get_full_path())


def unknown(code="", detail=""):
    """A program has to say who it is, and is told how."""
    answer = problem(401, code, detail)
    answer.headers["WWW-Authenticate"] = 'Bearer realm="api"'
    return answer
