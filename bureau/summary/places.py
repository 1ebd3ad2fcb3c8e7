"""Every place at once, with what charts need to know of it: for pages that show many."""

from django.db.models import Count, OuterRef, Subquery, Value
from django.db.models.functions import JSONObject

from bureau.base.scope import EVERYWHERE, scope
from veterans.models import CircleMembership, EconomicCircle, Region, Veteran
from veterans.models.region import short_code


class Places:
    """The register of places, read in one query, however many pages of it are shown."""

    def __init__(self, day, *, with_veterans=False):
        """With the circles as they stood on a day; for who asks, with the veterans registered today."""
        circles = CircleMembership.objects.open_on(day).filter(city=OuterRef("pk"))
        circle = JSONObject(code="circle_id", name="circle__name", name_en="circle__name_en")
        register = Veteran.objects.filter(region=OuterRef("pk")).order_by().values("region")
        registered = Subquery(register.values(found=Count("pk"))) if with_veterans else Value(0)
        asked = Region.objects.annotate(
            circle=Subquery(circles.values(found=circle)[:1]), registered=registered
        )
        with scope(EVERYWHERE):  # how many there are is everybody's to read
            self.all = list(asked)
        self._by_code = {place.code: place for place in self.all}

    def by_code(self, code):
        try:
            return self._by_code[short_code(code)]
        except KeyError:
            raise Region.DoesNotExist from None

    def parts(self, place):
        return [each for each in self.all if each.parent_id == place.code]

    @property
    def cities(self):
        return [each for each in self.all if each.level == Region.Level.CITY]

    def circles(self):
        """{circle: its cities}, on the day asked for."""
        found = {}
        for city in self.cities:
            if city.circle:
                found.setdefault(EconomicCircle(**city.circle), []).append(city)
        return found

    def veterans(self, *places):
        """How many veterans the register knows in these places, and all they contain."""
        codes = tuple(place.code for place in places)
        return sum(each.registered or 0 for each in self.all if each.code.startswith(codes))
