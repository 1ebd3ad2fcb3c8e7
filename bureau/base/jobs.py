"""Work done in the background: in a stated scope, in somebody's name, and again if it was cut off.

A job is a function in the `tasks.py` of an app. One that comes round by itself says for whom:

    @periodic(EVERYWHERE, "* * * * *")
    def seal_events(): ...

Another is asked for, and works in the scope, and in the name, of whoever asks:

    @job
    def write_file(order: Order):
        for place in order.places_left():
            ...
            yield

    write_file.ask(order=order)

Each run is one transaction: of a job that was cut off, by a kill or by a lost database, nothing was
done, and it is done again. A long one yields: then what it did so far stands, and the next run has
to find in its own rows where to go on. A yield is also where it ends when the worker is stopped.

What a job is about are records, and the queue keeps their keys: whatever else a job has to know
stands in a record. So no personal data can be written into the queue.
"""

import inspect
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.db import InterfaceError, OperationalError, models
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import JobAborted
from procrastinate.manager import JobManager

from bureau.base.scope import scope, told

ATTEMPTS = 10  # what is cut off as often may be what cuts the worker off
AGAIN = RetryStrategy(
    max_attempts=ATTEMPTS,
    linear_wait=2,  # seconds more each time
    retry_exceptions=[OperationalError, InterfaceError, JobAborted],
)

# Asked for in the transaction of whoever asks, and gone with it; in a worker, too.
QUEUE = JobManager(DjangoConnector())

END = object()


class Job:
    """A function that a worker runs; `records` are the models of what it is about, by argument."""

    def __init__(self, body, **options):
        self.body = body
        self.name = f"{body.__module__}.{body.__name__}"
        self.records = {
            each.name: each.annotation
            for each in inspect.signature(body, eval_str=True).parameters.values()
        }
        for name, model in self.records.items():
            is_a_model = isinstance(model, type) and issubclass(model, models.Model)
            assert is_a_model, f"{self.name}: {name} has to be a record, annotated with its model."
        self.task = app.task(name=self.name, pass_context=True, retry=AGAIN, **options)(self.run)

    def ask(self, **records):
        """Have it done once the transaction stands, in its scope; the job's number in the queue."""
        place, by = told()
        assert place, "A job is asked for within the scope of a place."
        keys = {"place": place, "user": by.get("user"), "records": self._keys(records)}
        return QUEUE.defer_job(self.task.configure(task_kwargs=keys).job).id

    def _keys(self, records):
        assert records.keys() == self.records.keys(), f"{self.name} is about {[*self.records]}."
        for name, record in records.items():
            assert isinstance(record, self.records[name]), f"{self.name}: {name} is something else."
        return {name: record.pk for name, record in records.items()}

    def run(self, context, *, place, user, records, timestamp=None):
        """What a worker does; the timestamp is that of a round."""
        acting = {"place": place, "by": self._by(user), "number": uuid4()}
        with scope(**acting):
            steps = self.body(**self._found(records))
        if inspect.isgenerator(steps):
            for _step in step_by_step(steps, **acting):
                if context.should_abort():
                    raise JobAborted

    def _by(self, user):
        """Who acts, for the history."""
        if user is None:
            return {"job": self.name}
        return {
            "job": self.name,
            "user": user,
            "username": get_user_model()._default_manager.get(pk=user).get_username(),
        }

    def _found(self, keys):
        """What is not seen from the job's place is not found."""
        return {name: self.records[name]._base_manager.get(pk=key) for name, key in keys.items()}


def step_by_step(steps, **acting):
    """Each step a transaction in a scope: what it did stands, whatever becomes of the next."""
    while True:
        with scope(**acting):
            step = next(steps, END)
        if step is END:
            return
        yield step


def job(body):
    """Declares a job that is asked for."""
    return Job(body)


def periodic(place, cron):
    """Declares a job for a place that comes round; the hours of `cron` are those of UTC.

    While one round lasts the next one waits.
    """

    def declare(body):
        declared = Job(body, lock=f"{body.__module__}.{body.__name__}")
        keys = {"place": place, "user": None, "records": {}}
        app.periodic(cron=cron, task_kwargs=keys)(declared.task)
        return declared

    return declare
