"""What posts say about somebody."""

from django.utils.translation import gettext_lazy as _

from bureau.base.facts import Fact
from programs.welfare_posts.models import Placement

FACTS = {
    "is_in_post": Fact(
        says=_("in post"),
        records=Placement.objects.taken_up(),
        subject="veteran",
        first="began_on",
        until="ended_on",
    ),
}
