"""What a person types, and what comes first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.index.query import parse_query
from tui.index.results import SearchHit
from tui.index.search.completion import complete_field
from tui.index.search.search import search, search_more
from tui.index.sql_store import SqlStore
from tui.index.store import CancelToken, RequestCancelled
from tui.model.phonetics import phonetic_key
from tui.model.records import KINDS, Kind, Ref


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("evkurov", "actor:iounous-bek-evkourov"),
        ("yevkurov", "actor:iounous-bek-evkourov"),
        ("Евкуров", "actor:iounous-bek-evkourov"),
        ("evkuro", "actor:iounous-bek-evkourov"),
        ("yunus", "actor:iounous-bek-evkourov"),
        ("overchuk", "actor:alexei-overtchouk"),
        ("Оверчук", "actor:alexei-overtchouk"),
        ("zein", "actor:ali-lamine-zeine"),
        ("zeine lamine", "actor:ali-lamine-zeine"),
        ("salifuo modi", "actor:salifou-modi"),
        ("Моди", "actor:salifou-modi"),
        ("ecowas", "actor:cedeao"),
        ("teheran", "actor:teheran"),
        ("cooperation militaire", "article:cooperation"),
        ("COOPERATION  militaire", "article:cooperation"),
        ("coperation militaire", "article:cooperation"),
        ("coup d'etat", "event:coup"),
        ("récolt", "article:recoltes"),
    ],
)
def test_first(shared: SqlStore, typed: str, first: str) -> None:
    assert str(search(shared, typed).hits[0].ref) == first


def test_words_that_stand_in_a_text_and_among_its_names_find_it(shared: SqlStore) -> None:
    found = search(shared, "modi russie")
    assert "article:cooperation" in [str(hit.ref) for hit in found.hits[:3]]
    (hit,) = found.groups["article"]
    marked = [hit.snippet[start:end] for start, end in hit.snippet_matched] if hit.snippet else []
    assert marked == ["russes", "Salifou Modi"]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("evkurov", "sounds like evkurov"),
        ("overtchuok", "typo: overtchuok → overtchouk"),
        ("tehran", "en: Tehran"),
        ("salifou mody", "also: Salifou Mody"),
        ("Моди", "ru: Салифу Моди"),
        ("tchouk", "tchouk in overtchouk"),
        ("modi", None),
        ("modi tombouctou", "without tombouctou"),
    ],
)
def test_the_reason_says_what_matched(shared: SqlStore, typed: str, reason: str | None) -> None:
    assert shared.search_names("actor", typed)[0].reason == reason


@pytest.mark.parametrize(
    ("typed", "marked"),
    [("evk", ["Evk"]), ("evkurov", ["Evkourov"]), ("bek iounous", ["Iounous", "bek"]), ("ecowas", [])],
)
def test_what_matched_is_marked_as_written(shared: SqlStore, typed: str, marked: list[str]) -> None:
    hit = shared.search_names("actor", typed)[0]
    assert [hit.title[start:end] for start, end in hit.matched] == marked


def test_countries_are_not_found_by_sound(shared: SqlStore) -> None:
    assert phonetic_key("roussy") == phonetic_key("russie")
    assert shared.search_names("actor", "roussy") == []


def test_without_fuzziness_only_what_is_typed_is_found(shared: SqlStore) -> None:
    assert search(shared, "evkurov", fuzzy=False).hits == []
    assert search(shared, "evkour", fuzzy=False).hits[0].ref.id == "iounous-bek-evkourov"


def test_a_passage_shows_the_words_and_says_where(shared: SqlStore) -> None:
    (hit,) = shared.articles(parse_query("sanctions")).items
    assert hit.ref.id == "mission"
    assert hit.snippet and hit.at is not None
    assert [hit.snippet[start:end] for start, end in hit.snippet_matched] == ["sanctions"]
    (article,) = shared.read([hit.ref])
    assert article.body[hit.at : hit.at + len("sanctions")] == "sanctions"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("militaire niger", ["militaire", "Niger", "militaire", "Niger"]),
        ("milit", ["militaire", "militaire"]),  # still being typed
        ('"sa relation"', ["sa relation"]),  # not each of its words
        ("yevkurov", ["Iounous-bek Evkourov"]),
        ("source:rfi", []),
    ],
)
def test_every_place_of_what_is_asked_is_known(shared: SqlStore, typed: str, found: list[str]) -> None:
    (article,) = shared.read([Ref("article", "cooperation")])
    matches = shared.matches(parse_query(typed, unfinished=True), article.ref)
    places = [article.title[start:end] for start, end in matches.title]
    assert places + [article.body[start:end] for start, end in matches.body] == found


@pytest.mark.parametrize("typed", ["cœur", "coeur", "COEUR", "cœur de la visite"])
def test_ligatures_do_not_matter(shared: SqlStore, typed: str) -> None:
    assert [hit.ref.id for hit in shared.articles(parse_query(typed)).items] == ["mission"]


def test_a_word_nothing_has_is_said_to_be_another(shared: SqlStore) -> None:
    page = shared.articles(parse_query("sanctoins"))
    assert [hit.ref.id for hit in page.items] == ["mission"]
    assert page.notes == ("no “sanctoins”; showing sanctions",)
    assert shared.articles(parse_query("sanctoins", fuzzy=False)).items == []


def test_pages_follow_one_another_to_the_end(shared: SqlStore) -> None:
    whole = [hit.ref for hit in shared.articles(parse_query("niger or mil")).items]
    paged, after = [], None
    while True:
        page = shared.articles(parse_query("niger or mil"), after=after, limit=1)
        paged += [hit.ref for hit in page.items]
        after = page.after
        if after is None:
            break
    assert paged == whole and len(set(whole)) == 3


def test_what_was_found_goes_on_to_the_end(shared: SqlStore) -> None:
    found = search(shared, "niger on:2024", limit=1, kinds=["article"])
    pages = [len(found.hits)]
    while found.after is not None:
        found = search_more(shared, found, limit=1)
        pages.append(len(found.hits))
    assert pages == [1, 2]
    assert {hit.ref.id for hit in found.hits} == {"cooperation", "mission"}


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("al", "actor"), ("type:person al", "actor"), ("modi or al", "actor"), ("modi russie mali", "actor"),
     ("rencontre modi", "event"), ("type:consult", "event"), ("v -coup", "event")],
)  # fmt: skip
def test_actors_and_events_go_on_to_the_end(shared: SqlStore, typed: str, kind: Kind) -> None:
    whole = [hit.ref for hit in search(shared, typed).groups[kind]]
    found = search(shared, typed, limit=1)
    assert len(found.groups[kind]) == 1
    while kind in found.more:
        shown = found.groups[kind]
        found = search_more(shared, found, 1, kind=kind)
        assert found.groups[kind][:-1] == shown
    assert {hit.ref for hit in found.groups[kind]} == set(whole)
    assert search(shared, typed).cut == frozenset()


def test_a_search_that_is_cancelled_asks_no_more(shared: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    token, asked = CancelToken(), []
    real = shared.search_names

    def search_names(kind: Kind, *args: object) -> list[SearchHit]:
        asked.append(kind)
        found = real(kind, *args)  # type: ignore[arg-type]
        shared.cancel(token)
        return found

    monkeypatch.setattr(shared, "search_names", search_names)
    with pytest.raises(RequestCancelled):
        search(shared, "niger", token=token)
    assert len(asked) == 2
    monkeypatch.undo()
    assert search(shared, "niger", token=CancelToken()).hits


def test_a_kind_or_a_type_alone_lists_what_is_of_it(shared: SqlStore) -> None:
    assert {hit.ref.id for hit in search(shared, "kind:event").hits} == {"rencontre", "visite", "coup"}
    assert {hit.ref.id for hit in search(shared, "type:organization").hits} == {"cedeao"}
    assert len(search(shared, "kind:actor").hits) == shared.counts().actor


HOSTILE = [
    "", "x", "é", "1", "nofield:x", "author:zzz", "on:2024 " * 2_000, '"' * 9_999, "-a " * 3_000, "kind:",
    "ﬁ", "NEAR(", "NEAR(a b, 3)", "^", "*", "a*", "finish-x", '"', '"""', "'; DROP TABLE record; --",
    "title : x",
    "{title} : x", "😀", "😀 niger", "\u0301\u0301", "(((", "AND OR NOT", "or", "- -", "-", ":", "a:", ":b",
    "actor:", 'actor:"', "on:", "on:2024-99", "after:[..]", "x" * 10_000, "niger " * 2_000, "\x00", "\ud800",
    "niger\n\tmali", "%", "_", "\\", "source:\"'", "-actor:niger", "-kind:actor", "on:9999-12-31",
    "before:0001",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_nothing_typed_breaks_it(shared: SqlStore, text: str) -> None:
    for fuzzy in (True, False):
        for hit in search(shared, text, fuzzy=fuzzy).hits:
            assert all(0 <= start < end <= len(hit.title) for start, end in hit.matched)
            assert all(0 <= start < end <= len(hit.snippet or "") for start, end in hit.snippet_matched)
    for kind in KINDS:
        shared.rows(kind, contains=text)
    shared.count_facets(parse_query(text))
    for cursor in (-1, 0, len(text), len(text) + 9):
        complete_field(shared, text, cursor)
    assert shared.counts().article == 3


