"""Numbers, ligatures, begun words and other scripts: what is written in two ways is found by both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.index.conftest import Reader
from tests.stores import stored
from tui.index.query import parse_query
from tui.index.search.search import search, search_more
from tui.index.sql_store import SqlStore
from tui.index.tokenizer import index_words, spelling_variants

TEXTS = {
    "budget": "Le budget atteint 2 500 milliards, soit 10\u202f000 de plus. Un F-16 et la COVID-19.",
    "forces": "Deux F16, 2500 hommes et 10000 obus ; la covid19 recule.",
    "or": "Le prix de l’or monte. Une mine a fermé.",
    "uranium": "Une mine d’uranium emploie beaucoup de monde.",
    "armee": "Les généraux et le général se réunissent.",
    "chine": "尼日尔国防部长在尼亚美与俄罗斯代表团举行会谈。双方讨论了军事合作。東京の新聞によると。",
    "coree": "니제르에서 쿠데타가 일어났다.",
    "presse": "قال وزير الدفاع النيجري إن زيارة نيامي وروسيا مهمة.",
    "paris": "La chaîne Sahel 24 émet de Paris.",
}


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[SqlStore]:
    """A store of short articles."""
    files = {
        f"articles/{id_}.md": f"---\ntitle: T\nsource: {'Sahel 24' if id_ == 'paris' else 'X'}\n---\n{body}\n"
        for id_, body in TEXTS.items()
    }
    store = stored(tmp_path_factory.mktemp("texts"), files)
    yield reader(store)
    store.close()


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        *((typed, {"budget", "forces"}) for typed in ("10000", "10 000", "2500", "2 500", "2\u202f500")),
        *((typed, {"budget", "forces"}) for typed in ("F16", "F-16", "f16", "covid19", "Covid-19")),
        ('"10 000 de plus"', {"budget"}),
        ("500 -milliards", set()),
        ("mine -2500", {"or", "uranium"}),
        ("or", {"or"}),
        ("mine or", {"or"}),
        ("or mine", {"or"}),
        ("or or uranium", {"or", "uranium"}),
        ("mine or uranium", {"or", "uranium"}),
        ("gén*", {"armee"}),
        ('"le gén*"', {"armee"}),
        ("mine -uran*", {"or"}),
        ("source:sah*", {"paris"}),
        ("source:sahel24", {"paris"}),
        ("尼亚美", {"chine"}),
        ("军事合作", {"chine"}),
        ("東京", {"chine"}),
        ("美尼亚", set()),
        ("쿠데타", {"coree"}),
        ("쿠테다", set()),
        ("دفاع", {"presse"}),
        ("روسيا", {"presse"}),
        ("نيجري", {"presse"}),
    ],
)
def test_a_text_is_found_however_it_is_written(texts: SqlStore, typed: str, ids: set[str]) -> None:
    assert {hit.ref.id for hit in texts.articles(parse_query(typed, fuzzy=False)).items} == ids
    query = parse_query(typed)
    assert parse_query(str(query)).clauses == query.clauses


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("10000", ["10 000"]),
        ("F16 covid19", ["F-16", "COVID-19"]),
        ("gén*", ["généraux", "général"]),
        ("尼亚美", ["尼亚美"]),
        ("دفاع", ["الدفاع"]),
    ],
)
def test_what_is_found_is_marked(texts: SqlStore, typed: str, marked: list[str]) -> None:
    snippets = [hit for hit in texts.articles(parse_query(typed)).items if hit.ref.id != "forces"]
    ((text, spans),) = [(hit.snippet or "", hit.snippet_matched) for hit in snippets]
    assert [text[start:end] for start, end in spans] == marked


@pytest.mark.parametrize("contains", ["F16", "f-16", "12 000", "12000", "covid19"])
def test_a_list_is_filtered_by_any_spelling_of_a_number(tmp_path: Path, contains: str) -> None:
    titles = ("Deux F16, 12 000 hommes et la covid-19", "Deux F-16, 12000 hommes et la covid19", "Trois mots")
    files = {f"articles/{n}.md": f"---\ntitle: {title}\n---\nT.\n" for n, title in enumerate(titles)}
    store = stored(tmp_path, files)
    assert {row.ref.id for row in store.rows("article", contains).items} == {"0", "1"}
    store.close()


def test_numbers_have_the_spellings_of_the_press() -> None:
    assert spelling_variants(index_words("1 234 567")) == [("1", "234", "567"), ("1234567",)]
    assert spelling_variants(index_words("20h30")) == [("20h30",), ("20", "h", "30")]
    assert spelling_variants(index_words("0123 ou")) == [("0123", "ou")]
    assert spelling_variants(index_words("le Niger")) == [("le", "niger")]


def test_a_star_elsewhere_than_at_the_end_is_explained() -> None:
    assert parse_query("g*n").notes and not parse_query("gén*").notes


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[SqlStore]:
    """A store in which one name is frequent, and another is in a few old articles."""
    files = {
        f"articles/frequent-{n:03}.md": f"---\ntitle: Boubacar {n}\ndate: 2024-01-{1 + n % 28:02}\n---\n"
        "Boubacar a parlé à Boubacar de Boubacar.\n"
        for n in range(260)
    }
    files |= {
        f"articles/rare-{n}.md": f"---\ntitle: Nouvelle\ndate: 2010-01-0{n}\n---\nLe maire Lavako.\n"
        for n in range(1, 4)
    }
    files["articles/both.md"] = "---\ntitle: Une\ndate: 2009\n---\nLe ministre Boubacar Lavako est là.\n"
    files |= {
        f"actors/b-{n}.md": f"---\nname: Boubacar {name}\ntype: person\n---\n"
        for n, name in enumerate(("Issa", "Sani", "Adamou", "Garba", "Hima", "Moussa"))
    }
    files["actors/l.md"] = "---\nname: Ali Lavakoh\ntype: person\n---\n"
    store = stored(tmp_path_factory.mktemp("crowded"), files)
    yield reader(store)
    store.close()


@pytest.mark.parametrize("typed", ["boubacar lavako bko", "boubacar lavvako bko", "bko lavako boubacar"])
def test_where_nothing_has_all_words_the_rare_ones_count_most(crowded: SqlStore, typed: str) -> None:
    results = search(crowded, typed, limit=10)
    ids = [hit.ref.id for hit in results.groups["article"]]
    assert ids[0] == "both" and set(ids[1:4]) == {"rare-1", "rare-2", "rare-3"}
    assert results.has_some_words and any("rare" in note for note in results.notes)
    assert results.groups["actor"][0].ref.id in ("l", "?boubacar-lavako")


def test_what_has_some_words_goes_on_page_by_page(crowded: SqlStore) -> None:
    results = search(crowded, "lavako bko nihil", limit=2)
    more = search_more(crowded, results, 2)
    ids = [hit.ref.id for hit in more.groups["article"]]
    assert set(ids) == {"both", "rare-1", "rare-2", "rare-3"} and len(ids) == 4
    assert crowded.count_facets(results.narrowed).counted == 4
