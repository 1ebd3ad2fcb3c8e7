"""How the line's records have to be for figures to count them, and rows that break its rules."""

MADE = {"Admission": {"confirmed": True}}
BROKEN = {
    "AdmissionList": [
        ({"headcount": 0}, "degree_upgrades_admissionlist_names_somebody"),
        ({"signed_off_by": "王敏"}, "degree_upgrades_admissionlist_signature_is_whole"),
    ],
}
