"""What people are meant to see of other places, and what is being closed."""

import re

# (whose, which endpoint, what): why that is right. Each is searched for, so it names what it must.
MEANT = {
    (
        r"",
        r"^GET (/years/2021/|/api/v1/)",
        r"^7,?394,?\d{3} ",
    ): "figures are of all places, and everybody's to read",
}
KNOWN = {
    # An administrator who has a place sees the records behind a figure, being given no rights to them.
    (r"administrator|without a role", r"^GET /years/2021/figures/", r""),
    # A county's administrator sees the accounts of everywhere.
    (r"administrator", r" /admin/staff/user/", r""),
    # Pickers answer for any key of any model: of the accounts, to an administrator.
    (r"administrator", r" /admin/autocomplete/ ", r""),
    # Saved views go with whoever moves: their names and searches may tell of the place left.
    (r"^moved$", r"^GET /admin/veterans/veteran/$", r""),
}


def is_meant(finding):
    return any(_is(finding, *each) for each in MEANT)


def is_known(finding):
    return any(_is(finding, *each) for each in KNOWN)


def _is(finding, account, endpoint, what):
    return bool(
        re.search(account, finding.account)
        and re.search(endpoint, finding.endpoint)
        and re.search(what, finding.what)
    )
