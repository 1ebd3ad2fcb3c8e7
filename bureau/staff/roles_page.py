"""Who may do what, read from what the database grants, not from what the roles were meant to say."""

from collections import defaultdict
from itertools import groupby
from operator import itemgetter

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from bureau.base.history import models_of
from bureau.staff.models import User
from bureau.staff.roles import ROLES

VERBS = {"view": _("see"), "add": _("enter"), "change": _("change"), "delete": _("delete")}


def roles_page(request):
    context = admin.site.each_context(request) | {
        "title": _("Who may do what"),
        "roles": ROLES,
        "rows": rows(),
        "holders": holders(request.user),
    }
    return TemplateResponse(request, "staff/roles.html", context)


def rows():
    """[(apps, [what each role may do there, in the order of ROLES]), ...]: alike ones together."""
    granted = defaultdict(lambda: defaultdict(list))  # app -> role -> permissions
    keys = [role.key for role in ROLES]
    for permission in Permission.objects.filter(group__name__in=keys).values(
        "group__name", "name", "codename", "content_type__app_label"
    ):
        granted[permission["content_type__app_label"]][permission["group__name"]].append(permission)
    configs = [config for config in apps.get_app_configs() if config.label in granted]
    told = [[_words(config, granted[config.label][key]) for key in keys] for config in configs]
    alike = groupby(zip(configs, told, strict=True), key=itemgetter(1))
    return [([config for config, _cells in group], cells) for cells, group in alike]


def _words(config, permissions):
    """["see", "enter (2 of 5)"]: of how many of the app's kinds of record, where not of all."""
    kinds = len(models_of(config))
    count = defaultdict(int)
    for permission in permissions:
        count[permission["codename"].split("_")[0]] += 1
    words = [(VERBS[verb], count[verb]) for verb in VERBS if verb in count]
    words += [
        (_(permission["name"]), kinds)
        for permission in permissions
        if permission["codename"].split("_")[0] not in VERBS
    ]
    return [
        str(word)
        if number == kinds
        else _("%(verb)s (%(number)s of %(kinds)s)")
        % {"verb": word, "number": number, "kinds": kinds}
        for word, number in words
    ]


def holders(reader):
    """[(role, the accounts that hold it), ...] of the reader's place, for whoever keeps accounts."""
    if not reader.has_perm("staff.view_user"):
        return []
    accounts = reader.keeps(User.objects.select_related("region").prefetch_related("groups"))
    held = [(account, {group.name for group in account.groups.all()}) for account in accounts]
    return [(role, [account for account, keys in held if role.key in keys]) for role in ROLES]
