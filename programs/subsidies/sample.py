"""A made-up year of one-off subsidies: those just discharged apply, most are paid a day later."""

from bisect import bisect_left, bisect_right
from collections import namedtuple
from datetime import date, timedelta
from decimal import Decimal
from itertools import count

from bureau.base.encryption import blind_index, seal
from bureau.base.workdays import known_days
from programs.subsidies.models import (
    PaymentBatch,
    PaymentOrder,
    Reversal,
    Service,
    ServiceStandard,
    Subsidy,
    SubsidyRate,
)
from programs.subsidies.models.states import DECIDED, RUNNING
from veterans.models import Veteran

PAID = 22_587
MEAN_YEARS = Decimal("4.1912")  # of service: at 4,500 yuan a year it makes 4.26亿元
AT_THE_EDGES = 560  # paid on the last day of the year before, or on the first of the next
BATCHES = 14  # a county pays out in a year
LONG_SERVICE = Decimal(12)  # years after which government finds most of them a job
UNPAID = {"applied": 70, "accepted": 130, "approved": 60, "reviewed": 60, "withdrawn": 90}
REFUSED = 240
AGAIN = 40  # were paid, then tried in another city as well
PLACED = 6  # were paid right after the year, though government had placed them
RECOVERED = 24  # gave back in the year what they had no right to
WAITING_DAYS = [0] * 3 + [1] * 16 + [2, 3, 4, 6, 9]  # working days to the payment, as often
BEFORE_THE_PILOT = {2019: [1, 3, 4, 5, 6, 7, 8, 9], 2020: [1, 1, 1, 1, 2, 3, 5, 7]}
BANKS = ["中国工商银行", "中国农业银行", "中国建设银行", "中国邮政储蓄银行", "齐鲁银行"]
RATE = SubsidyRate(rate=Decimal(4500))

Applicant = namedtuple("Applicant", "pk enlisted_on discharged_on years")
Batch = namedtuple("Batch", "pk paid_on")


def build(year):
    _make_rules(year)
    office = Office(year)
    for county, number in year.spread(year.scaled(PAID)):
        office.pay(county, number)
    for county, number in year.spread(year.scaled(AT_THE_EDGES)):
        office.pay_beside_the_year(county, number)
    for state, number in UNPAID.items():
        for county, share in year.spread(year.scaled(number)):
            office.leave_unpaid(county, share, state)
    for county, number in year.spread(year.scaled(REFUSED)):
        office.refuse(county, number)
    office.refuse_again(year.scaled(AGAIN))
    if year.is_reported:
        with year.aside():
            office.pay_placed(year.scaled(PLACED))
    office.recover(year.scaled(RECOVERED))


def _make_rules(year):
    """The rate is older than the records; one working day is promised since the pilot began.
    Whichever year is loaded first brings them for all."""
    if SubsidyRate.objects.exists():
        return
    first_day, pilot = date(2019, 1, 1), date(2021, 1, 1)
    year.add(
        SubsidyRate,
        region_id="37",
        rate=RATE.rate,
        six_months_count=RATE.six_months_count,
        began_on=first_day,
        ended_on=None,
    )
    for days, began_on, ended_on in [(10, first_day, pilot), (1, pilot, None)]:
        year.add(ServiceStandard, region_id="37", days=days, began_on=began_on, ended_on=ended_on)


