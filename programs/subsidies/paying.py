"""Paying a batch: what the bank is told, and what its answers make of the subsidies in it."""

from base64 import b64decode, b64encode
from collections import defaultdict
from decimal import Decimal
from hashlib import sha256

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bureau.base.encryption import seal, unseal
from programs.payments import Due, Standing, balance, read, reconcile, write

PURPOSE = "自主就业退役士兵一次性经济补助"
UNPAID = {Standing.FAILED, Standing.TAKEN_BACK}


def send(batch):
    """Turn the subsidies of a batch into orders to its bank; sentences that stand against it."""
    reviewed = batch.subsidies.filter(state="reviewed", region=batch.region_id).order_by("pk")
    subsidies = list(reviewed.select_related("veteran").select_for_update(of=["self"]))
    if not subsidies:
        return [_("Put subsidies into the batch before you send it.")]
    if late := [each for each in subsidies if each.reviewed_on > batch.sent_on]:
        return [_("%(subsidy)s was reviewed after that day.") % {"subsidy": late[0]}]
    order = batch.orders.model
    order.objects.bulk_create(
        order(
            payment_batch=batch,
            region_id=batch.region_id,
            subsidy=subsidy,
            amount=subsidy.amount,
            reference=f"BT{batch.pk}N{subsidy.pk}",  # a letter keeps it text in Excel
            holder=subsidy.veteran.name,
            account=subsidy.bank_account,
        )
        for subsidy in subsidies
    )
    # Those and no others: somebody may have put in more at this moment.
    batch.subsidies.filter(pk__in=[subsidy.pk for subsidy in subsidies]).update(state="sent")
    return []


def dues(batch):
    """What the bank was told to pay, as it was told."""
    orders = batch.orders.select_related("subsidy").order_by("pk")
    return [
        Due(
            batch=batch.number,
            number=number,
            reference=order.reference,
            name=order.holder,
            account=order.account.reveal(),
            bank=order.subsidy.bank_name,
            amount=order.amount,
            purpose=PURPOSE,
        )
        for number, order in enumerate(orders, 1)
    ]


def bank_file(batch):
    return write(dues(batch))


def take_in(batch, name, content):
    """Take a file of the bank's answers in: the whole of it, or a ValidationError says why not.

    Every line of every file of the batch is judged anew, for a later one may put right what an
    earlier one left open.
    """
    batch = type(batch).objects.select_for_update().get(pk=batch.pk)
    lines = read(content)
    digest = sha256(content).hexdigest()
    _refuse(batch, lines, digest)
    batch.answers.create(
        region_id=batch.region_id,
        name=name[:100],
        digest=digest,
        content=seal(b64encode(content).decode()),
    )
    verdicts = _judge(batch)
    _tell_orders(batch, verdicts)
    _settle(batch, verdicts)
    return verdicts


def _refuse(batch, lines, digest):
    if batch.is_open:
        raise ValidationError(_("This batch awaits no answer of the bank."))
    if batch.answers.filter(digest=digest).exists():
        raise ValidationError(_("This very file was taken in before: nothing was changed."))
    if {line.batch for line in lines} - {"", batch.number}:
        raise ValidationError(_("This file answers another batch: take it in there."))


def _judge(batch):
    """The verdicts on all lines so far, each kept beside its line."""
    answers = [
        (answer, line)
        for answer in batch.answers.order_by("taken_in_at", "pk")
        for line in read(b64decode(unseal(answer.content)))
    ]
    verdicts = reconcile(dues(batch), [line for _answer, line in answers], sent_on=batch.sent_on)
    orders = {order.reference: order for order in batch.orders.all()}
    model = apps.get_model("subsidies.BankLine")
    model.objects.filter(answer__payment_batch=batch).delete()
    model.objects.bulk_create(
        model(
            answer=answer,
            region_id=batch.region_id,
            order=orders[verdict.due.reference] if verdict.due else None,
            row=line.row,
            result=line.result or "",
            amount=line.amount,
            standing=verdict.standing,
            is_open=verdict.is_open,
            sentence=verdict.sentence[:500],
        )
        for (answer, line), verdict in zip(answers, verdicts, strict=True)
    )
    return verdicts


def _tell_orders(batch, verdicts):
    last = {each.due.reference: each for each in verdicts if each.due}
    days = _days_of_arrival(verdicts)
    for order in batch.orders.select_for_update(of=["self"]).order_by("pk"):
        if verdict := last.get(order.reference):
            _tell(order, verdict, days.get(order.reference))


def _days_of_arrival(verdicts):
    """{reference: the day on which what was due had come in, and stayed}."""
    net, days = defaultdict(Decimal), {}
    for verdict in (each for each in verdicts if each.due):
        reference, due = verdict.due.reference, verdict.due.amount
        before, net[reference] = net[reference], net[reference] + verdict.moved
        if before < due <= net[reference]:
            days[reference] = verdict.answer.credited_on
    return days


def _tell(order, verdict, day):
    """What an order came to, and with it its subsidy: paid, or returned for correction."""
    subsidy = order.subsidy
    is_its_own = subsidy.payment_id == order.payment_batch_id  # and of no later batch
    state = subsidy.state if is_its_own else "returned"
    order.state, order.arrived = verdict.standing, verdict.net
    if state == "paid" and order.state != Standing.PAID or state == "returned" and order.arrived:
        order.state = Standing.CONTRADICTED  # of what was decided by an earlier answer
    order.arrived_on = day if order.state == Standing.PAID else None
    order.save(update_fields=["state", "arrived", "arrived_on"])
    if state == "sent" and order.state == Standing.PAID:
        subsidy.state, subsidy.paid_on = "paid", day
        subsidy.save(update_fields=["state", "paid_on"])
    if state == "sent" and order.state in UNPAID:
        subsidy.state, subsidy.returned_because = "returned", verdict.sentence[:200]
        subsidy.decided_on = subsidy.reviewed_on = subsidy.notice = subsidy.payment = None
        subsidy.save()


def _settle(batch, verdicts):
    """A batch is settled when every order has its answer, and no money is out but what is paid. What
    a bank says afterwards, as that it had to take something back, opens it again."""
    orders = list(batch.orders.all())
    account = balance(dues(batch), verdicts)
    agreed = all(order.state in {Standing.PAID, *UNPAID} for order in orders)
    is_settled = agreed and account.is_settled
    assert account.bank == paid(orders) or not is_settled, "to the fen"
    state = batch.State.SETTLED if is_settled else batch.State.SENT
    if state != batch.state:
        batch.state = state
        batch.save(update_fields=["state"])


def paid(orders):
    done = (order.amount for order in orders if order.state == Standing.PAID)
    return sum(done, Decimal("0.00"))
