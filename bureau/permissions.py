"""Who may do what: every address, act, part, picker and command of this site, and whom it is for.

What is not here is refused to everybody (bureau.staff.gate), and a test names it. Which roles have
which permissions is said in bureau.staff.roles; whose records they see, the wall (bureau.base.walls).
"""

from dataclasses import dataclass, field

from bureau.base.rules import (
    ANYBODY,
    NOBODY,
    SIGNED_IN,
    STAFF,
    Rule,
    by_method,
    has,
    may,
)
from bureau.base.year_rights import may_close, may_confirm

SEES = may("view", "change")
ENTERS = may("add")
CHANGES = may("change")
WRITES = may("add", "change")
REMOVES = may("delete")
RETURNS = may("return")
APPROVES = may("approve")
REVIEWS = may("review")
PAYS = may("pay")


def _enters_some_ledger(request, kind):
    from bureau.ledgers.ledger import ledgers  # models: commands are looked up before them

    kinds = (ledger.model._meta for ledger in ledgers().values())
    return any(ENTERS.allows(request, kind) for kind in kinds)


ENTERS_LEDGERS = Rule("whoever enters records that offices keep in ledgers", _enters_some_ledger)

CLOSES_YEARS = Rule("managers of the province", lambda request, kind: may_close(request.user))
CONFIRMS_YEARS = Rule(
    "whoever stands by the figures of a city or county",
    lambda request, kind: may_confirm(request.user),
)

# By the names of their addresses; where one has none, by the path of its view.
PAGES = {
    "healthz": ANYBODY,
    "set_language": ANYBODY,
    # Signing in, by steps: the pages know at which somebody is
    "sign-in": ANYBODY,
    "second-factor": ANYBODY,
    "password": ANYBODY,
    "sign-out": ANYBODY,
    "admin-sign-in": ANYBODY,
    "admin-sign-out": ANYBODY,
    "admin-password": ANYBODY,
    # The year and its figures: everybody's to read, but the records behind a figure are not
    "home": SIGNED_IN,
    "year": SIGNED_IN,
    "report-take": STAFF,
    "figure": SIGNED_IN,  # and whoever sees the kind of record that it counts
    "figure-take": STAFF,  # and whoever sees the kind of record
    "api-summary": SIGNED_IN,
    "api-figure": SIGNED_IN,
    "api-figure-records": SIGNED_IN,  # and whoever sees the kind of record that it counts
    "api-published": SIGNED_IN,
    # The life of a year: read by all, gone through by the province, confirmed by each place
    "year-life": SIGNED_IN,
    "year-published": SIGNED_IN,
    "year-confirm": CONFIRMS_YEARS,
    "year-step": CLOSES_YEARS,
    "year-reopen": CLOSES_YEARS,
    "year-reopening": CLOSES_YEARS,
    "year-restate": CLOSES_YEARS,
    "year-restatement": CLOSES_YEARS,
    "latest-report": SIGNED_IN,
    "report": SIGNED_IN,
    "api-report": SIGNED_IN,
    # What programs can ask, for those who write them
    "api-schema": SIGNED_IN,
    "api-docs": SIGNED_IN,
    # Everybody's desk
    "admin:index": STAFF,
    "admin:app_list": STAFF,
    "admin:search": STAFF,
    "admin:jsi18n": STAFF,
    "admin:autocomplete": STAFF,  # of a picker below
    "roles": STAFF,
    "own-trail": STAFF,
    # Ledgers: one's own, and of those records that one may enter
    "imports": ENTERS_LEDGERS,
    "import-send": ENTERS_LEDGERS,
    "import-template": ENTERS_LEDGERS,
    "import": ENTERS_LEDGERS,
    "import-marked": ENTERS_LEDGERS,
    "import-take-over": ENTERS_LEDGERS,
    "import-undo": ENTERS_LEDGERS,
    "api-imports": ENTERS_LEDGERS,
    "api-import": ENTERS_LEDGERS,
    "api-import-marked": ENTERS_LEDGERS,
    "api-import-take-over": ENTERS_LEDGERS,
    "api-import-undo": ENTERS_LEDGERS,
    "files": STAFF,  # their own
    "file": STAFF,  # one of them, as long as they may see what is in it
    "file-content": STAFF,
    "tokens": STAFF,  # one's own
    "revoke-token": STAFF,
    # What everybody did
    "trail": has("audit.read_trail"),
    "trail-file": has("audit.read_trail"),
    # Accounts
    "admin:auth_user_password_change": has("staff.change_user"),
    # The job days of a year
    "admin:job_days": has("job_fairs.view_jobfair"),
    # Django's own that ours stand before, or that lead to no page of ours
    "admin:login": NOBODY,
    "admin:logout": NOBODY,
    "admin:password_change": NOBODY,
    "admin:password_change_done": NOBODY,
    "admin:view_on_site": NOBODY,
    "admin:django.views.generic.base.RedirectView": STAFF,  # from an old address of a record
    "admin:django.contrib.admin.sites.catch_all_view": STAFF,  # nothing is there
}

