import sys
import time

from cryptography.exceptions import InvalidTag
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand
from django.db import connection
from django.utils.translation import gettext as _
from psycopg import sql

from bureau.base.encryption import EncryptedField, unseal
from bureau.base.postgres import drill

A_FEW = 1000  # numbers of each kind: whether the key fits shows with the first


class Command(BaseCommand):
    help = (
        "Copy the running database as backups do, restore the copy on a private server as it was "
        "at one moment, and compare every table. Exit status 0 only if all are equal."
    )
    requires_system_checks = []

    def handle(self, **options):
        began = time.monotonic()
        login = connection.settings_dict["SERVER"].sign_in("backup")
        login = login | {"dbname": connection.settings_dict["NAME"]}
        self.stdout.write(_("Copying and restoring the database ..."))
        with drill.rehearsal(login) as (original, restored):
            unequal = self._compare(original, restored)
            sealed = self._open(restored)
        if unequal or not sealed:
            self.stdout.write(_("The restored database is not what the original was."))
            sys.exit(1)
        self.stdout.write(
            _("Restored and equal, in %(seconds)d seconds. The copy is gone again.")
            % {"seconds": time.monotonic() - began}
        )

    def _compare(self, original, restored):
        """How many tables differ."""
        unequal = 0
        for each in drill.compare(original, restored):
            unequal += not each.equal
            said = _("equal") if each.equal else _("DIFFERENT")
            self.stdout.write(f"{said}  {each.table}  {_count(each.original)}")
            if not each.equal:
                self.stdout.write(_("    restored: %(rows)s") % {"rows": _count(each.restored)})
        return unequal

    def _open(self, restored):
        """Whether FIELD_KEY opens the restored numbers: without it they are lost, rows or no rows."""
        numbers = [token for field in _encrypted_fields() for token in _tokens(restored, field)]
        try:
            for token in numbers:
                unseal(token)
        except (ImproperlyConfigured, InvalidTag):
            self.stdout.write(_("DIFFERENT  FIELD_KEY does not open the restored numbers"))
            return False
        self.stdout.write(_("equal  FIELD_KEY opens %(number)d numbers") % {"number": len(numbers)})
        return True


def _count(rows):
    return _("no such table") if rows is None else f"{rows[0]:,}"


def _encrypted_fields():
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, EncryptedField):
                yield field


def _tokens(restored, field):
    table, column = sql.Identifier(field.model._meta.db_table), sql.Identifier(field.column)
    query = sql.SQL("SELECT {column} FROM {table} WHERE {column} IS NOT NULL LIMIT {a_few}")
    rows = restored.execute(query.format(column=column, table=table, a_few=A_FEW))
    return [token for (token,) in rows]
