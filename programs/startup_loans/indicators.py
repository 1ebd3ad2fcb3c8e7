from django.utils.translation import gettext_lazy as _

from programs.indicators import Flow, Ratio, distinct, mean, money, persons, things
from programs.startup_loans.models import InterestSubsidy, Kind, Loan
from programs.wording import Style

QUOTE = "全年累计发放创业贷款13610笔、34.09亿元，贴息2.51亿元"
DISBURSED = Loan.objects.disbursed()

INDICATORS = {
    "count": Flow(
        label=_("start-up loans disbursed"),
        rule=_("Loans disbursed in the year, of all four kinds; none of an earlier year."),
        quote=QUOTE,
        records=DISBURSED,
        measure=things("笔"),
        printed=Style(classifier="笔"),
    ),
    "amount": Flow(
        label=_("amount of start-up loans disbursed"),
        rule=_("The sum of the loans disbursed in the year, whatever was repaid since."),
        quote=QUOTE,
        records=DISBURSED,
        measure=money("amount"),
        printed=Style(scale="亿", decimals=2, classifier="元"),
    ),
    "interest_subsidy": Flow(
        label=_("interest subsidies paid"),
        rule=_(
            "The sum of the interest subsidies paid in the year, by the day of their own payment, "
            "whenever the loan was disbursed."
        ),
        quote=QUOTE,
        records=InterestSubsidy.objects.paid(),
        measure=money("amount"),
        printed=Style(scale="亿", decimals=2, classifier="元"),
    ),
    "borrowers": Flow(
        label=_("veterans who borrowed"),
        rule=_("Different veterans to whom a personal loan was disbursed in the year."),
        records=DISBURSED,
        measure=persons("veteran"),
    ),
    "enterprises": Flow(
        label=_("enterprises that borrowed"),
        rule=_("Different enterprises to which a loan was disbursed in the year."),
        records=DISBURSED,
        measure=distinct("enterprise", "家"),
    ),
    "personal": Flow(
        label=_("personal loans disbursed"),
        rule=_("Of the loans disbursed in the year, those to a veteran in person."),
        records=Loan.objects.of_kind(Kind.PERSONAL),
        measure=things("笔"),
    ),
    "startup_micro": Flow(
        label=_("loans to early-stage micro enterprises"),
        rule=_("Of the loans disbursed in the year, those to early-stage micro enterprises."),
        records=Loan.objects.of_kind(Kind.STARTUP_MICRO),
        measure=things("笔"),
    ),
    "credit_or_mortgage": Flow(
        label=_("credit and mortgage loans"),
        rule=_(
            "Of the loans disbursed in the year, those on credit and those backed by a mortgage: "
            "with personal and early-stage loans they are all."
        ),
        records=Loan.objects.of_kind(Kind.CREDIT, Kind.MORTGAGE),
        measure=things("笔"),
    ),
    "average": Ratio(
        label=_("average loan"),
        rule=_("The sum of the loans disbursed in the year, divided by their number."),
        records=DISBURSED,
        measure=mean("amount"),
    ),
}
