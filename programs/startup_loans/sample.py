"""Made-up start-up loans: the year's, and older ones whose interest is still subsidised in it."""

from bisect import bisect_left
from collections import deque
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import count

from django.db.models import F, Q

from bureau.base.workdays import known_days
from programs.startup_loans.models import InterestSubsidy, Loan, LoanRule
from programs.startup_loans.reckoning import reckon
from veterans.models import Enterprise

LOANS = 13_610  # disbursed in the year
OF_FIRMS = {"startup_micro": 690, "credit": 330, "mortgage": 170}  # the others are personal
AMOUNT = 3_408_900_000  # they come to a little more
UNDER_THE_TRIAL = Decimal("0.92")  # of that: its ceiling was lower
INTEREST = 250_950_000  # paid in the year: older loans are added until it is reached
UNDISBURSED = {"applied": 170, "approved": 150, "withdrawn": 100, "refused": 280}
AT_THE_EDGES = 40  # disbursed on the last day before the year, and as many on the first after it
IN_TWO_CITIES = 400  # one personal loan in so many goes to somebody who borrowed in another city

TRIAL, REVISION = date(2019, 8, 1), date(2021, 7, 30)
FIRST_DISBURSED = TRIAL + timedelta(days=45)
RULES = {  # kind: ceiling of the trial, of the revision, rate subsidised, share, months
    "personal": (200_000, 300_000, "contract", "1.00", 36),
    "startup_micro": (500_000, 500_000, "contract", "1.00", 24),
    "credit": (1_500_000, 1_500_000, "prime", "0.50", 24),
    "mortgage": (5_000_000, 5_000_000, "prime", "0.50", 24),
}
RATES = {  # lowest and highest that banks ask, in hundredths of a percent a year
    "personal": (480, 600),
    "startup_micro": (460, 585),
    "credit": (435, 560),
    "mortgage": (405, 490),
}
TERMS = {  # months
    "personal": [24, 36, 36],
    "startup_micro": [24, 24, 36],
    "credit": [12, 24],
    "mortgage": [24, 36],
}
PRIME_RATES = [  # one year's LPR from the day on
    (date(2019, 1, 1), "4.31"),
    (date(2019, 8, 20), "4.25"),
    (date(2019, 9, 20), "4.20"),
    (date(2019, 11, 20), "4.15"),
    (date(2020, 2, 20), "4.05"),
    (date(2020, 4, 20), "3.85"),
    (date(2021, 12, 20), "3.80"),
    (date(2022, 1, 20), "3.70"),
    (date(2022, 8, 22), "3.65"),
    (date(2023, 6, 20), "3.55"),
    (date(2023, 8, 21), "3.45"),
]
LOWEST_AND_USUAL = {  # sums that firms borrow
    "startup_micro": (100_000, 250_000),
    "credit": (300_000, 1_000_000),
    "mortgage": (600_000, 1_500_000),
}
BELOW_THE_CEILING = [50_000, 80_000, 100_000, 100_000, 120_000, 150_000, 150_000, 180_000]
INSTALMENTS = 0.2  # of the loans are repaid a little each quarter, the others at their end
REPAID_EARLY = 0.02
GONE_WRONG = 0.035  # of the loans lose the subsidy: one claim is refused, and none made after it
BANKS = ["中国邮政储蓄银行", "农村商业银行", "中国农业银行", "中国建设银行", "齐鲁银行"]
PROJECTS = ["汽车维修", "家政服务", "蔬菜大棚", "餐饮店", "物流配送", "建材销售", "畜禽养殖"]
PURPOSES = ["购置设备", "流动资金", "租赁场地", "采购原料"]


