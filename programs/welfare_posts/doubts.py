"""What is doubtful about a placement in a welfare post."""

from datetime import timedelta

from django.template.defaultfilters import floatformat
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base.doubts import Doubt
from bureau.base.identity import Sex
from bureau.base.years import full_years
from veterans.models import Enterprise, Veteran

RETIREMENT = {Sex.MALE: 60, Sex.FEMALE: 55}  # years of age
OLDER = 40  # years of age, from which unemployment is hard to leave
USUAL_WAGE = (1_500, 4_000)  # yuan a month: such posts pay about the minimum wage
TIME_TO_REPORT = timedelta(days=5)
AT_WORK = [Veteran.Employment.EMPLOYED, Veteran.Employment.FOUNDER]


def about(placement):
    found = [_age, _young, _wage, _proof, _vacancy, _other_work, _death]
    return [doubt for find in found for doubt in find(placement)]


def _age(placement):
    veteran = placement.veteran
    age = full_years(veteran.birth_date, placement.agreement_until)
    if placement.ended_on or age < RETIREMENT[veteran.sex]:
        return []
    sentence = _("The veteran will be %(age)s when the agreement runs out: retired by then.")
    return [Doubt("age", sentence % {"age": age})]


def _young(placement):
    """Who counts as older unemployed (大龄) is past forty, as a rule."""
    veteran = placement.veteran
    age = full_years(veteran.birth_date, placement.began_on)
    if placement.difficulty != placement.Difficulty.OLDER or age >= OLDER:
        return []
    sentence = _("Placed as older unemployed at the age of %(age)s.")
    return [Doubt("young", sentence % {"age": age})]


def _wage(placement):
    lowest, highest = USUAL_WAGE
    if lowest <= placement.monthly_wage <= highest:
        return []
    sentence = _("The monthly wage is %(wage)s yuan; usual are %(lowest)s to %(highest)s yuan.")
    wages = {"wage": placement.monthly_wage, "lowest": lowest, "highest": highest}
    return [Doubt("wage", sentence % {k: floatformat(v, "-2g") for k, v in wages.items()})]


def _proof(placement):
    """A paper has a number or at least a date."""
    if any(char.isdigit() for char in placement.difficulty_proof):
        return []
    sentence = _("“%(proof)s” names no paper by its number or date.")
    return [Doubt("proof", sentence % {"proof": placement.difficulty_proof})]


def _vacancy(placement):
    ended, reported = placement.ended_on, placement.vacancy_reported_on
    if not reported or reported <= ended + TIME_TO_REPORT:
        return []
    sentence = _("The vacancy was reported %(days)s days after the end: 5 are allowed.")
    return [Doubt("vacancy", sentence % {"days": (reported - ended).days})]


def _other_work(placement):
    veteran, day = placement.veteran, placement.began_on
    if placement.ended_on:
        return []
    if veteran.employment in AT_WORK:
        sentence = _("The register says of the veteran: %(employment)s.")
        said = veteran.get_employment_display()
        return [Doubt("other_work", sentence % {"employment": said})]
    firm = Enterprise.objects.open_on(day).filter(founder=veteran).first()
    if firm is None:
        return []
    return [Doubt("other_work", _("The veteran runs %(firm)s.") % {"firm": firm})]


def _death(placement):
    died = placement.veteran.died_on
    if died is None or placement.ended_on and placement.ended_on <= died + TIME_TO_REPORT:
        return []
    sentence = _("The veteran died on %(day)s: the placement ends with that.")
    return [Doubt("died", sentence % {"day": date_format(died)})]


def about_pay(pay):
    return [*_other_standard(pay), *_other_days(pay), *_more_than_in_post(pay)]


def _other_standard(pay):
    wage = pay.placement.monthly_wage
    if pay.standard == wage:
        return []
    sentence = _("The standard is %(standard)s yuan, the wage of the placement %(wage)s yuan.")
    amounts = {"standard": pay.standard, "wage": wage}
    return [Doubt("standard", sentence % {k: floatformat(v, "-2g") for k, v in amounts.items()})]


def _other_days(pay):
    worked = pay.working_days_of_the_month()
    if worked in (None, pay.required_days):
        return []
    sentence = _("%(required)s days are required; the month has %(worked)s working days.")
    return [Doubt("days", sentence % {"required": pay.required_days, "worked": worked})]


def _more_than_in_post(pay):
    in_post = pay.working_days_in_post()
    if in_post is None or pay.attended_days <= in_post:
        return []
    sentence = _("%(attended)s days attended; in post were %(in_post)s working days of the month.")
    return [Doubt("attended", sentence % {"attended": pay.attended_days, "in_post": in_post})]
