"""Asking as somebody, undoing what it did, and looking at all that came back."""

import io
import logging
import re
import zipfile
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, replace
from os.path import commonprefix

from django.contrib import admin
from django.core import mail
from django.db import connection, transaction
from django.test import RequestFactory

from bureau.base.history import history_models
from bureau.base.logs import NamesNobody
from bureau.base.scope import EVERYWHERE, scope
from bureau.desk.models import ListFile
from tests.crawl import of_admins, of_api
from tests.crawl.endpoints import Question, absent_records, foreign_records
from tests.crawl.leaks import is_meant
from tests.crawl.planting import FOREIGN
from tests.taking import work

# They answer what is sent to them as what is asked of them; actions of a list are asked by themselves.
ONLY_READ = re.compile(r"/admin/\w+/\w+/(totals/|[^/]+/history/)?$")
NOT_ALLOWED = 405
# What two answers to the same question differ by.
PASSING = re.compile(
    r'value="[A-Za-z0-9]{64}"|nonce="[^"]*"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
)


@dataclass(frozen=True)
class Finding:
    account: str
    endpoint: str
    what: str


class Log(logging.Handler):
    """What the log has of a request, as it is written in production."""

    def __init__(self):
        super().__init__()
        self.setFormatter(NamesNobody())
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))

    @contextmanager
    def listening(self):
        """Alone: others would format every refusal once more."""
        self.lines.clear()
        root = logging.getLogger()
        others, root.handlers = root.handlers, [self]
        try:
            yield
        finally:
            root.handlers = others


class Crawl:
    """What was asked so far, what came back, and what should not have."""

    def __init__(self, town):
        self.town = town
        self.log = Log()
        self.asked = Counter()  # by the name of the account
        self.routes = set()  # that were reached
        self.not_allowed = set()  # (route, method) that nobody is answered
        self.files = Counter()  # by the status of the answer to whoever asked for them
        self.of_foreign = {}  # answers about foreign records, to compare
        self.findings = []

    def ask(self, account, question):
        mail.outbox = []
        with _undone(), self.log.listening():
            answer = _sent(account.browser(), question)
            self._look_at(account, question, answer)
        self.asked[account.name] += 1
        return answer

    def ask_all(self, account, questions):
        for question in questions:
            self.ask(account, question)

    def every_route(self, account):
        """Read whatever can be read; send nothing to where a form is shown or nothing can be read.
        After the first, accounts are asked for one figure of each line."""
        for question in foreign_records(self.town, every_figure=not self.asked):
            read = self._answer(account, question)
            is_form = read and read.status_code == 200 and not ONLY_READ.match(question.path)
            if is_form or (question.route, "get") in self.not_allowed:
                self._answer(account, replace(question, method="post"))

    def _answer(self, account, question):
        """None where the route takes no such requests, whoever asks."""
        asked = (question.route, question.method)
        if asked in self.not_allowed:
            return None
        answer = self.ask(account, question)
        if answer.status_code == NOT_ALLOWED:
            self.not_allowed.add(asked)
        return answer

    def foreign_as_absent(self, account):
        """What is foreign answers as what is not there."""
        for question in foreign_records(self.town):
            if question.whose == "foreign":
                for method in _methods(question):
                    asked = replace(question, method=method)
                    self.of_foreign[question.route, method] = _plain(
                        asked, self.ask(account, asked)
                    )
        for question in absent_records(self.town):
            for method in _methods(question):
                asked = replace(question, method=method)
                told = _plain(asked, self.ask(account, asked))
                of_foreign = self.of_foreign.get((question.route, method), told)
                if of_foreign != told:
                    self._found(
                        account, asked, f"is answered otherwise: {_differing(told, of_foreign)}"
                    )

    def every_page_of_admin(self, account, model_admin):
        request = _request_of(account)
        self.ask_all(account, of_admins.questions(self.town, model_admin, request))
        self.forge(account, of_admins.address(model_admin, "add"))
        if own := self.town.own.records.get(model_admin.model):
            self.forge(account, of_admins.address(model_admin, "change", own.pk))

    def every_kind_of_program(self, account, view):
        request = _request_of(account)
        self.ask_all(account, of_api.read(self.town, view))
        own = self.town.own.records.get(view.model)
        if own is not None and view.is_written:
            shown = self.ask(account, Question(of_api.address(view.model, "record", own.pk)))
            etag = shown.headers.get("ETag", "")
            self.ask_all(account, of_api.written(self.town, view, request, etag))

    def narrowly(self, account, model_admin):
        """What gives most away: the list, the foreign record, and what is chosen by its key."""
        request = _request_of(account)
        pages = of_admins.address(model_admin, "changelist")
        for question in foreign_records(self.town):
            if question.whose == "foreign" and question.path.startswith(pages):
                self.ask(account, question)
                self.ask(account, replace(question, method="post"))
        self.ask_all(account, of_admins.narrow(self.town, model_admin, request))

    def taken_away(self, account, path, format):
        """The list, or the records behind a figure, as the file that a worker would write."""
        typed = {"format": format, "reason": "to see what is in it"}
        with _undone():
            answer = account.browser().post(path, typed)
            if answer.status_code < 400:
                number = answer.url.rstrip("/").rpartition("/")[2]
                work()
                self._look_into(account, path, ListFile.objects.get(pk=number))
        self.asked[account.name] += 1
        self.files[answer.status_code] += 1

    def _look_into(self, account, path, file):
        text = read_content(file.path.read_bytes()) if file.path.exists() else file.failure
        for trace in sorted(set(self.town.trace.findall(f"{text} {file.title}"))):
            self._found(account, Question(path, method="post"), f"{trace} in its file")

    def forge(self, account, path):
        shown = self.ask(account, Question(path))
        if shown.status_code == 200:
            self.ask_all(account, of_admins.forged(self.town, shown, path))

    def _look_at(self, account, question, answer):
        if match := answer.wsgi_request.resolver_match:
            self.routes.add(match.route)
        if answer.status_code >= 500:
            self._found(account, question, f"{answer.status_code}: {self.log.lines[-1:]}")
        asked = f"{question.path} {question.data}"
        for where, text in _told(answer, self.log.lines).items():
            for trace in sorted(set(self.town.trace.findall(text))):
                if trace not in asked or trace in self.town.numbers:
                    self._found(account, question, f"{trace} in its {where}")
        if question.method != "get" and answer.status_code < 400:
            for row in _rows_written():
                self._found(account, question, f"wrote {row}")

    def _found(self, account, question, what):
        finding = Finding(account.name, str(question), what)
        if not is_meant(finding):
            self.findings.append(finding)


