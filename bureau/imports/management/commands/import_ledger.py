import json
import sys
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from bureau.base.jobs import step_by_step
from bureau.base.scope import scope
from bureau.imports import importing
from bureau.imports.models import LedgerImport
from bureau.imports.rights import may_enter
from bureau.ledgers.ledger import ledgers, named

State = LedgerImport.State


class Command(BaseCommand):
    help = "Take over a ledger that an office keeps in Excel: all of it, or nothing."

    def add_arguments(self, parser):
        parser.add_argument("line", help="a line's folder, or a ledger such as job_fairs.booth")
        parser.add_argument("file", help="an .xlsx or .csv")
        parser.add_argument("--dry-run", action="store_true", help="only say what it comes to")
        parser.add_argument("--as", dest="username", required=True, help="who takes it over")
        parser.add_argument("--explain", default="", help="why what is doubtful in it is so")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *, line, file, username, dry_run, explain, format, **options):
        ledger, user, data = self._ledger(line), self._user(username), self._read(file)
        if not may_enter(user, ledger):
            said = _("%(name)s may not enter such records: %(ledger)s.")
            self._refuse(said % {"name": username, "ledger": ledger.title})
        acting = {"place": user.region_id, "by": {"user": user.pk, "username": username}}
        try:
            with scope(**acting):
                imported = importing.receive(user, ledger, Path(file).name, data)
        except ValidationError as error:
            self._refuse(" ".join(error.messages))
        self._work(importing.check(imported, at_once=not dry_run), imported, acting)
        answer = self._answer(imported, explain)
        if not answer["errors"] and not dry_run and imported.may_be_taken_over:
            with scope(**acting):
                imported.state, imported.explanation = State.WRITING, explain
                imported.save()
            self._work(importing.take_over(imported), imported, acting)
            answer = self._answer(imported, explain)
        answer["annotated"] = self._annotated(imported, file) if answer["errors"] else None
        self._print(answer, format)
        if answer["errors"]:
            sys.exit(1)

    def _ledger(self, line):
        try:
            return named(line)
        except LookupError:
            known = ", ".join(ledgers())
            self._refuse(_("There is no such ledger: give one of %(known)s.") % {"known": known})

    def _user(self, username):
        user = get_user_model().objects.filter(username=username, is_active=True).first()
        if user is None or user.region_id is None:
            self._refuse(_("There is no account %(name)s with a place.") % {"name": username})
        return user

    def _read(self, file):
        try:
            return Path(file).read_bytes()
        except OSError:
            self._refuse(_("The file %(file)s cannot be read.") % {"file": file})

    def _refuse(self, sentence):
        raise CommandError(sentence, returncode=2)

    def _work(self, steps, imported, acting):
        with tqdm(unit=_(" rows"), disable=None) as bar:
            for _step in step_by_step(steps, **acting):
                bar.total = imported.rows_all
                bar.update(imported.rows_done - bar.n)

    def _answer(self, imported, explain):
        found = imported.found
        errors = [*found["problems"]]
        if not explain.strip():
            remedy = _("Explain it with --explain.")
            errors += [
                {**doubt, "message": f"{doubt['message']} {remedy}"}
                for doubt in found.get("doubts", [])
            ]
        return {
            "rows": found.get("rows", 0),
            "created": imported.created,
            "updated": imported.updated,
            "errors": [
                {name: each[name] for name in ("row", "column", "code", "message")}
                for each in errors
            ],
        }

    def _annotated(self, imported, file):
        """Beside the ledger, with what is wrong marked; of a file that cannot be read there is none."""
        if imported.marked_as is None:
            return None
        path = Path(file).with_suffix(".marked.xlsx")
        path.write_bytes(imported.marked)
        return str(path)

    def _print(self, answer, format):
        if format == "json":
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
            return
        for each in answer["errors"]:
            where = _("row %(row)s, %(column)s") if each["column"] else _("row %(row)s")
            self.stderr.write(f"{where % each}: {each['message']}")
        said = _("%(rows)s rows: %(created)s entered, %(updated)s corrected, %(wrong)s problems.")
        self.stdout.write(said % {**answer, "wrong": len(answer["errors"])})
        if answer["annotated"]:
            self.stdout.write(_("Marked in %(file)s.") % {"file": answer["annotated"]})
