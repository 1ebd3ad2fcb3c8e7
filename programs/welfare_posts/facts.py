"""What posts say about somebody."""

from bureau.base.facts import Fact
from programs.welfare_posts.models import Placement

FACTS = {
    "is_in_post": Fact(
        records=Placement.objects.taken_up(), subject="veteran", first="began_on", until="ended_on"
    ),
}