def _methods(question):
    return ("get", "post", "patch", "delete") if question.is_of_a_program else ("get", "post")


def _sent(browser, question):
    send = getattr(browser, question.method)
    if question.method != "get" and question.is_of_a_program:
        seen = {"If-Match": question.etag}
        return send(question.path, question.data, "application/json", headers=seen)
    return send(question.path, question.data)


@contextmanager
def _undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _request_of(account):
    request = RequestFactory().get("/")
    request.user = account.user
    return request


def _told(answer, lines):
    """{where: text} of all that an answer tells to whoever asked, and to bystanders."""
    session = getattr(answer.wsgi_request.session, "_session_cache", {})
    return {
        "body": _read(answer),
        "headers": f"{answer.headers} {answer.cookies}",
        "session": str(session),  # messages wait there for the next page
        "mail": " ".join(str(message.message()) for message in mail.outbox),
        "log": " ".join(lines),
    }


def _read(answer):
    if answer.streaming:
        answer.content = b"".join(answer)
    return read_content(answer.content)


def read_content(content):
    if not content.startswith(b"PK"):
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return " ".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())


def _plain(question, answer):
    """What an answer says, whoever's the key is and whenever it is said."""
    said = f"{answer.status_code} {answer.get('Location', '')} {_read(answer)}"
    [key] = re.findall(r"7[38]00\d{3}", question.path)[:1] or [""]
    return PASSING.sub("", said.replace(key, "KEY"))


def _differing(one, other):
    """Both from where they part."""
    parting = len(commonprefix([one, other]))
    return one[parting:][:60], other[parting:][:60]


def _rows_written():
    """What this transaction wrote that is of the foreign county or names what is."""
    kept = " UNION ALL ".join(
        f"SELECT '{table}' AS kept_in, to_jsonb(kept)::text AS said FROM {table} AS kept "
        "WHERE transaction = pg_current_xact_id()::text::bigint"
        for table in [model._meta.db_table for model in history_models()]
    )
    of_foreign = f"""'"region_id": "{FOREIGN}"|: 7300[0-9]{{3}}[,}}]'"""
    with scope(EVERYWHERE), connection.cursor() as cursor:
        cursor.execute(f"SELECT kept_in, said FROM ({kept}) AS written WHERE said ~ {of_foreign}")
        return [" ".join(row)[:300] for row in cursor.fetchall()]


def admins():
    return list(admin.site._registry.values())
