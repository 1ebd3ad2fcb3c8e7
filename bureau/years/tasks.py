from bureau.base.jobs import periodic
from bureau.base.scope import EVERYWHERE
from bureau.years import nightly


@periodic(EVERYWHERE, "41 17 * * *")
def look_again():
    nightly.look_again()
