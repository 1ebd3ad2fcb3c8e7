"""One record of every kind in a county of one's own and in a foreign one, and the marks of the latter.

What is written in the foreign county are canaries: texts and numbers that stand nowhere else, so
that an answer which holds one tells of that county. So does one of its keys, unless the request
named it. Full personal numbers are canaries of either county: every page masks them.
"""

import json
import re
from contextlib import nullcontext
from datetime import timedelta
from uuid import uuid4

import factory
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import DatabaseError, models, transaction
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from bureau.api.models import Usage
from bureau.audit.models import Seal
from bureau.base import stored
from bureau.base.acts import Act
from bureau.base.derived import DerivedField
from bureau.base.encryption import BlindIndexField, EncryptedField, seal
from bureau.base.models import Batch, Reopening, ReportYear, Workday
from bureau.base.records import Record
from bureau.base.scope import EVERYWHERE, scope
from bureau.base.walls import walled_models
from bureau.desk.models import Draft, Explanation, ListFile, SavedView, Submission
from bureau.imports.models import LedgerImport
from bureau.report.models import ReportTemplate
from bureau.staff.models import ApiToken, RoleGrant, User
from bureau.summary.models import PublishedFigure
from bureau.years.models import Confirmation, FrozenFigure, Mismatch, Publication, Restatement
from programs.border_aid.models import Donation, OnlineClass
from programs.cases.case import Case
from programs.cases.models import Step
from programs.contests.models import Contest, Entry
from programs.degree_upgrades.models import AdmissionList
from programs.incubators.models import Incubator
from programs.lines import indicators
from programs.models import Definition, Mark, Tally
from programs.skills_training.models import Enrolment
from programs.star_awards.models import Nomination, Quota, Selection
from programs.startup_loans.models import InterestSubsidy, LoanStanding
from programs.subsidies.models import Pause, PaymentOrder, Reversal
from programs.welfare_posts.models import MonthlyPay, PostCategory
from tests.factories import factory_of
from veterans.models import CircleMembership, EconomicCircle, Region, RetiredCode, Veteran

OWN, FOREIGN = "370102", "370202"
CITY = 4  # characters of a city's code

# Keys say whose they are. What is known everywhere has keys of its own, and no canaries.
FIRST_FOREIGN, FIRST_KNOWN, FIRST_ABSENT = 7_300_000, 7_500_000, 7_800_000
OF_ANY_TEXT = "Xq7k"
TEXT, FIRST_NUMBER = "Xq7k{:04x}", 7_394_000
OF_THE_FOREIGN = r"Xq7k[0-9a-f]{4}|(?<![\w.-])7(?:300|,?394,?)\d{3}(?![\w-])"

# What belongs to no county, or is never shown.
UNPLANTED = {
    Region: "places are known to all",
    RetiredCode: "places are known to all",
    EconomicCircle: "places are known to all",
    CircleMembership: "places are known to all",
    PostCategory: "kept by migrations, for all",
    ReportYear: "years of the whole bureau",
    Workday: "the calendar",
    Definition: "figures are everybody's to read",
    Mark: "figures are everybody's to read",
    Tally: "figures are everybody's to read",
    PublishedFigure: "figures are everybody's to read",
    Publication: "what was published is everybody's to read",
    FrozenFigure: "what was published is everybody's to read",
    Restatement: "what was published is everybody's to read; of records it holds keys",
    Mismatch: "figures are everybody's to read; of records it holds keys",
    Reopening: "the province's act, for all to read",
    ReportTemplate: "words around figures, which are everybody's to read",
    Batch: "numbers of a load; no page shows them",
    Seal: "digests",
    Usage: "numbers; no page shows them",
    Step: "the steps come with the cases that are planted, and name who planted them",
    Group: "roles are known to all",
    Permission: "rights are known to all",
    ContentType: "kinds of records are known to all",
    Session: "the browsers of the accounts make them",
    TOTPDevice: "signing in makes them; a secret is shown before it is kept, and to its holder",
}
UNPLANTED_APPS = {
    "pghistory": "the contexts come with what is planted; the others are no tables",
    "procrastinate": "jobs hold keys of records, and no page shows them",
    "axes": "what strangers typed at sign-in, and no page shows it",
}
# No county holds such: its city does.
OF_A_CITY = {Contest, Donation, Entry, Nomination, Quota, Selection}
# So that they fit each other.
FITTING = {
    Contest: {"level": Contest.Level.CITY},
    Selection: {"level": Selection.Level.CITY},
    AdmissionList: {"signed": True},
    Enrolment: {"certified": True},
    Incubator: {"phone": "0531-86217394"},  # forms give the factory's as an example
    OnlineClass: {"held": True},
    Veteran: {"phone": "13953117394"},
}