# Of a kind of record: by how the name of the address ends.
PLAIN_PAGES = {
    "changelist": SEES,
    "add": ENTERS,
    "change": by_method(read=SEES, write=CHANGES),
    "delete": REMOVES,
    "history": SEES,
}
RECORD_PAGES = PLAIN_PAGES | {
    "find": SEES,
    "totals": SEES,
    "take": SEES,
    "save_view": SEES,
    "drop_view": SEES,
    "known": WRITES,
    "reveal": SEES,
}
# Of what is found, and never typed in.
FOUND_PAGES = {
    "changelist": SEES,
    "add": NOBODY,
    "change": by_method(read=SEES, write=NOBODY),
    "delete": NOBODY,
    "history": SEES,
    "find": SEES,
    "totals": SEES,
    "take": SEES,
    "save_view": SEES,
    "drop_view": SEES,
}
# What programs may ask of a kind of record: by how the name of the address ends.
RECORD_API = {
    "list": by_method(read=SEES, write=ENTERS),
    "record": by_method(read=SEES, write=CHANGES, delete=REMOVES),
    "find": SEES,
}
READ_API = {
    "list": by_method(read=SEES, write=NOBODY),
    "record": by_method(read=SEES, write=NOBODY),
}
FOUND_API = READ_API | {"find": SEES}
# Of a list: by the key of the act.
RECORD_ACTS = {"delete_selected": REMOVES}


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What the desk offers for one kind of record."""

    pages: dict[str, Rule] = field(default_factory=lambda: RECORD_PAGES)
    api: dict[str, Rule] = field(default_factory=lambda: RECORD_API)
    acts: dict[str, Rule] = field(default_factory=lambda: RECORD_ACTS)
    parts: list[str] = field(default_factory=list)  # kinds entered in the page of their whole
    # Fields whose choices are asked for as somebody types: of whoever may write such records.
    pickers: list[str] = field(default_factory=list)


KINDS = {
    "veterans.Region": Kind(pages=PLAIN_PAGES, api=READ_API, pickers=["parent"]),
    "veterans.Office": Kind(),
    "veterans.Veteran": Kind(
        pages=RECORD_PAGES | {"look_up": ENTERS},
        acts=RECORD_ACTS | {"reported": CHANGES, "employment": CHANGES},
        pickers=["household_region"],
    ),
    "veterans.Enterprise": Kind(
        acts=RECORD_ACTS | {"closed": CHANGES}, parts=["EnterpriseJobs"], pickers=["founder"]
    ),
    "veterans.EnterpriseJobs": Kind(acts=RECORD_ACTS | {"ended": CHANGES}, pickers=["enterprise"]),
    "veterans.TrainingProvider": Kind(),
    "adaptation_training.TrainingClass": Kind(
        pages=RECORD_PAGES | {"paste": ENTERS}, parts=["Attendance"], pickers=["provider"]
    ),
    "adaptation_training.Attendance": Kind(
        acts=RECORD_ACTS | {"attended": CHANGES, "completed": CHANGES, "withdrawn": CHANGES},
        pickers=["veteran", "training_class"],
    ),
    "degree_upgrades.AdmissionList": Kind(),
    "degree_upgrades.Admission": Kind(
        acts=RECORD_ACTS | {"declined": CHANGES}, pickers=["admission_list", "veteran"]
    ),
    "skills_training.Assessment": Kind(pickers=["provider"]),
    "skills_training.ProviderAgreement": Kind(
        acts=RECORD_ACTS | {"expired": CHANGES}, pickers=["provider", "assessment"]
    ),
    "skills_training.SkillsClass": Kind(
        pages=RECORD_PAGES | {"paste": ENTERS},
        parts=["Enrolment", "RollCall", "FeeInstalment"],
        pickers=["agreement"],
    ),
    "skills_training.RollCall": Kind(pickers=["skills_class"]),
    "skills_training.Enrolment": Kind(
        acts=RECORD_ACTS | {"attended": CHANGES, "completed": CHANGES, "passed": CHANGES},
        pickers=["veteran", "skills_class"],
    ),
    "skills_training.FeeInstalment": Kind(
        acts=RECORD_ACTS | {"paid": CHANGES, "refused": CHANGES}, pickers=["skills_class"]
    ),
    "teaching_resources.Call": Kind(),
    "teaching_resources.Selection": Kind(
        acts=RECORD_ACTS | {"selected": CHANGES, "not_selected": CHANGES, "withdrawn": CHANGES},
        pickers=["call", "provider"],
    ),
    "advanced_study.Seminar": Kind(parts=["Participation"]),
    "advanced_study.Participation": Kind(
        acts=RECORD_ACTS | {"completed": CHANGES, "absent": CHANGES, "registered": CHANGES},
        pickers=["veteran", "seminar", "enterprise"],
    ),
    "subsidies.Subsidy": Kind(
        acts=RECORD_ACTS
        | {
            "accept": CHANGES,
            "approve": APPROVES,
            "announce": CHANGES,
            "review": REVIEWS,
            "put_in": PAYS,
            "take_out": PAYS,
            "return": RETURNS,
            "hand_in_again": CHANGES,
            "refuse": APPROVES,
            "withdraw": CHANGES,
        },
        pickers=["veteran"],
    ),
    "subsidies.Pause": Kind(pickers=["subsidy"]),
    "subsidies.PublicNotice": Kind(pages=RECORD_PAGES | {"sheet": SEES}),
    "subsidies.NoticeRule": Kind(),
    "subsidies.PaymentBatch": Kind(
        pages=RECORD_PAGES
        | {
            "add": PAYS,
            "change": by_method(read=SEES, write=PAYS),
            "delete": PAYS,
            "known": PAYS,
            "bank_file": PAYS,
            "answer": PAYS,
        },
        api=RECORD_API
        | {
            "list": by_method(read=SEES, write=PAYS),
            "record": by_method(read=SEES, write=PAYS),
        },
        acts={"delete_selected": PAYS, "send": PAYS},
    ),
    "subsidies.PaymentOrder": Kind(
        pages=FOUND_PAGES, api=FOUND_API, acts={"delete_selected": NOBODY}
    ),
    "subsidies.BankAnswer": Kind(
        pages=FOUND_PAGES, api=FOUND_API, acts={"delete_selected": NOBODY}
    ),
    "subsidies.BankLine": Kind(pages=FOUND_PAGES, api=FOUND_API, acts={"delete_selected": NOBODY}),
    "subsidies.Reversal": Kind(
        acts=RECORD_ACTS | {"agree": APPROVES, "refuse": APPROVES, "recover": PAYS},
        pickers=["subsidy"],
    ),
    "subsidies.SubsidyRate": Kind(),
    "subsidies.ServiceStandard": Kind(),
    "startup_loans.Loan": Kind(
        acts=RECORD_ACTS
        | {
            "approve": APPROVES,
            "disburse": CHANGES,
            "return": RETURNS,
            "hand_in_again": CHANGES,
            "refuse": APPROVES,
            "withdraw": CHANGES,
            "repaid": CHANGES,
        },
        parts=["InterestSubsidy"],
        pickers=["veteran", "enterprise"],
    ),
    "startup_loans.InterestSubsidy": Kind(
        acts=RECORD_ACTS
        | {
            "check": REVIEWS,
            "approve": APPROVES,
            "pay": PAYS,
            "return": RETURNS,
            "hand_in_again": CHANGES,
            "refuse": APPROVES,
            "put_under": CHANGES,
        },
        pickers=["loan", "claim"],
    ),
    "startup_loans.LoanStanding": Kind(acts=RECORD_ACTS | {"ended": CHANGES}, pickers=["loan"]),
    "startup_loans.BankClaim": Kind(parts=["InterestSubsidy"]),
    "startup_loans.AnnualSettlement": Kind(acts=RECORD_ACTS | {"settle": APPROVES}),
    "startup_loans.LoanRule": Kind(),
    "enterprise_liaison.LiaisonAppointment": Kind(
        acts=RECORD_ACTS | {"ended": CHANGES}, parts=["Contact"]
    ),
    "enterprise_liaison.Contact": Kind(
        acts=RECORD_ACTS | {"settled": CHANGES}, pickers=["officer", "enterprise"]
    ),
    "policy_broadcasts.Topic": Kind(parts=["TopicReading"]),
    "policy_broadcasts.TopicReading": Kind(pickers=["topic"]),
    "policy_broadcasts.Video": Kind(pickers=["topic"]),
    "policy_broadcasts.Broadcast": Kind(
        acts=RECORD_ACTS | {"held": CHANGES, "cancelled": CHANGES}, pickers=["topic"]
    ),
    "border_aid.OnlineClass": Kind(acts=RECORD_ACTS | {"held": CHANGES, "cancelled": CHANGES}),
    "border_aid.Donation": Kind(
        acts=RECORD_ACTS | {"paid": CHANGES, "withdrawn": CHANGES}, pickers=["enterprise"]
    ),
    "job_fairs.JobFair": Kind(
        pages=RECORD_PAGES | {"calendar": SEES, "paste": ENTERS},
        acts=RECORD_ACTS | {"held": CHANGES, "cancelled": CHANGES, "moved": CHANGES},
        parts=["Booth", "Visit"],
    ),
    "job_fairs.Booth": Kind(pickers=["fair"]),
    "job_fairs.Visit": Kind(acts=RECORD_ACTS | {"signed": CHANGES}, pickers=["fair", "veteran"]),
    "live_recruitment.LiveSession": Kind(
        acts=RECORD_ACTS | {"held": CHANGES, "cancelled": CHANGES},
        parts=["Recruiter", "SessionReading"],
    ),
    "live_recruitment.Recruiter": Kind(pickers=["session", "enterprise"]),
    "live_recruitment.SessionReading": Kind(pickers=["topic"]),
    "incubators.Incubator": Kind(acts=RECORD_ACTS | {"closed": CHANGES}, parts=["Tenancy"]),
    "incubators.Tenancy": Kind(
        acts=RECORD_ACTS | {"left": CHANGES}, pickers=["incubator", "enterprise"]
    ),
    "incubators.ProvincialCentre": Kind(pickers=["incubator"]),
    "pilot_sites.PilotSite": Kind(
        acts=RECORD_ACTS | {"approved": CHANGES, "refused": CHANGES, "ended": CHANGES}
    ),
    "contests.Contest": Kind(parts=["Track", "PrizePlan", "Entry", "OrganiserPrize"]),
    "contests.Track": Kind(pickers=["contest"]),
    "contests.PrizePlan": Kind(pickers=["contest"]),
    "contests.Entry": Kind(
        acts=RECORD_ACTS
        | {"semi_final": CHANGES, "final": CHANGES, "prize": CHANGES, "withdrawn": CHANGES},
        pickers=["track", "leader"],
    ),
    "contests.OrganiserPrize": Kind(pickers=["contest"]),
    "star_awards.Selection": Kind(parts=["Quota", "Nomination"]),
    "star_awards.Quota": Kind(pickers=["selection"]),
    "star_awards.Nomination": Kind(
        acts=RECORD_ACTS
        | {
            "shortlist": CHANGES,
            "announce": CHANGES,
            "award": APPROVES,
            "not_choose": APPROVES,
            "return": RETURNS,
            "hand_in_again": CHANGES,
            "votes": CHANGES,
            "certificate": CHANGES,
        },
        parts=["JuryScore"],
        pickers=["selection", "veteran"],
    ),
    "star_awards.JuryScore": Kind(pickers=["nomination"]),
    "welfare_posts.PostCategory": Kind(pages=PLAIN_PAGES, api=READ_API),
    "welfare_posts.Placement": Kind(
        acts=RECORD_ACTS
        | {
            "announce": CHANGES,
            "approve": APPROVES,
            "take_up": CHANGES,
            "end": CHANGES,
            "return": RETURNS,
            "hand_in_again": CHANGES,
            "refuse": APPROVES,
            "withdraw": CHANGES,
            "prolong": CHANGES,
            "vacancy": CHANGES,
            "report_month": CHANGES,
        },
        pickers=["veteran", "category"],
    ),
    "welfare_posts.MonthlyPay": Kind(
        acts=RECORD_ACTS
        | {"approve": APPROVES, "pay": PAYS, "return": RETURNS, "hand_in_again": CHANGES},
        pickers=["placement"],
    ),
    "cases.Stage": Kind(
        pages=RECORD_PAGES | {"delete": NOBODY},
        api=RECORD_API | {"record": by_method(read=SEES, write=CHANGES, delete=NOBODY)},
        acts={"delete_selected": NOBODY},
    ),
    "findings.Finding": Kind(
        pages=FOUND_PAGES,
        api=FOUND_API,
        acts={"delete_selected": NOBODY, "take_up": CHANGES, "settle": CHANGES},
    ),
    "summary.PublishedFigure": Kind(
        pages=PLAIN_PAGES | {"delete": NOBODY}, api={}, acts={"delete_selected": NOBODY}
    ),
    "report.ReportTemplate": Kind(pages=PLAIN_PAGES | {"preview": WRITES}, api={}),
    "staff.User": Kind(pages=PLAIN_PAGES | {"take_second_factor_away": CHANGES}, api={}),
    "staff.RoleGrant": Kind(
        pages=PLAIN_PAGES, api={}, acts=RECORD_ACTS | {"agree": CHANGES, "refuse": CHANGES}
    ),
    "auth.Group": Kind(pages=PLAIN_PAGES, api={}),
}

# Whoever runs the machine may run these: the site knows nobody who runs a command.
OPERATOR = Rule("whoever runs the machine", lambda request, kind: True)
DEVELOPER = Rule("whoever changes the code", lambda request, kind: True)

COMMANDS = {
    # Setting up, serving, keeping
    "demo": OPERATOR,
    "demo_accounts": OPERATOR,
    "migrate": OPERATOR,
    "runserver": OPERATOR,
    "work": OPERATOR,
    "check": OPERATOR,
    "help": OPERATOR,
    "version": OPERATOR,
    "createsuperuser": OPERATOR,  # the first account
    "changepassword": OPERATOR,
    "reset_second_factor": OPERATOR,
    "clearsessions": OPERATOR,
    "collectstatic": OPERATOR,
    "restore_drill": OPERATOR,
    "rotate_field_key": OPERATOR,
    "flush": OPERATOR,
    # The year
    "load_year": OPERATOR,
    "close_year": OPERATOR,  # in the name, and with the rights, of an account, as the next three
    "publish_year": OPERATOR,
    "reopen_year": OPERATOR,
    "restate": OPERATOR,
    "import_ledger": OPERATOR,  # in the name, and with the rights, of an account
    "recount": OPERATOR,
    "summary": OPERATOR,
    "read_figure": OPERATOR,
    "export_report": OPERATOR,
    "check_report": OPERATOR,
    "find_doubts": OPERATOR,
    # What everybody did
    "seal_audit": OPERATOR,
    "verify_audit": OPERATOR,
    # Locked out: seen, and let in again
    "axes_list_attempts": OPERATOR,
    "axes_reset": OPERATOR,
    "axes_reset_ip": OPERATOR,
    "axes_reset_ip_username": OPERATOR,
    "axes_reset_username": OPERATOR,
    # Reading the site's own state
    "diffsettings": OPERATOR,
    "findstatic": OPERATOR,
    "inspectdb": OPERATOR,
    "showmigrations": OPERATOR,
    "sqlflush": OPERATOR,
    "sqlmigrate": OPERATOR,
    "sqlsequencereset": OPERATOR,
    "sendtestemail": OPERATOR,
    "shell": OPERATOR,  # sees no records until it names a scope
    "dbshell": OPERATOR,
    # Writing the code
    "benchmark": DEVELOPER,
    "compilemessages": DEVELOPER,
    "makemessages": DEVELOPER,
    "makemigrations": DEVELOPER,
    "optimizemigration": DEVELOPER,
    "squashmigrations": DEVELOPER,
    "spectacular": DEVELOPER,
    "startapp": DEVELOPER,
    "startproject": DEVELOPER,
    "test": DEVELOPER,
    # Past what this site promises: jobs and rows without a scope, triggers put aside, traces gone
    "procrastinate": NOBODY,
    "pgtrigger": NOBODY,
    "dumpdata": NOBODY,
    "loaddata": NOBODY,
    "remove_stale_contenttypes": NOBODY,
    "createcachetable": NOBODY,
    "generateschema": NOBODY,
    "testserver": NOBODY,
    "axes_reset_failure_logs": NOBODY,
    "axes_reset_logs": NOBODY,
}
