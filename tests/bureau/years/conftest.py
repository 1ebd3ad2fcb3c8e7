import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from bureau.base.models import ReportYear
from bureau.report.models import ReportTemplate
from bureau.staff.models import User

ARTICLE = """
# 数说{年份}
## 抓好能力提升
◆适应培训◆{adaptation_training.attendances:标题}——帮助{adaptation_training.attendances}退役军人。
◆专岗兜底◆{welfare_posts.holders:标题}——在岗{welfare_posts.holders}。
"""


def make(username, place, role):
    user = User.objects.create_user(username, region_id=place, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def first(db):
    """A manager of the province."""
    return make("first", "37", "manager")


@pytest.fixture
def second(db):
    """Another one."""
    return make("second", "37", "manager")


@pytest.fixture
def template(db):
    ReportTemplate.objects.filter(style="article", year=2021).update(body=ARTICLE)


def shut(year, first, second):
    """The year as closed, without the way that led there."""
    for state in ("open", "closing", "closed"):
        closed = state == "closed"
        ReportYear.objects.filter(year=year).exclude(state=state).update(
            state=state,
            closing_by=None if state == "open" else first,
            closed_by=second if closed else None,
            closed_at=timezone.now() if closed else None,
        )
    return ReportYear.objects.get(year=year)


@pytest.fixture
def closed_year(first, second):
    """2021, closed."""
    return shut(2021, first, second)