# Parts of cases that are further on than those planted: each brings a whole of its own.
OF_A_LATER_STATE = {InterestSubsidy, LoanStanding, MonthlyPay, Pause, PaymentOrder, Reversal}

# What follows from other columns, so that checks refuse a number of ours; and what stays as it was.
WITHOUT_CANARY = {
    "incubators.Tenancy.rent_reduction",
    "job_fairs.Booth.highest_pay",
    "job_fairs.Booth.lowest_pay",
    "job_fairs.Visit.name",
    "live_recruitment.Recruiter.hired",
    "startup_loans.AnnualSettlement.advanced",
    "startup_loans.AnnualSettlement.difference",
    "startup_loans.AnnualSettlement.interest_paid",
    "startup_loans.BankClaim.amount",
    "startup_loans.InterestSubsidy.amount",
    "startup_loans.InterestSubsidy.balance",
    "startup_loans.InterestSubsidy.interest",
    "star_awards.Nomination.certificate_no",
    "subsidies.BankAnswer.digest",
    "subsidies.BankAnswer.name",
    "subsidies.PaymentOrder.amount",
    "subsidies.PaymentOrder.arrived",
    "subsidies.PaymentOrder.holder",
    "subsidies.PaymentOrder.reference",
    "subsidies.Reversal.reclaimed",
    "subsidies.Subsidy.amount",
    "subsidies.Subsidy.rate",
    "subsidies.SubsidyRate.rate",
    "welfare_posts.MonthlyPay.amount",
    "welfare_posts.MonthlyPay.standard",
    "welfare_posts.Placement.monthly_wage",
}


# What the annual article lists by name, it tells everybody.
TOLD_BY_NAME = {
    (each.records.model, each.named_by) for each in indicators().values() if each.named_by
}


def _by_nobody():
    """A command may enter what is in the middle of its way."""
    return scope(EVERYWHERE, by={"command": "plant"})


class County:
    """A place with one record of every kind, each naming the others."""

    def __init__(self, place, first_key=None):
        self.place = place
        self.records = {}
        self.first_key = first_key
        self.number = 0

    def numbers(self):
        """The full personal numbers of its records."""
        for record in self.records.values():
            for field in record._meta.concrete_fields:
                if isinstance(field, EncryptedField) and (sealed := getattr(record, field.name)):
                    yield sealed.reveal()

    def record_of(self, model):
        if model not in self.records:
            arguments = self._arguments(model)
            with _by_nobody() if self._is_of_nobody(model) else nullcontext():
                made = factory_of(model).create(**arguments)
            made.refresh_from_db()
            self.records[model] = made
        return self.records[model]

    def _is_of_nobody(self, model):
        """The way of a case names who filed it, and nobody of elsewhere files one's own."""
        return model in OF_A_LATER_STATE or not self.first_key and issubclass(model, Case)

    def _arguments(self, model):
        """In this place, naming what this place has; a part is where its whole is."""
        declared = factory_of(model)._meta.base_declarations
        named = {
            name: self.record_of(declaration.get_factory()._meta.model)
            for name, declaration in declared.items()
            if isinstance(declaration, factory.SubFactory)
            and issubclass(declaration.get_factory()._meta.model, Record)
        }
        if model in OF_A_LATER_STATE:
            paths = [path for name in named for path in (name, f"{name}__veteran")]
            named = {f"{path}__region_id": self.place for path in paths}
        place = self.place[:4] if model in OF_A_CITY else self.place
        placed = {"region_id": place} if "region_id" in declared else {}
        key = {"pk": self.key(model)} if self.first_key else {}
        return {**key, **placed, **named, **FITTING.get(model, {})}

    def key(self, model):
        self.number += 1
        first = FIRST_KNOWN if getattr(model, "known_everywhere", False) else self.first_key
        return first + self.number


