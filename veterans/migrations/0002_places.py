import csv
from datetime import date
from pathlib import Path

from django.db import migrations

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"

CIRCLES = {
    "shenghui": ("省会经济圈", "Capital Economic Circle"),
    "jiaodong": ("胶东经济圈", "Jiaodong Economic Circle"),
    "lunan": ("鲁南经济圈", "Lunan Economic Circle"),
}
# The province published the plans for the three circles in 2020; no figure is older than that.
CIRCLES_BEGAN_ON = date(2020, 1, 1)


def rows(name):
    with (FIXTURES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def short(code):
    """The codes of the files have six digits; ours have no zeros at their end: 3701, 370102."""
    return code.removesuffix("00").removesuffix("00")


def pinyin(name_en):
    """Tai'an City is taian."""
    return "".join(name_en.split()[:-1]).replace("'", "").lower()


def load(apps, schema_editor):
    places = rows("regions.csv")
    Region = apps.get_model("veterans", "Region")
    Region.objects.bulk_create(
        Region(
            code=short(place["code"]),
            name=place["name_zh"],
            name_en=place["name_en"],
            pinyin=pinyin(place["name_en"]),
            level=place["level"],
            parent_id=short(place["parent"]) or None,
        )
        for place in places
    )
    load_retired_codes(apps)
    load_circles(apps, places)
    load_offices(apps, places)


def load_retired_codes(apps):
    RetiredCode = apps.get_model("veterans", "RetiredCode")
    RetiredCode.objects.bulk_create(
        RetiredCode(
            code=row["old_code"],
            name=row["old_name_zh"],
            successor_id=short(row["successor_code"]),
            note=row["note"],
        )
        for row in rows("regions_retired.csv")
    )


def load_circles(apps, places):
    EconomicCircle = apps.get_model("veterans", "EconomicCircle")
    EconomicCircle.objects.bulk_create(
        EconomicCircle(code=code, name=name, name_en=name_en)
        for code, (name, name_en) in CIRCLES.items()
    )
    CircleMembership = apps.get_model("veterans", "CircleMembership")
    CircleMembership.objects.bulk_create(
        CircleMembership(
            circle_id=place["circle"], city_id=short(place["code"]), began_on=CIRCLES_BEGAN_ON
        )
        for place in places
        if place["level"] == "city"
    )


def load_offices(apps, places):
    """Every place has its bureau, the province's being a department; zones are offices too."""
    Office = apps.get_model("veterans", "Office")
    Office.objects.bulk_create(
        Office(
            region_id=short(place["code"]),
            kind="bureau",
            name=f"{place['name_zh']}退役军人事务{'厅' if place['level'] == 'province' else '局'}",
        )
        for place in places
    )
    Office.objects.bulk_create(
        Office(
            region_id=short(zone["parent"]),
            kind="zone",
            name=zone["name_zh"],
            stat_code=zone["stat_code"],
        )
        for zone in rows("regions_zones.csv")
    )


def unload(apps, schema_editor):
    for name in ["Office", "CircleMembership", "EconomicCircle", "RetiredCode"]:
        apps.get_model("veterans", name).objects.all().delete()
    Region = apps.get_model("veterans", "Region")
    for level in [["county", "county_city", "district"], ["city"], ["province"]]:
        Region.objects.filter(level__in=level).delete()


class Migration(migrations.Migration):
    dependencies = [("veterans", "0001_initial")]

    operations = [migrations.RunPython(load, unload)]