def build(year):
    _make_rules(year)
    desk = Desk(year)
    for loan in Plan(year).loans():
        desk.disburse(*loan)
    for day in year.beside:
        for county in _places(year, AT_THE_EDGES):
            desk.disburse(county, "personal", day, Decimal(150_000))
    if year.is_reported:
        desk.add_older_loans(INTEREST * year.scaled(LOANS) // LOANS)
    else:
        desk.claim_for_known_loans()
    for state, number in UNDISBURSED.items():
        for county, share in year.spread(year.scaled(number)):
            desk.leave_undisbursed(county, share, state)
    desk.enter_claims()


def _places(year, number):
    """The county of each of so many loans."""
    return [county for county, share in year.spread(year.scaled(number)) for _ in range(share)]


def _make_rules(year):
    """Whichever year is loaded first brings them for all."""
    if not LoanRule.objects.exists():
        for kind, terms in RULES.items():
            _make_rules_of(year, kind, *terms)


def _make_rules_of(year, kind, trial_cap, revised_cap, basis, ratio, months):
    for cap, began_on, ended_on in [(trial_cap, TRIAL, REVISION), (revised_cap, REVISION, None)]:
        year.add(
            LoanRule,
            region_id="37",
            kind=kind,
            cap=Decimal(cap),
            longest_months=36,
            basis=basis,
            ratio=Decimal(ratio),
            months=months,
            began_on=began_on,
            ended_on=ended_on,
        )


def _cap(kind, applied_on):
    return Decimal(RULES[kind][applied_on >= REVISION])


def _prime_rate(day):
    return Decimal([rate for since, rate in PRIME_RATES if since <= day][-1])


def _months_after(day, months):
    """The same day of a later month, or the 28th."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, min(day.day, 28))


def _settled_on(number):
    """Banks settle interest on the 20th of a quarter's last month (结息日); quarters are numbered."""
    year, quarter = divmod(number, 4)
    return date(year, 3 * quarter + 3, 20)


def _settlement_after(day):
    number = 4 * day.year + (day.month - 1) // 3
    return number + (_settled_on(number) <= day)


def _applied(disbursed_on):
    """About a month passes until the money is there."""
    return disbursed_on - timedelta(days=21 + disbursed_on.day % 19)


class Plan:
    """The year's loans: so many of each kind, and as many personal ones at their ceiling as it
    takes to lend the whole amount."""

    def __init__(self, year):
        self.year = year
        self.random = year.random
        self.total = year.scaled(LOANS)

    def loans(self):
        """(county, kind, day of disbursement, amount) of each."""
        kinds = [kind for kind, number in OF_FIRMS.items() for _ in range(self.year.scaled(number))]
        kinds += ["personal"] * (self.total - len(kinds))
        self.random.shuffle(kinds)
        first = max(date(self.year.year, 1, 1), FIRST_DISBURSED)
        days = [self.year.day(first) for _one in kinds]
        amounts = [
            draw_amount(self.random, kind, _cap(kind, _applied(day)))
            for kind, day in zip(kinds, days, strict=True)
        ]
        self._raise_to_the_ceiling(kinds, days, amounts)
        places = [place for place, number in self.year.spread(len(kinds)) for _ in range(number)]
        return zip(places, kinds, days, amounts, strict=True)

    def _raise_to_the_ceiling(self, kinds, days, amounts):
        wanting = AMOUNT * self.total / Decimal(LOANS)
        if self.year.year < REVISION.year:
            wanting *= UNDER_THE_TRIAL
        wanting -= sum(amounts)
        personal = [index for index, kind in enumerate(kinds) if kind == "personal"]
        self.random.shuffle(personal)
        for index in personal:
            if wanting > 0:
                cap = _cap("personal", _applied(days[index]))
                wanting -= cap - amounts[index]
                amounts[index] = cap


def draw_amount(random, kind, cap):
    """Firms borrow round sums, people below their ceiling sometimes what an invoice came to."""
    if kind == "personal":
        amount = Decimal(random.choice(BELOW_THE_CEILING))
        return amount - Decimal(random.randint(0, 999_999)) / 100 * (random.random() < 0.15)
    if kind == "startup_micro" and random.random() < 0.55:
        return cap
    lowest, usual = LOWEST_AND_USUAL[kind]
    return Decimal(round(random.triangular(lowest, int(cap), usual), -4))


@dataclass(frozen=True, kw_only=True)
class Terms:
    """A loan as the bank keeps it, and what it may claim of each quarter's interest."""

    amount: Decimal
    disbursed_on: date
    months: int
    rate: Decimal
    subsidised_rate: Decimal
    ratio: Decimal
    subsidy_months: int
    instalment: Decimal  # repaid on every settlement day
    repaid_on: date | None

    @classmethod
    def of(cls, loan):
        """Those of a loan that is entered, and repaid at its end."""
        return cls(
            amount=loan.amount,
            disbursed_on=loan.disbursed_on,
            months=loan.term_months,
            rate=loan.annual_rate,
            subsidised_rate=loan.subsidised_rate,
            ratio=loan.subsidy_ratio,
            subsidy_months=loan.subsidy_months,
            instalment=Decimal(0),
            repaid_on=loan.repaid_on,
        )

    @property
    def over_on(self):
        return self.repaid_on or _months_after(self.disbursed_on, self.months)

    def claims(self, year):
        """The columns of the claims of five quarters, as long as the subsidy lasts."""
        end = min(self.over_on, _months_after(self.disbursed_on, self.subsidy_months))
        first = _settlement_after(self.disbursed_on)
        for number in range(4 * year - 1, 4 * year + 4):
            since, until = _settled_on(number - 1), _settled_on(number)
            days = (min(until, end) - max(since, self.disbursed_on)).days
            if days > 0:
                balance = self.amount - self.instalment * (number - first)
                yield {
                    "year": until.year,
                    "quarter": until.month // 3,
                    "opening_balance": balance if self.disbursed_on <= since else Decimal(0),
                    "closing_balance": self._left(balance, until),
                    "balance": balance,
                    "days": days,
                    "interest": reckon(balance=balance, rate=self.rate, days=days),
                    "rate": self.subsidised_rate,
                    "ratio": self.ratio,
                    "amount": reckon(
                        balance=balance, rate=self.subsidised_rate, days=days, ratio=self.ratio
                    ),
                }

    def _left(self, balance, day):
        return Decimal(0) if self.over_on <= day else balance - self.instalment


class Desk:
    """Lends to people and firms of the place, and takes the claims of their interest."""

    def __init__(self, year):
        self.year = year
        self.random = year.random
        self.workdays = [day for day, is_working in known_days() if is_working]
        self.last_day = date(year.year, 12, 31)
        self.serial = count(1 + year.serials)
        self.late = ["paid", "checked", "claimed"] if year.is_reported else ["checked", "claimed"]
        self.interest = Decimal(0)  # subsidies paid in the year so far
        self.claims = []  # wait until all loans are entered
        self.visitor = None  # (person, city): borrows in another city next
        self.people = {
            county: deque(year.draw("founders", county, len(year.people["founders", county])))
            for county in year.weights
        }
        self.firms = {county: deque(year.firms[county]) for county in year.weights}
        year.flush()
        self.registered = dict(Enterprise.objects.values_list("pk", "registered_on"))

    def add_older_loans(self, interest):
        """Loans of the two years before, until so much interest of all loans was paid."""
        counties, weights = zip(*self.year.weights.items(), strict=True)
        kinds = ["personal", *OF_FIRMS]
        numbers = [LOANS - sum(OF_FIRMS.values()), *OF_FIRMS.values()]
        while self.interest < interest:
            [county] = self.random.choices(counties, weights)
            [kind] = self.random.choices(kinds, numbers)
            day = self.year.day(FIRST_DISBURSED, date(self.year.year - 1, 12, 31))
            cap = _cap(kind, _applied(day))
            at_ceiling = kind == "personal" and self.random.random() < 0.7
            amount = cap if at_ceiling else draw_amount(self.random, kind, cap)
            self.disburse(county, kind, day, amount)

    def claim_for_known_loans(self):
        """Of the loans of other years that are repaid at their end, what is not claimed yet of
        the year's quarters."""
        year = self.year.year
        claims = InterestSubsidy.objects.all()
        other = claims.filter(~Q(balance=F("loan__amount")) | Q(state="refused"))
        other = set(other.values_list("loan_id", flat=True))
        claimed = set(claims.filter(year=year).values_list("loan_id", "quarter"))
        known = Loan.objects.disbursed().filter(disbursed_on__lt=self.last_day)
        for loan in known.exclude(batch=self.year.batch).order_by("pk"):
            for claim in Terms.of(loan).claims(year) if loan.pk not in other else []:
                if claim["year"] == year and (loan.pk, claim["quarter"]) not in claimed:
                    self._claim(loan.pk, claim, refused=False)

    def disburse(self, county, kind, day, amount):
        terms = self._terms(kind, day, amount)
        goes_wrong = self.random.random() < GONE_WRONG
        loan = self._enter(
            county,
            kind,
            terms,
            state="disbursed",
            contract_no=f"{day:%Y}{county}{next(self.serial):06}",
            decided_on=day - timedelta(days=self.random.randint(3, 15)),
            disbursed_on=day,
            repaid_on=terms.over_on if terms.over_on <= self.last_day and not goes_wrong else None,
        )
        claims = list(terms.claims(self.year.year))
        wrong = self.random.randrange(len(claims)) if goes_wrong and claims else None
        for index, claim in enumerate(claims[: None if wrong is None else wrong + 1]):
            self._claim(loan, claim, refused=index == wrong)

    def leave_undisbursed(self, county, number, state):
        """Undecided or not yet paid out at the end of the year; or refused or withdrawn in it."""
        for _one in range(number):
            waits = state in ["applied", "approved"]
            day = self.year.day(date(self.year.year, 12, 1) if waits else None)
            [kind] = self.random.choices(["personal", *OF_FIRMS], [90, 6, 3, 1])
            amount = draw_amount(self.random, kind, _cap(kind, _applied(day)))
            decided = state in ["approved", "refused"]
            self._enter(
                county,
                kind,
                self._terms(kind, day, amount),
                state=state,
                decided_on=day - timedelta(days=2) if decided else None,
                refusal=self.random.choice(Loan.Refusal.values) if state == "refused" else "",
            )

    def _terms(self, kind, day, amount):
        *_caps, basis, ratio, subsidy_months = RULES[kind]
        months = self.random.choice(TERMS[kind])
        rate = Decimal(self.random.randrange(*RATES[kind], 5)) / 100
        pays_instalments = self.random.random() < INSTALMENTS
        repaid_on = None
        if self.random.random() < REPAID_EARLY:
            repaid_on = day + timedelta(days=self.random.randint(60, 30 * months - 60))
        return Terms(
            amount=amount,
            disbursed_on=day,
            months=months,
            rate=rate,
            subsidised_rate=rate if basis == "contract" else _prime_rate(day),
            ratio=Decimal(ratio),
            subsidy_months=subsidy_months,
            instalment=amount * 3 // (months + 3) if pays_instalments else Decimal(0),
            repaid_on=repaid_on,
        )

    def _enter(self, county, kind, terms, *, state, **dates):
        applied_on = _applied(terms.disbursed_on)
        person = self._person(county) if kind == "personal" else None
        if person and state == "disbursed" and not dates["repaid_on"]:
            self.year.people["borrowers", county].append(person)
        firm = None if person else self._firm(county, kind, applied_on)
        return self.year.add(
            Loan,
            region_id=county,
            kind=kind,
            veteran_id=person and person.pk,
            enterprise_id=firm,
            state=state,
            project=self.random.choice(PROJECTS),
            purpose=self.random.choice(PURPOSES),
            own_funds=round(terms.amount * self.random.randint(20, 60) / 100, -3),
            clean_record=dates.get("refusal") != "bad_credit",
            bank=self.random.choice(BANKS),
            contract_no=dates.get("contract_no", ""),
            amount=terms.amount,
            term_months=terms.months,
            annual_rate=terms.rate,
            subsidised_rate=terms.subsidised_rate,
            subsidy_ratio=terms.ratio,
            subsidy_months=terms.subsidy_months,
            applied_on=applied_on,
            decided_on=dates.get("decided_on"),
            refusal=dates.get("refusal", ""),
            disbursed_on=dates.get("disbursed_on"),
            repaid_on=dates.get("repaid_on"),
        )

    def _person(self, county):
        """Whoever waited longest; now and then somebody who has borrowed in another city."""
        if self.visitor and self.visitor[1] != county[:4]:
            (person, _city), self.visitor = self.visitor, None
            return person
        place = county if self.people[county] else next(filter(self.people.get, self.people))
        person = self.people[place][0]
        self.people[place].rotate(-1)
        if self.random.randrange(IN_TWO_CITIES) == 0:
            self.visitor = person, county[:4]
        return person

    def _firm(self, county, kind, day):
        """One that stands, of the place if it can be; a micro loan is for the first three years."""
        since = _months_after(day, -36) if kind == "startup_micro" else date.min
        for place in [county, *self.firms]:
            for firm in self.firms[place]:
                stands = firm.began_on <= day and (firm.ended_on is None or firm.ended_on > day)
                if stands and self.registered[firm.pk] >= since:
                    self.firms[place].remove(firm)
                    self.firms[place].append(firm)
                    return firm.pk
        return next(firms[0].pk for firms in self.firms.values() if firms)

    def _claim(self, loan, claim, *, refused):
        settled = _settled_on(4 * claim["year"] + claim["quarter"] - 1)
        claimed = bisect_left(self.workdays, settled) + self.random.randint(1, 3)
        checked = claimed + self.random.randint(1, 3)
        # Of the year before, what was claimed last had to wait for the new year's money.
        wait = (5, 18) if claim["year"] < self.year.year else (1, 4)
        paid = checked + self.random.randint(*wait)
        outcome = self._refusal() if refused else self._outcome(self.workdays[paid])
        if outcome["paid_on"] and outcome["paid_on"].year == self.year.year:
            self.interest += claim["amount"]
        self.claims.append(
            {
                "loan_id": loan,
                "claimed_on": self.workdays[claimed],
                "checked_on": self.workdays[checked] if outcome["state"] != "claimed" else None,
                "approved_on": self.workdays[checked] if outcome["state"] == "paid" else None,
                **claim,
                **outcome,
            }
        )

    def enter_claims(self):
        for claim in self.claims:
            self.year.add(InterestSubsidy, **claim)

    def _outcome(self, paid_on):
        """What cannot be paid within the year is paid soon after, or still on its way."""
        state = "paid"
        if paid_on > self.last_day:
            state = self.random.choice(self.late)
        return {
            "state": state,
            "standing": "regular",
            "refusal": "",
            "paid_on": paid_on if state == "paid" else None,
        }

    def _refusal(self):
        reason = self.random.choice(["not_regular", "not_regular", "employed", "closed"])
        irregular = self.random.choice(["overdue", "extended"])
        return {
            "state": "refused",
            "standing": irregular if reason == "not_regular" else "regular",
            "refusal": reason,
            "paid_on": None,
        }