class Canaries:
    """Texts and numbers that stand nowhere but in the foreign county's rows."""

    def __init__(self):
        self.made = 0
        self.left_out = set()  # columns whose checks take none

    def text(self):
        self.made += 1
        return TEXT.format(self.made)

    def number(self):
        self.made += 1
        return FIRST_NUMBER + self.made

    def written_into(self, record):
        """In every column that takes one."""
        for field in record._meta.concrete_fields:
            if (type(record), field.name) in TOLD_BY_NAME:
                continue
            if new := self._fitting(field):
                before = getattr(record, field.attname)
                setattr(record, field.attname, new())
                try:
                    with transaction.atomic():
                        record.save()
                except DatabaseError:
                    setattr(record, field.attname, before)
                    self.left_out.add(f"{record._meta.label}.{field.name}")

    def _fitting(self, field):
        """None where a choice, a day or so short a value is kept that it would stand elsewhere too."""
        if field.primary_key or field.is_relation or field.choices or field.name == "opened_to":
            return None
        if isinstance(field, DerivedField | EncryptedField | BlindIndexField):
            return None
        if isinstance(field, models.CharField | models.TextField):
            return self.text if (field.max_length or 99) >= len(TEXT.format(0)) else None
        if isinstance(field, models.DecimalField):
            return self.number if field.max_digits - field.decimal_places >= 7 else None
        is_short = isinstance(field, models.SmallIntegerField | models.PositiveSmallIntegerField)
        return self.number if isinstance(field, models.IntegerField) and not is_short else None


