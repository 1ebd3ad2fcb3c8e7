from bureau.base.jobs import periodic
from bureau.base.scope import EVERYWHERE
from programs.findings.search import search


@periodic(EVERYWHERE, "30 18 * * *")  # half past two at night in Shandong
def search_for_doubts():
    search()
