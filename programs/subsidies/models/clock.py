"""The clock of the promise: working days from acceptance to the money's arrival, less the pauses."""

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import IntegerField
from django.utils.translation import gettext_lazy as _

from bureau.base.records import Part, Spell
from bureau.base.spans import days
from bureau.base.triggers import OwnerTrigger
from bureau.base.workdays import Workday
from programs.subsidies.models.rates import ServiceStandard
from programs.subsidies.models.states import RUNNING

WORKDAYS = Workday._meta.db_table
BEIJING = "(now() AT TIME ZONE 'Asia/Shanghai')"
PAUSED = f"""
    SELECT count(DISTINCT w.day) FROM "{WORKDAYS}" w JOIN subsidies_pause p
        ON w.day > p.began_on AND w.day <= coalesce(p.ended_on, {{until}})
    WHERE p.subsidy_id = {{subsidy}} AND w.is_working AND w.day > {{since}} AND w.day <= {{until}}
"""
CLOCK_IS_OVER = _("Its clock does not run: it was not accepted yet, or is paid or ended.")

_running = ", ".join(f"'{state}'" for state in RUNNING)


def watch():
    """The trigger that keeps a subsidy's clock.

    It starts with the acceptance; with the next working day where the acceptance came after the
    hour that the place's service standard names. What is entered of an earlier day has no hour.
    """
    paused = PAUSED.format(subsidy="NEW.id", since="NEW.clock_from", until="NEW.paid_on")
    return OwnerTrigger(
        name="clock",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        declare=[("standard", f'"{ServiceStandard._meta.db_table}"')],
        func=f"""
            IF TG_OP = 'INSERT' OR NEW.accepted_on IS DISTINCT FROM OLD.accepted_on THEN
                SELECT * INTO standard FROM "{ServiceStandard._meta.db_table}"
                WHERE starts_with(NEW.region_id, region_id) AND began_on <= NEW.accepted_on
                    AND (ended_on IS NULL OR ended_on > NEW.accepted_on)
                ORDER BY region_id DESC LIMIT 1;
                NEW.promised_days := standard.days;
                NEW.clock_from := NEW.accepted_on;
                IF NEW.accepted_on = {BEIJING}::date AND {BEIJING}::time > standard.cut_off THEN
                    SELECT coalesce(min(day), NEW.accepted_on + 1) INTO NEW.clock_from
                    FROM "{WORKDAYS}" WHERE is_working AND day > NEW.accepted_on;
                END IF;
            ELSE
                NEW.clock_from := OLD.clock_from;
                NEW.promised_days := OLD.promised_days;
            END IF;
            IF TG_OP = 'UPDATE' AND OLD.state IN ({_running}) AND NEW.state NOT IN ({_running})
                AND NEW.state <> 'paid'
            THEN
                UPDATE subsidies_pause SET ended_on = greatest({BEIJING}::date, began_on + 1)
                WHERE subsidy_id = NEW.id AND ended_on IS NULL;
            END IF;
            SELECT CASE WHEN NEW.paid_on - NEW.clock_from <= count(*)
                THEN count(*) FILTER (WHERE is_working) - ({paused}) END
            INTO NEW.working_days FROM "{WORKDAYS}"
            WHERE day > NEW.clock_from AND day <= NEW.paid_on;
            RETURN NEW;
        """,
    )


class PausedDays(models.Func):
    """Of a subsidy (its key) the working days from one day to another on which its clock stood."""

    output_field = IntegerField()

    def __init__(self, subsidy, since, until):
        super().__init__(subsidy, since, until)

    def as_sql(self, compiler, connection):
        (subsidy, _), (since, _), (until, today) = [
            compiler.compile(each) for each in self.source_expressions
        ]
        sql = PAUSED.format(subsidy=subsidy, since=since, until=f"{until}::date")
        return f"({sql})", [*today, *today]


class Pause(Part, Spell):
    """Working days that do not count against the promise, and why."""

    class Reason(models.TextChoices):
        APPLICANT = "applicant", _("papers awaited from the applicant")
        BANK = "bank", _("account to be mended at the bank")
        INQUIRY = "inquiry", _("inquiry at another office")
        FUNDS = "funds", _("funds awaited from above")

    subsidy = models.ForeignKey(
        "subsidies.Subsidy", models.PROTECT, related_name="pauses", verbose_name=_("subsidy")
    )
    reason = models.CharField(_("reason of the pause"), max_length=10, choices=Reason)

    follows = {"subsidy": ["region"]}
    refusals = {"clock_is_over": CLOCK_IS_OVER}

    class Meta(Spell.Meta):
        verbose_name = _("pause of the clock")
        verbose_name_plural = _("pauses of the clock")
        ordering = ["began_on", "pk"]
        constraints = [
            *Spell.Meta.constraints,
            ExclusionConstraint(
                expressions=[
                    ("subsidy", RangeOperators.EQUAL),
                    (days(), RangeOperators.OVERLAPS),
                ],
                name="subsidies_pause_one_at_a_time",
                violation_error_message=_("The clock stands already on some of these days."),
            ),
        ]
        triggers = [
            OwnerTrigger(
                name="while_the_clock_runs",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=f"""
                    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'region_id' = to_jsonb(NEW) - 'region_id'
                    THEN
                        RETURN NEW;  -- the case moved to another place
                    END IF;
                    IF NOT EXISTS (
                        SELECT FROM subsidies_subsidy
                        WHERE id = coalesce(NEW.subsidy_id, OLD.subsidy_id)
                            AND state IN ({_running})
                    ) THEN
                        RAISE EXCEPTION 'clock_is_over' USING ERRCODE = 'check_violation',
                            CONSTRAINT = 'clock_is_over';
                    END IF;
                    RETURN coalesce(NEW, OLD);
                """,
            ),
        ]

    def clean(self):
        super().clean()
        if self.subsidy_id and self.subsidy.state not in RUNNING:
            raise ValidationError({"subsidy": CLOCK_IS_OVER})

    def __str__(self):
        return f"{self.get_reason_display()}({self.began_on:%Y-%m-%d})"