class Town:
    """Both counties, and what finds traces of the foreign one."""

    def __init__(self):
        self.canaries = Canaries()
        self.own, self.foreign = County(OWN), County(FOREIGN, FIRST_FOREIGN)
        self.models = walled_models()
        clerk = self._foreign_clerk()
        by = {"user": clerk.pk, "username": clerk.username, "region": FOREIGN}
        with scope(EVERYWHERE, by=by):
            for model in self.models:
                self.own.record_of(model)
                record = self.foreign.record_of(model)
                if not getattr(model, "known_everywhere", False):
                    self.canaries.written_into(record)
            self.write_at_the_desk_of(clerk)
        self.numbers = {
            number for county in (self.own, self.foreign) for number in county.numbers()
        }
        traces = "|".join([OF_THE_FOREIGN, *map(re.escape, sorted(self.numbers))])
        self.trace = re.compile(traces, re.IGNORECASE)

    def _foreign_clerk(self):
        """And who asked for another role for them."""
        clerk, asker = self._foreign_account(), self._foreign_account()
        clerk.groups.add(Group.objects.get(name="clerk"))
        self.foreign.records[User] = clerk
        self.foreign.records[RoleGrant] = RoleGrant.objects.create(
            pk=self.foreign.key(RoleGrant),
            account=clerk,
            role=Group.objects.get(name="reviewer"),
            asked_by=asker,
        )
        return clerk

    def _foreign_account(self):
        text = self.canaries.text
        return User.objects.create(
            pk=self.foreign.key(User),
            username=text(),
            first_name=text(),
            last_name=text(),
            email=f"{text()}@example.org",
            region_id=FOREIGN,
            is_staff=True,
        )

    def write_at_the_desk_of(self, user):
        """What somebody wrote beside the records while they worked in the foreign county."""
        text, key = self.canaries.text, self.foreign.key
        person = self.foreign.records[Veteran]
        kind = {"content_type": ContentType.objects.get_for_model(Veteran), "user": user}
        typed = seal(json.dumps({"name": [text()]}))
        of_person = {"object_id": person.pk, **kind}
        made = [
            Draft(pk=key(Draft), region_id=FOREIGN, content=typed, title=text(), **kind),
            SavedView(
                pk=key(SavedView), region_id=FOREIGN, name=text(), query=f"q={text()}", **kind
            ),
            self._taken_by(user, kind),
            self._sent_by(user),
            Explanation(
                pk=key(Explanation), code="late_report", doubt=text(), text=text(), **of_person
            ),
            LogEntry(
                pk=key(LogEntry),
                object_repr=text(),
                change_message=text(),
                action_flag=CHANGE,
                **of_person,
            ),
            ApiToken(
                pk=key(ApiToken), user=user, name=text(), digest=text(), expires_on="2099-12-31"
            ),
            Submission(token=uuid4(), led_to=f"/admin/veterans/veteran/?q={text()}", user=user),
            Act(
                kind=Act.Kind.REVEAL,
                user_id=user.pk,
                username=user.username,
                region_id=FOREIGN,
                about=f"veterans.veteran {person.pk}",
                reason=text(),
            ),
        ]
        if Confirmation not in self.foreign.records:  # a place confirms once
            made.append(self._confirmed_by(user))
        for each in made:
            each.save(force_insert=True)
            self.foreign.records.setdefault(type(each), each)

    def _confirmed_by(self, user):
        """The figures of a year, and why one of them is unusual."""
        return Confirmation(
            pk=self.foreign.key(Confirmation),
            year_id=2021,
            region_id=FOREIGN,
            user=user,
            values={},
            explanations={"adaptation_training.attendances": self.canaries.text()},
        )

    def _taken_by(self, user, kind):
        """A list, written and kept on the disk."""
        text = self.canaries.text
        file = ListFile(
            pk=self.foreign.key(ListFile),
            region_id=FOREIGN,
            offered_by="desk",
            query=f"q={text()}",
            title=text(),
            format="csv",
            reason=text(),
            state="written",
            rows=1,
            sha256="0" * 64,
            expires_at=timezone.now() + timedelta(days=1),
            **kind,
        )
        file.path.write_text(text())
        return file

    def _sent_by(self, user):
        """A ledger, checked, with something wrong in it."""
        text = self.canaries.text
        imported = LedgerImport(
            pk=self.foreign.key(LedgerImport),
            user=user,
            region_id=FOREIGN,
            ledger=Veteran._meta.label_lower,
            file_name=text(),
            digest="0" * 64,
            language="zh-hans",
            state="checked",
            refusal=text(),
            explanation=text(),
            **{
                each: stored.keep(text().encode(), settings.LEDGER_FILES)
                for each in ("kept_as", "rows_as", "marked_as")
            },
        )
        problem = {"row": 2, "column": text(), "code": "name", "message": text()}
        counts = dict.fromkeys(["rows", "new", "changed", "same", "wrong", "people"], 1)
        told = {"first_rows": [[2, "new", [text()]]], "columns": ["name"], "unknown": [text()]}
        imported.found = {**counts, **told, "problems": [problem], "doubts": [], "money": []}
        return imported

    def keys(self, model):
        """{whose: key} of records of a kind; of what has no place, anybody's."""
        if model not in self.foreign.records:
            anybodys = model._default_manager.values_list("pk", flat=True).first()
            return {"": anybodys, "absent": FIRST_ABSENT}
        own = self.own.records.get(model)
        foreign = self.foreign.records[model].pk
        if foreign >= FIRST_KNOWN:
            return {"own": own.pk, "known": foreign}
        absent = FIRST_ABSENT + foreign - FIRST_FOREIGN
        keys = {"foreign": foreign, "absent": absent}
        return keys | ({"own": own.pk} if own else {})

    def foreign_key(self, model):
        """Of the foreign record of a kind, be it known everywhere; of nothing where there is none."""
        if model is Region:
            return FOREIGN
        record = self.foreign.records.get(model)
        return record.pk if record else FIRST_ABSENT

    def key_of_whole(self, model):
        whole = next(iter(getattr(model, "follows", {})), None)
        return whole and self.foreign_key(model._meta.get_field(whole).related_model)
