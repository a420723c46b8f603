"""Numbers of French prose, with what limits them."""

from __future__ import annotations

import pytest

from tui.languages.french.news.numbers import find_numbers
from tui.model.figures import format_figure
from tui.model.text import fold


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Au moins douze soldats", ["≥ 12"]),
        ("Douze militaires au moins", ["≥ 12"]),
        ("une vingtaine d’autres, vingt et un blessés", ["16–24", "21"]),
        ("près de 300 personnes, environ 1 200", ["270–300", "1080–1320"]),
        ("entre 20 et 30 morts, dix, voire douze blessés", ["20–30", "10–12"]),
        ("2 à 3 millions de francs", ["2000000–3000000"]),
        ("15'000 marcheurs, 3’400’000 francs, l’an 40 d’avant", ["15000", "3400000", "40"]),
        ("30 milliards de FCFA, 45,7 millions d’euros", ["30000000000", "45700000"]),
        ("quatre-vingt-dix-sept cas, quatre-vingts votants, soixante et onze autres", ["97", "80", "71"]),
        ("deux cent quarante mille, mille deux cents", ["240000", "1200"]),
        ("trois centaines de maisons, des dizaines de milliers d’autres", ["300", "20000–99000"]),
        ("plusieurs centaines, un millier, une demi-douzaine, une bonne centaine",
         ["200–999", "800–1200", "5–7", "80–120"]),
        ("un bilan provisoire de neuf", ["≥ 9"]),
        ("plus de trente, moins de dix", ["30–45", "0–10"]),
        ("un peu plus de 200, à peine plus de trente", ["200–220", "30–33"]),
        ("plus d’une centaine, un million deux cent mille", ["100–180", "1200000"]),
        ("10,000 déplacés, 2,750 soldats, 1,120 million de marcheurs", ["10000", "2750", "1120000"]),
        ("2,750 tonnes de riz, 3,5 tonnes de sorgho", ["3.5"]),
        ("un score qui frôle les 60 %", ["54–66"]),
        ("depuis 2014, début 2019, les marcheurs de 1789, le déficit en 2019 à 3,2 %", ["3.2"]),
        ("en 2000 rassemblements, pour 1950 francs, la foule de 2015", ["2000", "1950", "2015"]),
        ("à 22 h 25, vers 14 h, à 15h30, le G5, les 4x4 et la 3e fois", []),
    ],
)  # fmt: skip
def test_numbers_are_read_as_french_writes_them(text: str, figures: list[str]) -> None:
    ones = [one for one in find_numbers(fold(text)) if text[one.start : one.end].lower() != "un"]
    assert [format_figure(one) for one in ones] == figures
