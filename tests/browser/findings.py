"""What axe-core has to say of a page."""

from axe_playwright_python.sync_playwright import Axe


def serious(page):
    results = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{finding['id']}: {node['html'][:120]}"
        for finding in results
        if finding["impact"] in {"serious", "critical"}
        for node in finding["nodes"]
    ]