class Office:
    """Takes every applicant once, keeps the average service, and numbers cards and batches."""

    def __init__(self, year):
        self.year = year
        self.random = year.random
        self.workdays = [day for day, is_working in known_days() if is_working]
        self.serial = count(1 + year.serials)
        self.waiting = BEFORE_THE_PILOT.get(year.year, WAITING_DAYS)
        self.people = self.years = 0
        self.paid = []  # (Applicant, county), to try once more
        self.early = []  # (key, county, amount, Batch) of what was paid early in the year
        self.short, self.long, self.placed = {}, {}, {}
        self._sort_applicants()

    def _sort_applicants(self):
        """By county: those of short service, those of long, and those whom government placed."""
        placed = self._placed_by_government()
        leavers = [each.pk for county in self.year.weights for each in self._leavers(county)]
        names = Veteran.objects.filter(pk__in=leavers).values_list("pk", "name")
        self.names = dict(names)
        for county in self.year.weights:
            self.short[county], self.long[county], self.placed[county] = [], [], []
            for person in self.year.draw("leavers", county, len(self._leavers(county))):
                applicant = Applicant(*person, _years_of(person))
                pile = self.short if applicant.years < LONG_SERVICE else self.long
                if person.pk in placed:
                    pile = self.placed
                pile[county].append(applicant)

    def _leavers(self, county):
        return self.year.people["leavers", county]

    def _placed_by_government(self):
        self.year.flush()
        theirs = Veteran.objects.filter(
            batch_id=self.year.batch.pk, placement=Veteran.Placement.GOVERNMENT
        )
        return set(theirs.values_list("pk", flat=True))

    def _next(self, county, piles=None, before=None):
        """Of long service whenever the average falls short; None when nobody is left."""
        piles = piles or [self.short[county], self.long[county]]
        if self.years < MEAN_YEARS * self.people:
            piles = reversed(piles)
        for pile in piles:
            for index, applicant in enumerate(pile):
                if before is None or applicant.discharged_on < before:
                    return pile.pop(index)
        return None

    def pay(self, county, number):
        batches = [self._batch(county, day) for day in self._days_of_payment()]
        for _one in range(number):
            if applicant := self._next(county):
                self.people += 1
                self.years += applicant.years
                self.paid.append((applicant, county))
                ready = applicant.discharged_on + timedelta(days=12)
                later = [batch for batch in batches if batch.paid_on >= ready]
                self._enter_paid(county, applicant, self.random.choice(later))

    def _days_of_payment(self):
        """Working days in order; the last is late enough for whoever came last."""
        first = bisect_left(self.workdays, date(self.year.year, 1, 1))
        if not self.year.is_reported:
            first += max(self.waiting)  # so that nothing is accepted in the year before
        autumn = bisect_left(self.workdays, date(self.year.year, 10, 20))
        end = bisect_left(self.workdays, date(self.year.year + 1, 1, 1))
        early = self.random.sample(range(first, autumn), BATCHES - 4)
        late = self.random.sample(range(autumn, end), 4)
        return [self.workdays[index] for index in sorted([*early, *late])]

    def _batch(self, county, day):
        pk = self.year.add(
            PaymentBatch,
            region_id=county,
            number=f"{day:%Y%m%d}-{next(self.serial):05}",
            bank=self.random.choice(BANKS),
            state="settled",
            sent_on=day,
        )
        return Batch(pk, day)

    def pay_beside_the_year(self, county, number):
        """On both sides of midnight: neither belongs to the year."""
        for day in self.year.beside:
            batch = self._batch(county, day)
            for _one in range((number + 1) // 2):
                if applicant := self._next(county, before=day - timedelta(days=12)):
                    self._enter_paid(county, applicant, batch)

    def _enter_paid(self, county, applicant, batch):
        paid = bisect_right(self.workdays, batch.paid_on) - 1
        accepted = paid - self.random.choice(self.waiting)
        decided = self.random.randint(accepted, paid)
        subsidy, card = self._enter(
            county,
            applicant,
            state="paid",
            accepted_on=self.workdays[accepted],
            decided_on=self.workdays[decided],
            reviewed_on=self.workdays[(decided + paid + 1) // 2],
            payment_id=batch.pk,
            paid_on=batch.paid_on,
        )
        if date(self.year.year, 1, 1) <= batch.paid_on < date(self.year.year, 7, 1):
            self.early.append((subsidy, county, applicant.years * RATE.rate, batch))
        self.year.add(
            PaymentOrder,
            region_id=county,
            payment_batch_id=batch.pk,
            subsidy_id=subsidy,
            reference=f"BT{batch.pk}N{subsidy}",
            holder=self.names[applicant.pk],
            account=card,
            amount=applicant.years * RATE.rate,
            state="paid",
            arrived=applicant.years * RATE.rate,
            arrived_on=batch.paid_on,
        )

    def leave_unpaid(self, county, number, state):
        """Not yet paid at the end of the year, or withdrawn shortly before."""
        for _one in range(number):
            if applicant := self._next(county):
                day = self.year.day(date(self.year.year, 12, 20), date(self.year.year, 12, 30))
                self._enter(
                    county,
                    applicant,
                    state=state,
                    applied_on=day - timedelta(days=self.random.randint(0, 9)),
                    accepted_on=day if state in RUNNING else None,
                    decided_on=day if state in DECIDED else None,
                    reviewed_on=day if state == "reviewed" else None,
                )

    def refuse(self, county, number):
        """Mostly those whom government has found a job."""
        for _one in range(number):
            refusal = "government_placed"
            if not self.placed[county]:
                refusal = self.random.choice(["incomplete_dossier", "forged_dossier"])
            if applicant := self._next(county, self.placed[county] and [self.placed[county]]):
                day = self.year.day(date(self.year.year, 10, 15), date(self.year.year, 12, 30))
                self._enter_refused(county, applicant, day, refusal)

    def refuse_again(self, number):
        """Paid at home, they try once more in another city."""
        counties = sorted(self.year.weights)
        for applicant, home in self.random.sample(self.paid, min(number, len(self.paid))):
            county = self.random.choice([one for one in counties if one[:4] != home[:4]])
            self._enter_refused(county, applicant, date(self.year.year, 12, 30), "paid_elsewhere")

    def pay_placed(self, number):
        for county in [county for county in sorted(self.placed) if self.placed[county]][:number]:
            batch = self._batch(county, date(self.year.year + 1, 1, 1))
            self._enter_paid(county, self.placed[county].pop(), batch)

    def recover(self, number):
        for subsidy, county, amount, batch in self.early[:number]:
            self.year.add(
                Reversal,
                region_id=county,
                subsidy_id=subsidy,
                cause="not_entitled",
                happened="复核发现安置方式登记有误",
                reclaimed=amount,
                state="recovered",
                asked_on=batch.paid_on + timedelta(days=30),
                decided_on=batch.paid_on + timedelta(days=37),
                recovered_on=batch.paid_on + timedelta(days=60),
                amount=amount,
                paid_on=batch.paid_on,
            )

    def _enter_refused(self, county, applicant, day, refusal):
        self._enter(
            county,
            applicant,
            state="refused",
            applied_on=day - timedelta(days=self.random.randint(0, 9)),
            decided_on=day,
            refusal=refusal,
        )

    def _enter(self, county, applicant, *, state, **dates):
        """Its key, and the card that it is paid to."""
        seen = state in [*RUNNING, "paid"]
        accepted_on = dates.get("accepted_on")
        card = _card_number(next(self.serial))
        sealed = seal(card)
        key = self.year.add(
            Subsidy,
            region_id=county,
            veteran_id=applicant.pk,
            channel=self.random.choice(Subsidy.Channel.values),
            state=state,
            enlisted_on=applicant.enlisted_on,
            discharged_on=applicant.discharged_on,
            service_years=applicant.years,
            rate=RATE.rate,
            amount=applicant.years * RATE.rate,
            has_enlistment_notice=seen,
            has_introduction_letter=seen,
            has_discharge_certificate=seen,
            dossier_is_genuine=seen,
            bank_name=self.random.choice(BANKS),
            bank_account=sealed,
            bank_account_index=blind_index(CARD_INDEX, card),
            applied_on=dates.get("applied_on")
            or accepted_on - timedelta(days=self.random.randint(0, 5)),
            accepted_on=accepted_on,
            decided_on=dates.get("decided_on"),
            reviewed_on=dates.get("reviewed_on"),
            refusal=dates.get("refusal", ""),
            payment_id=dates.get("payment_id"),
            paid_on=dates.get("paid_on"),
        )
        return key, sealed


CARD_INDEX = Subsidy._meta.get_field("bank_account_index")


def _years_of(person):
    years, _why = RATE.count(Service.between(person.enlisted_on, person.discharged_on))
    return years


def _card_number(serial):
    """Nineteen digits, the last of which checks the others (Luhn)."""
    body = f"622202{serial:012}"
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in body[::-2])
    plain = sum(int(digit) for digit in body[-2::-2])
    return f"{body}{-(doubled + plain) % 10}"
