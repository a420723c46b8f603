"""What the address of a page and the words of a text say of its day and publisher."""

from __future__ import annotations

import pytest

from tui.corpus.extraction.bylines import find_address_date, host_of
from tui.corpus.extraction.raw_text import read_text

STORY = "Un puits a été ouvert lundi à Zinder, dans le sud du pays, a dit le maire devant les habitants."


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("2024/05/07/un-puits", "2024-05-07"),
        ("20240507un-puits/", "2024-05-07"),
        ("afrique/n3/2017/0224/c96852-9182070.html", "2017-02-24"),
        ("societe/4060503-20231102-tempete", "2023-11-02"),
        ("actualites/2020-12-15-reunion", "2020-12-15"),
        ("eco/prix-garanti-20241002", "2024-10-02"),
        ("2023/11/un-puits", "2023-11"),
        ("article-2024131512.html", None),
        ("un-puits?date=20240507", None),
        ("2024/13/07/un-puits", None),
    ],
)
def test_an_address_tells_the_day(path: str, date: str | None) -> None:
    assert find_address_date(f"https://echo.example/{path}") == date


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.echo-du-fleuve.example/a", "echo-du-fleuve.example"),
        ("http://p.echo.example:8080/a", "echo.example"),
        ("https://www.facebook.com/echo/posts/1", None),
        ("https://youtu.be/x", None),
        ("https://localhost/a", None),
        (None, None),
    ],
)
def test_the_host_publishes_unless_anybody_may(url: str | None, host: str | None) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("story", "date"),
    [
        (f"Niamey, 4 déc (ANP)- {STORY} La réunion de ce lundi 4 décembre 2023 a duré.", "2023-12-04"),
        (f"Niamey, 4 déc (ANP)- {STORY}\nAB/CD/ANP 018 Décembre 2023", "2023-12-04"),
        (f"{STORY} Le maire a reçu ce mardi 7 mai 2024 le préfet.", "2024-05-07"),
        (f"Animatrice : Bonjour, nous sommes le jeudi 22 août 2024. {STORY}", "2024-08-22"),
        (f"{STORY}\n\nFait à Niamey, le 14 mai 2024\nLe maire", "2024-05-14"),
        (f"Niamey, 1er Avril 2021 (ANP) -\n\n{STORY}\n\nISD/AS/ANP - 0031 Avril 2021", "2021-04-01"),
        (f"Niamey, 4 déc (ANP)- {STORY} Le 3 mars 2021, il avait plu.", None),
        (f"{STORY} Le maire avait été élu le 3 mars 2021.", None),
    ],
)
def test_a_text_says_which_day_is_today(story: str, date: str | None) -> None:
    assert read_text(f"Un puits à Zinder\n\n{story}").date == date


@pytest.mark.parametrize(
    ("dateline", "date"),
    [
        ("(Agadez, 8/04/2024) ", "2024-04-08"),
        ("[Niamey, le 8 avril 2024] – ", "2024-04-08"),
        ("Rome/Dakar, 9 avril 2024 – ", "2024-04-09"),
        ("DAKAR (Sénégal) / Mercredi 9 avril 2024 : ", "2024-04-09"),
        ("Bamako, 5 février 2024. ", "2024-02-05?"),  # or the day of what is told
        ("Dosso, 7 mai 2024 (ANP). ", "2024-05-07"),
        ("Elle est née à Bamako, le 5 février 2024. ", None),
        ("Le 5 février 2024. ", None),
    ],
)
def test_the_place_and_day_before_a_story_date_it(dateline: str, date: str | None) -> None:
    assert read_text(f"Un puits à Zinder\n\n{dateline}{STORY}").date == date


@pytest.mark.parametrize(
    ("above", "date"),
    [("dimanche 8 février 2026\nspot_img\n", "2026-02-08?"), ("dimanche 8 février 2026\n", "2026-02-08")],
)
def test_a_day_among_the_parts_of_a_page_is_perhaps_that_of_the_copy(above: str, date: str) -> None:
    assert read_text(f"{above}\nUn puits ouvert à Zinder\n\n{STORY}").date == date


@pytest.mark.parametrize("name", ["Anadolu Agency", "Agence Teranga", "Agence de Presse du Lac"])
def test_an_agency_that_signs_is_a_source(name: str) -> None:
    article = read_text(f"Un puits ouvert à Zinder\n\n{STORY}\n\n{STORY}\n\n{name}")
    assert (article.authors, article.source) == ((), name)
