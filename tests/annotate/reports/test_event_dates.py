"""When a reported event was: the day that its own words say, not that of what is said beside it."""

from __future__ import annotations

import pytest

from tests.annotate.reports.test_report_finder import reports_of


@pytest.mark.parametrize(
    ("body", "type_", "date"),
    [
        # of two days in a sentence the one beside the verb
        ("Kofi Adjei, arrêté le 25 avril à Lomé, a été remis en liberté le 9 mai.", "retreat", "2022-05-09"),
        ("Kofi Adjei, détenu depuis le 3 mai, a été libéré le 12 mai.", "retreat", "2022-05-12"),
        ("L’opposant Kofi Adjei, revenu le 2 mai d’Accra, a été arrêté le 11 mai.", "coerce", "2022-05-11"),
        ("Akua Mensah a été reçue le 3 mai à Lomé, et a signé un accord.", "support", "2022-05-03"),
        # a day of what was done to the object
        ("Le 10 mai, le Ghana a dénoncé le prêt accordé à la junte en avril.", "accuse", "2022-05-10"),
        ("Le Togo a dénoncé le 16 mai l’accord conclu en 2012.", "reject", "2022-05-16"),
        ("Le 12 mai, le Ghana a condamné l’attaque menée contre le port le 8 mai.", "accuse", "2022-05-12"),
        # a day of a relative clause
        ("Lundi 16 mai, un poste a été attaqué. L’Union du golfe, que le Togo a quittée le 28 janvier, a "
         "condamné l’attaque.", "accuse", "2022-05-16"),
        ("Lundi 16 mai, un poste a été attaqué. Kofi Adjei, qui avait visité Lima le 2 mai, a condamné "
         "l’attaque.", "accuse", "2022-05-16"),
        # what lasts since a day dates nothing that follows
        ("Kofi Adjei est détenu depuis le 26 juillet 2021. Le Ghana a dénoncé le Togo.", "accuse", None),
    ],
)  # fmt: skip
def test_the_day_is_that_of_the_event(body: str, type_: str, date: str | None) -> None:
    report = [one for one in reports_of(body) if type_ in one.types[:1]][-1]
    assert report.date == date
