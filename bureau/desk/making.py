"""Makes the file that somebody asked for.

What is in a list is what the page shows, all pages of it: the page's own list is asked, in the name
and the scope of whoever asked. The app that offers a file says in its `offered.py` what is in it:
`table` of a list, `document` of what is no list.
"""

import logging
from contextlib import suppress
from hashlib import file_digest
from importlib import import_module
from uuid import uuid4

from django.apps import apps
from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import InterfaceError, OperationalError, transaction
from django.http import Http404, HttpRequest, QueryDict
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from bureau.base.acts import Act, remember
from bureau.desk.filters import Refused
from bureau.desk.listing import as_moment
from bureau.desk.models import ListFile
from bureau.desk.writing import Counted, write

log = logging.getLogger(__name__)


def make(file):
    """Write the file, or note why not. What is cut off is written anew from its beginning."""
    request = request_for(file)
    with translation.override(file.language):
        try:
            with transaction.atomic():
                _write(request, file)
        except (OperationalError, InterfaceError):
            raise
        except (PermissionDenied, Http404):
            _fail(request, file, _("You may not see this list any longer."))
        except (Refused, BadRequest) as refusal:
            _fail(request, file, str(refusal))
        except Exception:
            log.exception("The file of a list was not written.")
            _fail(
                request, file, _("It could not be written: try again, or tell who runs the site.")
            )
    clear_away(file.progress_path)


def request_for(file):
    """What the page would be asked by the very user."""
    return request_of(file.user, file.query)


def request_of(user, query=""):
    """A request that nobody sent: what is asked on somebody's behalf, within their scope."""
    request = HttpRequest()
    request.method, request.GET = "GET", QueryDict(query)
    request.user, request.number = user, uuid4()
    return request


def table_of(request, file):
    """What is in the list; refused to whoever may not see it, or not any longer."""
    return _offered_to(request.user, file).table(request, file)


def _offered_to(user, file):
    if not user.is_active or user.region_id != file.region_id:
        raise PermissionDenied
    return import_module(f"{apps.get_app_config(file.offered_by).name}.offered")


def _write(request, file):
    fill = _fill_with_rows if file.kind else _fill_with_document
    file.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = file.path.with_suffix(f".{uuid4().hex}.part")
    try:
        number, truncated = fill(request, file, part)
        part.chmod(0o600)
        part.replace(file.path)
    finally:
        clear_away(part)
    _finish(request, file, number, truncated)


def _fill_with_rows(request, file, part):
    table = table_of(request, file)
    began = timezone.now()
    most = settings.ROWS_A_FILE
    expected = min(table.number(most + 1), most)
    rows = Counted(table, most, lambda done: file.progress_path.write_text(f"{done} {expected}"))
    rows.tell(0)
    write(file, part, rows, lambda: _facts(request, file, table, began))
    return rows.number, rows.truncated


def _fill_with_document(request, file, part):
    content, number = _offered_to(request.user, file).document(request, file)
    part.write_bytes(content)
    return number, False


def _facts(request, file, table, began):
    """What a file says of itself below its rows."""
    user = request.user
    yield _("list"), table.title
    yield _("place of the account"), str(user.region or "")
    yield from table.facts
    yield _("taken at"), as_moment(began)
    yield _("taken by"), named(user)
    yield _("reason"), file.reason


def named(user):
    """Who somebody is, as files say it."""
    full = user.get_full_name()
    return f"{full} ({user.username})" if full else user.username


def _finish(request, file, number, truncated):
    with file.path.open("rb") as written:
        file.sha256 = file_digest(written, "sha256").hexdigest()
    file.state, file.rows, file.truncated = ListFile.State.WRITTEN, number, truncated
    file.expires_at = timezone.now() + settings.LIST_FILES_KEPT
    file.save()
    said = {"rows": file.rows, "sha256": file.sha256, "truncated": file.truncated}
    remember(Act.Kind.EXPORT, request, reason=file.reason, **about(file), **said)


def _fail(request, file, sentence):
    file.state, file.failure = ListFile.State.FAILED, sentence
    file.save()
    remember(Act.Kind.EXPORT_REFUSED, request, reason=file.reason, **about(file), failure=sentence)


def about(file):
    """What an act remembers of a file."""
    what = file.kind.label_lower if file.kind else file.offered_by
    said = {"list": what, "query": file.query, "format": file.format}
    if file.figure:
        said["figure"] = file.figure
    return said | ({"year": file.year} if file.year else {})


def clear_away(path):
    with suppress(FileNotFoundError):
        path.unlink()
