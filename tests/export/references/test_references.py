"""Articles as references, read back by the programs that keep references, and by our own reader."""

from __future__ import annotations

import json
import warnings
from typing import Any

import bibtexparser
import pytest
import rispy

from tests.export.conftest import export_text
from tui.export.references.bibtex import bibtex_entry
from tui.export.references.copy_forms import COPY_FORMS, CopyForm, format_copy
from tui.export.references.csl_json import csl_date, split_author
from tui.export.selection import Selection
from tui.model.records import Actor, Article

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of bibtexparser itself
ARTICLE = Article(
    id="a",
    title="Niger : « un pas »",
    date="2024-03-01",
    authors=("Awa Sow",),
    source="RFI",
    url="https://a.b/c_d",
    accessed="2026-11-28",
    lang="fr",
)


def bibliography(items: list[dict[str, Any]]) -> list[str]:
    """Return the references that citeproc makes of items, in a style that comes with it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from citeproc import (
            Citation,
            CitationItem,
            CitationStylesBibliography,
            CitationStylesStyle,
            formatter,
        )
        from citeproc.source.json import CiteProcJSON

        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        made = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
        for item in items:
            made.register(Citation([CitationItem(item["id"])]))
        return [str(entry) for entry in made.bibliography()]


def test_csl_json_is_cited_by_citeproc(shipped: Selection, hostile: Selection) -> None:
    references = bibliography(json.loads(export_text("csl-json", shipped)))
    assert any("Ousmane Diallo" in entry and "2024" in entry for entry in references)
    assert any("portailinfo.bj" in entry for entry in references)
    item = next(one for one in json.loads(export_text("csl-json", hostile)) if one["id"] == "a.b-C")
    assert item["author"] == [
        {"family": "DIALLO", "given": "Ousmane"},
        {"family": "Sow", "given": "Awa"},
        {"literal": "+1 La rédaction"},
    ]
    assert item["accessed"] == {"date-parts": [[2026, 11, 28]]}
    assert len(bibliography([item])) == 1


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024-01-19?", {"date-parts": [[2024, 1, 19]], "circa": True}),
        ("2024-01-15/2024-01-18", {"date-parts": [[2024, 1, 15], [2024, 1, 18]]}),
        ("2024-01-15/..", {"date-parts": [[2024, 1, 15]], "circa": True}),
        ("2024-22", {"date-parts": [[2024]], "season": 2}),
        ("2024-XX", {"date-parts": [[2024]]}),
        ("[2024,2025]", {"literal": "[2024,2025]"}),
        (None, None),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(edtf: str | None, expected: object) -> None:
    assert csl_date(edtf) == expected


def test_bibtex_is_read(shipped: Selection, hostile: Selection) -> None:
    entries = bibtexparser.loads(export_text("bibtex", shipped)).entries_dict
    moscow = entries["cooperation-militaire-niger-russie"]
    assert (moscow["journal"], moscow["year"], moscow["urldate"]) == ("portailinfo.bj", "2024", "2026-11-20")
    entry = bibtexparser.loads(export_text("bibtex", hostile)).entries_dict["a.b-C"]
    assert entry["author"] == "DIALLO, Ousmane and Sow, Awa and {+1 La rédaction}"
    assert entry["journal"] == (
        r"@Sahel \textbraceleft{}\textbackslash{}LaTeX\textbraceright{} 100 \% \& \_co\_"
    )
    assert entry["keywords"] == r"\$x\textasciicircum{}2\textasciitilde{}y\#z"
    assert "%7B2%7D%22%3E%3C" in entry["url"]


def test_a_brace_without_its_pair_swallows_no_entry() -> None:
    articles = [Article(id=f"a{number}", title=title) for number, title in enumerate(("{ a", "b }", "c"))]
    entries = bibtexparser.loads("\n".join(map(bibtex_entry, articles))).entries_dict
    assert set(entries) == {"a0", "a1", "a2"}


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("Diallo, Ousmane", "Ousmane", "Diallo"),
        ("Ousmane DIALLO", "Ousmane", "DIALLO"),
        ("RFI, AFP, Reuters", "", "RFI, AFP, Reuters"),
    ],
)
def test_the_name_of_an_author_is_parted_where_it_is_plain(name: str, given: str, family: str) -> None:
    assert split_author(name) == (given, family)


def test_ris_is_read(shipped: Selection, hostile: Selection) -> None:
    entries = {entry["id"]: entry for entry in rispy.loads(export_text("ris", shipped))}
    moscow = entries["cooperation-militaire-niger-russie"]
    assert (moscow["type_of_reference"], moscow["secondary_title"]) == ("NEWS", "portailinfo.bj")
    assert (moscow["year"], moscow["date"]) == ("2024", "2024/01/19/")
    entry = {one["id"]: one for one in rispy.loads(export_text("ris", hostile))}["a.b-C"]
    assert entry["authors"] == ["DIALLO, Ousmane", "Sow, Awa", "+1 La rédaction"]


def test_a_french_article_is_cited_in_french_in_every_form() -> None:
    words = "Ils ont « convenu d’intensifier"
    copies = {form: format_copy(form, ARTICLE, words) for form in COPY_FORMS}
    assert copies["quotation"] == (
        "«\u00a0Ils ont “convenu d’intensifier”\u00a0», Niger : « un pas », RFI, 1er mars 2024, https://a.b/c_d,"
        " consulté le 28 novembre 2026"
    )
    assert copies["markdown"] == (
        "> «\u00a0Ils ont “convenu d’intensifier”\u00a0»\n>\n> — [Niger : « un pas »](https://a.b/c_d), RFI,"
        " 1er mars 2024, consulté le 28 novembre 2026"
    )
    (item,) = json.loads(copies["csl-json"])
    assert item["annote"] == "«\u00a0Ils ont “convenu d’intensifier”\u00a0»"
    on_one_line = item["annote"].replace("\u00a0", " ")  # their fields have one kind of blank
    assert bibtexparser.loads(copies["bibtex"]).entries[0]["annote"] == on_one_line
    assert rispy.loads(copies["ris"])[0]["notes"] == [on_one_line]


@pytest.mark.parametrize("form", COPY_FORMS)
def test_what_is_no_article_is_quoted(form: CopyForm) -> None:
    actor = Actor(id="modi", name="Salifou Modi", type="person")
    assert "ministre" in format_copy(form, actor, "ministre") and "Salifou Modi" in format_copy(
        form, actor, "Salifou Modi"
    )