@pytest.mark.parametrize(
    "text",
    ["^", "*", '"', '"""', "😀", "\u0301\u0301", "(((", "- -", "-", ":", "%", "\x00", "actor:",
     "on:", "on:2024-99", "after:hier niger", "nofield:x", 'niger "mali', "niger " * 40],
    ids=ascii,
)  # fmt: skip
def test_what_cannot_be_searched_for_is_said(shared: SqlStore, text: str) -> None:
    assert search(shared, text).notes


@settings(max_examples=30)
@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from(["niger", "-", '"', "or", "on:", " ", "mali", "^*"])).map("".join)
)
def test_any_text_may_be_searched(shared: SqlStore, text: str) -> None:
    search(shared, text)
    query = parse_query(text)
    shared.count_facets(query)
    for kind in KINDS:
        shared.rows(kind, query=query)
    shared.dated_rows("event", query)
    shared.matched_articles(query)
    for cursor in (0, len(text) // 2, len(text)):
        done = complete_field(shared, text, cursor)
        assert 0 <= done.start <= done.end <= len(text)
    again = parse_query(str(query))
    assert (again.clauses, again.excluded) == (query.clauses, query.excluded)


def test_a_search_within_a_query_finds_what_its_lists_have(shared: SqlStore) -> None:
    within = parse_query("source:RFI")
    everything, narrowed = search(shared, "niger"), search(shared, "niger", within=within)
    fitting = shared.filter_refs([hit.ref for hit in everything.hits], within)
    assert {hit.ref for hit in narrowed.hits} == set(fitting) < {hit.ref for hit in everything.hits}
    assert search_more(shared, search(shared, "niger", limit=1, within=within), 9, None).after is None
