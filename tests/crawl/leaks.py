"""What people are meant to see of other places."""

import re

# (whose, which endpoint, what): why that is right. Each is searched for, so it names what it must.
MEANT = {
    (
        r"",
        r"^GET (/years/2021/|/api/v1/)|^(GET|POST) /admin/years/2021/",
        r"^7,?394,?\d{3} ",
    ): "figures are of all places, and everybody's to read",
    (
        r"^moved$",
        r"^(GET|POST) /admin/tokens/",
        r"in its body",
    ): "one's own tokens go with oneself, by the names that one gave them",
}


def is_meant(finding):
    return any(
        re.search(account, finding.account)
        and re.search(endpoint, finding.endpoint)
        and re.search(what, finding.what)
        for account, endpoint, what in MEANT
    )
