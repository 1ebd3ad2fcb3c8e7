"""Who may do what: roles as data, made into groups whenever the database is migrated."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext_lazy as _

from programs.lines import program_lines

REPORTED = ["reporttemplate", "publishedfigure"]


@dataclass(frozen=True, kw_only=True)
class Role:
    """What a group of staff may do to the bureau's records, its reports and staff accounts."""

    key: str
    label: str
    does: str  # in one sentence
    records: tuple = ()
    accounts: tuple = ()
    year: tuple = ()  # what they may do to a year as such
    reports: tuple = ()  # the words around a report's figures, and those it printed
    audit: bool = False  # reads what everybody did
    begins_at: str = "admin:index"  # the page that sign-in leads to
    second_factor: bool = True  # a code beside the password

    def permissions(self):
        business = ["veterans", *(line.label for line in program_lines()), "cases", "findings"]
        return [
            *_permissions(self.records, content_type__app_label__in=business),
            *_permissions(self.accounts, content_type__app_label="staff"),
            *_permissions(self.year, content_type__model="reportyear"),
            *_permissions(self.reports, content_type__model__in=REPORTED),
            *_permissions(("read",) if self.audit else (), content_type__app_label="audit"),
        ]


ROLES = [
    Role(
        key="clerk",
        label=_("clerk"),
        does=_("Enters, corrects and deletes the records of their place and all it contains."),
        records=("view", "add", "change", "delete"),
        second_factor=False,
    ),
    Role(
        key="reviewer",
        label=_("reviewer"),
        does=_(
            "Decides on the cases of their place and all it contains, on none in which they did "
            "something else, and returns them for correction; reads what clerks explained; stands "
            "by the year's figures of their city or county."
        ),
        records=("view", "return", "approve"),
        year=("confirm",),
    ),
    Role(
        key="finance",
        label=_("finance reviewer"),
        does=_("Reviews what was decided before it is paid, or returns it for correction."),
        records=("view", "return", "review"),
    ),
    Role(
        key="payer",
        label=_("payer"),
        does=_(
            "Puts together what is paid, sends it to the bank and takes in its answers; pays "
            "nothing that they filed or approved."
        ),
        records=("view", "pay"),
    ),
    Role(
        key="manager",
        label=_("manager"),
        does=_(
            "Follows the year's figures down to the records behind them; in the province, writes the "
            "templates of its reports and, together with another manager, closes, publishes and "
            "restates years."
        ),
        records=("view",),
        year=("confirm", "close"),
        reports=("view", "add", "change", "delete"),
        begins_at="home",
    ),
    Role(
        key="auditor",
        label=_("auditor"),
        does=_(
            "Reads all records of their place and all it contains and who did what to them, "
            "and changes none."
        ),
        records=("view",),
        audit=True,
        begins_at="home",
    ),
    Role(
        key="administrator",
        label=_("system administrator"),
        does=_(
            "Opens and closes accounts and, with another administrator, gives them roles; sees no records."
        ),
        accounts=("view", "add", "change"),
    ),
]


def make_groups():
    """Make each role's group say exactly what the role says."""
    for role in ROLES:
        group, _created = Group.objects.get_or_create(name=role.key)
        group.permissions.set(role.permissions())


def first_page(user):
    """The name of the page that somebody's work begins at: the year's, for whoever has no role."""
    return next((role.begins_at for role in held_by(user)), "home")


def held_by(user):
    return [role for role in ROLES if role.key in user.role_keys]


def name_of(group):
    """The role's name in the reader's language, where the group is a role."""
    return str(next((role.label for role in ROLES if role.key == group.name), group.name))


def _permissions(verbs, **apps):
    return [
        permission
        for permission in Permission.objects.filter(**apps)
        if permission.codename.split("_")[0] in verbs
    ]
