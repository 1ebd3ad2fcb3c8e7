"""Who may do what: roles as data, made into groups whenever the database is migrated."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext_lazy as _

from programs.lines import program_lines


@dataclass(frozen=True, kw_only=True)
class Role:
    """What a group of staff may do to the bureau's records and to staff accounts."""

    key: str
    label: str
    records: tuple = ()
    accounts: tuple = ()

    def permissions(self):
        business = ["veterans", *(line.label for line in program_lines())]
        return [
            *_permissions(self.records, content_type__app_label__in=business),
            *_permissions(self.accounts, content_type__app_label="staff"),
        ]


ROLES = [
    Role(key="clerk", label=_("clerk"), records=("view", "add", "change", "delete")),
    Role(key="reviewer", label=_("reviewer"), records=("view",)),
    Role(key="manager", label=_("manager"), records=("view",)),
    Role(key="auditor", label=_("auditor"), records=("view",)),
    Role(key="administrator", label=_("system administrator"), accounts=("view", "add", "change")),
]


def make_groups():
    """Make each role's group say exactly what the role says."""
    for role in ROLES:
        group, _created = Group.objects.get_or_create(name=role.key)
        group.permissions.set(role.permissions())


def _permissions(verbs, **apps):
    return [
        permission
        for permission in Permission.objects.filter(**apps)
        if permission.codename.split("_")[0] in verbs
    ]
