"""Who may do what, read from what the database grants, not from what the roles were meant to say."""

from collections import Counter
from itertools import groupby
from operator import itemgetter

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.template.response import TemplateResponse
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from bureau.staff.models import User
from bureau.staff.roles import ROLES

# By the verbs of permissions; any other right is called by its name.
VERBS = {
    "view": gettext_noop("see"),
    "add": gettext_noop("enter"),
    "change": gettext_noop("change"),
    "delete": gettext_noop("delete"),
}


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
    keys = [role.key for role in ROLES]
    there_are = _counted(Permission.objects.all())
    granted = {key: _counted(Permission.objects.filter(group__name=key)) for key in keys}
    labels = {app for counted in granted.values() for app, _word in counted}
    configs = [config for config in apps.get_app_configs() if config.label in labels]
    told = [[_words(config.label, granted[key], there_are) for key in keys] for config in configs]
    alike = groupby(zip(configs, told, strict=True), key=itemgetter(1))
    return [([config for config, _cells in group], cells) for cells, group in alike]


def _counted(permissions):
    """{(app, verb or name of the right): of how many kinds of record}, the verbs first."""
    words = sorted(
        (app, list(VERBS).index(verb) if verb in VERBS else len(VERBS), VERBS.get(verb, name))
        for app, codename, name in permissions.values_list(
            "content_type__app_label", "codename", "name"
        )
        for verb in [codename.split("_")[0]]
    )
    return Counter((app, word) for app, _order, word in words)


def _words(app, granted, there_are):
    """["see", "enter (2 of 5)"]: of how many of the app's kinds of record, where not of all."""
    return [
        str(_(word))
        if number == there_are[app, word]
        else gettext("%(verb)s (%(number)s of %(kinds)s)")
        % {"verb": _(word), "number": number, "kinds": there_are[app, word]}
        for (of, word), number in granted.items()
        if of == app
    ]


def holders(reader):
    """[(role, the accounts that hold it), ...] of the reader's place, for whoever keeps accounts."""
    if not reader.has_perm("staff.view_user"):
        return []
    accounts = reader.keeps(User.objects.select_related("region").prefetch_related("groups"))
    held = [(account, {group.name for group in account.groups.all()}) for account in accounts]
    return [(role, [account for account, keys in held if role.key in keys]) for role in ROLES]
