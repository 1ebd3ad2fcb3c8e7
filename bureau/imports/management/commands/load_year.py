from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from bureau.imports import loading


class Command(BaseCommand):
    help = "Load a synthetic, lifelike year; the same seed gives the same year again."

    def add_arguments(self, parser):
        parser.add_argument("year")
        parser.add_argument("--scale", type=float, default=1, help="0.01 loads a hundredth")
        parser.add_argument("--seed", type=int, default=2021)

    def handle(self, *, year, scale, seed, **options):
        if year not in map(str, loading.MADE_YEARS):
            sentence = _("No year %(year)s can be made, only those from %(first)s to %(last)s.")
            first, last = loading.MADE_YEARS[0], loading.MADE_YEARS[-1]
            values = {"year": year, "first": first, "last": last}
            raise CommandError(sentence % values, returncode=2)
        if not 0.0001 <= scale <= 1:
            raise CommandError(_("The scale must be between 0.0001 and 1."), returncode=2)
        if not 0 <= seed < 2**63:
            raise CommandError(_("The seed must be a whole number below 2^63."), returncode=2)
        with Progress(round(loading.FULL_SCALE_ROWS * scale)) as progress:
            try:
                loading.load(int(year), scale=scale, seed=seed, progress=progress)
            except loading.CannotLoad as refusal:
                raise CommandError(str(refusal), returncode=2) from None
        self.stdout.write(
            _("%(year)s loaded: %(rows)s records.") % {"year": year, "rows": f"{progress.rows:,}"}
        )


class Progress:
    """A bar where somebody looks on, and the number of rows in any case."""

    def __init__(self, expected):
        self.rows = 0
        self.bar = tqdm(total=expected, unit=_(" rows"), unit_scale=True, disable=None)

    def __call__(self, what, rows):
        self.rows += rows
        self.bar.set_description(what)
        self.bar.update(rows)

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.bar.total = self.bar.n
        self.bar.close()
