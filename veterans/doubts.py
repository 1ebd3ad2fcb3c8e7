"""What is doubtful about a veteran taking part in anything on a day: often the wrong person."""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base.doubts import Doubt


def about(veteran, day):
    doubts = []
    if veteran.discharged_on > day:
        sentence = _("The veteran was discharged on %(discharged)s, only after %(day)s.")
        values = {"discharged": date_format(veteran.discharged_on), "day": date_format(day)}
        doubts.append(Doubt("discharged_later", sentence % values))
    if veteran.died_on and veteran.died_on < day:
        sentence = _("The veteran died on %(died)s, before %(day)s.")
        values = {"died": date_format(veteran.died_on), "day": date_format(day)}
        doubts.append(Doubt("died_earlier", sentence % values))
    return doubts
