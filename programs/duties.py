"""What no deadline of any line can do without."""

from django.utils.translation import gettext_lazy as _

from bureau.base.workdays import missing_year
from bureau.desk.duties import Notice


def notices(user, today):
    """That the working days of a year are not known, to everybody: nobody's deadlines hold then."""
    if year := missing_year(today):
        sentence = _(
            "The working days of %(year)s are not known: deadlines in that year cannot be "
            "reckoned, and working days of it are not counted. Tell whoever runs the site: the "
            "package chinesecalendar has to be updated, then migrate be run."
        )
        yield Notice(sentence=sentence % {"year": year})
