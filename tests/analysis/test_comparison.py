"""Texts side by side: the values behind the view and the command."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.conftest import Made
from tests.analysis.sources.test_claim_sources import event_of
from tui import child_process, child_task
from tui.analysis import comparison_process
from tui.analysis.comparison import Comparison, articles_of, compare_articles, rank_similar_articles
from tui.analysis.comparison_report import comparison_json, comparison_lines, plain_words, reach_words
from tui.analysis.text_alignment import Alignment
from tui.index.query import parse_query
from tui.index.sqlite_store import SqliteStore
from tui.model.records import Article, Ref
from tui.model.text_reuse import merge_spans

MISSION, COOPERATION = "russie-niger-mission-a-moscou", "cooperation-militaire-niger-russie"
ONE = (
    "Les deux pays ont convenu d’intensifier les actions communes pour stabiliser la situation dans la "
    "région, a ajouté le ministère dans un communiqué publié mardi soir."
)
BEFORE = "Rien de tout cela ne se trouve ailleurs : ces mots sont les siens."


def article_in(store: SqliteStore, name: str) -> Article:
    (article,) = store.read([Ref("article", name)])
    assert isinstance(article, Article)
    return article


def written(name: str, body: str) -> Article:
    return Article(id=name, title=name.upper(), body=body)


def test_the_two_articles_differ_on_the_visit(shipped_store: SqliteStore) -> None:
    articles = [article_in(shipped_store, name) for name in (MISSION, COOPERATION)]
    found = compare_articles(shipped_store, articles)
    assert found.shared == ()
    said = {(str(fact.event), fact.about): fact.values for fact in found.facts}
    assert said["event:visite-a-moscou", "start"] == (
        ("2024-01-15", ("Ousmane Diallo",)),
        ("2024-01-16", ("RFI",)),
    )
    assert ("event:visite-a-moscou", "details.delegation") in said
    lines = list(comparison_lines(found))
    assert any("start: 15 January 2024 (Ousmane Diallo) | 16 January 2024 (RFI)" in line for line in lines)
    assert "no shared passages" in lines


def test_all_sources_of_an_event(shipped_store: SqliteStore) -> None:
    event = event_of(shipped_store, "visite-a-moscou")
    found = compare_articles(shipped_store, articles_of(shipped_store, event), event)
    assert [article.id for article in found.articles] == [MISSION, COOPERATION]
    start = found.facts[0]
    assert start.values[1] == ("2024-01-16", ("RFI", "Sputnik"))  # the link's too
    value = msgspec.json.decode(msgspec.json.encode(comparison_json(found)))
    assert [side["id"] for side in value["sides"]] == [f"article:{MISSION}", f"article:{COOPERATION}"]
    assert value["facts"][0]["values"][0] == {"value": "2024-01-15", "sources": ["Ousmane Diallo"]}


def test_of_an_events_sources_those_that_fit(shipped_store: SqliteStore) -> None:
    event = event_of(shipped_store, "visite-a-moscou")
    found = compare_articles(
        shipped_store, articles_of(shipped_store, event), event, query=parse_query("source:RFI")
    )
    assert [article.id for article in found.articles] == [COOPERATION]
    assert (found.fitting, found.known, found.facts) == (1, 2, ())  # what one source says does not differ
    assert reach_words(found) == "1 of 2 articles"
    assert (
        rank_similar_articles(shipped_store, article_in(shipped_store, MISSION), parse_query("on:2023")) == []
    )


def test_texts_of_one_agency_have_names_of_their_own() -> None:
    def of(id: str, **fields: str) -> Article:
        return Article(id=id, title="T", source="AFP", **fields)  # type: ignore[arg-type]

    articles = (of("a", publisher="L’Essor"), of("b", date="2024-10-02"), of("c", date="2024-10-03"))
    assert Comparison(articles, (), ()).labels == (
        "L’Essor (AFP)",
        "AFP, 2 October 2024",
        "AFP, 3 October 2024",
    )
    assert Comparison(articles[:1], (), ()).labels == ("AFP",)


def test_how_many_of_the_sources_are_compared() -> None:
    articles = tuple(written(str(n), ONE) for n in range(6))
    assert reach_words(Comparison(articles, (), (), fitting=6, known=6)) == ""
    assert reach_words(Comparison(articles, (), (), fitting=24, known=24)) == "the first 6 of 24 articles"
    said = reach_words(Comparison(articles, (), (), fitting=24, known=61))
    assert said == "the first 6 of 24 articles that match, of 61"
    assert plain_words(Comparison(articles, (), ())) == "identical texts"
    assert plain_words(Comparison((articles[0], written("e", " ")), (), ())) == "text 2 is empty"


def test_changed_words_are_marked_on_both_sides(shipped_store: SqliteStore) -> None:
    other = (
        ONE.replace("communes", "conjointes")
        .replace("mardi soir", "soir")
        .replace("dans la", "dans toute la")
    )
    articles = written("a", f"{BEFORE}\n\n{ONE}"), written("b", f"{other}\n\n{ONE[:20]}")
    found = compare_articles(shipped_store, articles)
    (shared,) = found.shared
    (one_start, _), (other_start, _) = shared.spans
    assert (one_start, other_start) == (len(BEFORE) + 2, 0)
    words = [(articles[0].body[slice(*a)], articles[1].body[slice(*b)]) for a, b in shared.changes]
    assert words == [("communes", "conjointes"), ("", "toute"), ("mardi", "")]
    assert [articles[0].body[slice(*span)] for span in found.changes_of(0)] == ["communes", "mardi"]
    assert 0.5 < found.share(0) < 0.8 < found.share(1)
    assert "    ∅ → toute" in list(comparison_lines(found))


def test_a_text_with_itself_and_with_an_empty_one(shipped_store: SqliteStore) -> None:
    article = article_in(shipped_store, MISSION)
    found = compare_articles(shipped_store, [article, article])
    (shared,) = found.shared
    assert shared.spans[0] == shared.spans[1] and shared.changes == ()
    assert found.share(0) > 0.99 and found.facts == ()
    found = compare_articles(shipped_store, [article, written("empty", "")])
    assert (found.shared, found.facts, found.share(1)) == ((), (), 0.0)
    assert Alignment(found, 0, 1)(500) == 0


def test_differences_in_a_long_passage(shipped_store: SqliteStore) -> None:
    words = [f"m{n}" for n in range(9_000)]
    other = [*words[:2_500], "autre", *words[2_501:5_999], *words[6_001:], "fin"]
    articles = written("a", " ".join(words)), written("b", " ".join(other))
    found = compare_articles(shipped_store, articles)
    (shared,) = found.shared
    said = [(articles[0].body[slice(*a)], articles[1].body[slice(*b)]) for a, b in shared.changes]
    assert said == [("m2500", "autre"), ("m5999 m6000", "")]


def test_it_can_be_stopped(shipped_store: SqliteStore) -> None:
    articles = written("a", ONE * 2_000), written("b", ONE * 2_000)
    assert not compare_articles(shipped_store, articles, stopped=lambda _share: True).whole


def test_the_likeliest_first_and_never_itself(shipped_store: SqliteStore) -> None:
    found = rank_similar_articles(shipped_store, article_in(shipped_store, MISSION))
    assert [article.id for article, _ in found] == [COOPERATION]
    assert found[0][1] == "5 events, 6 actors"


def test_all_that_two_articles_have_in_common_is_counted(made: Made) -> None:
    people = [f"Ada{letter}" for letter in "abcdefghijklmnopqrst"]
    store = made(
        {f"actors/{name.lower()}.md": f"---\nname: {name}\ntype: person\n---\n" for name in people}
        | {
            "articles/one.md": f"---\ntitle: {people[0]}\n---\n{', '.join(people[1:])}.\n",
            "articles/two.md": f"---\ntitle: Deux\n---\n{', '.join(people[:15])}.\n",
            "articles/far.md": f"---\ntitle: Trois\n---\n{', '.join(people[18:])}.\n",
        }
    )
    found = rank_similar_articles(store, article_in(store, "one"))
    assert [(article.id, why) for article, why in found] == [("two", "15 actors"), ("far", "2 actors")]


def test_shared_passages_meet_when_scrolled(shipped_store: SqliteStore) -> None:
    articles = written("a", f"{BEFORE}\n\n{ONE}"), written("b", f"{ONE}\n\n{BEFORE}")
    found = compare_articles(shipped_store, articles)
    there, back = Alignment(found, 0, 1), Alignment(found, 1, 0)
    at = articles[0].body.index("Les deux")
    assert there(at) == 0 and back(0) == at  # the longer passage counts, not the one that crosses it
    assert there(at + 40) == 40
    assert there(len(articles[0].body)) == len(articles[1].body)


SPANS = st.lists(
    st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda s: (min(s), max(s))), max_size=8
)


@given(SPANS)
def test_merged_spans_cover_the_same(spans: list[tuple[int, int]]) -> None:
    def covered(spans: list[tuple[int, int]]) -> set[int]:
        return {at for start, end in spans for at in range(start, end)}

    found = merge_spans(spans)
    assert covered(found) == covered(spans)
    assert all(one[1] < other[0] for one, other in pairwise(found))


@given(st.lists(st.integers(0, 3), max_size=6), st.integers(0, 999))
def test_an_alignment_never_goes_back(order: list[int], offset: int) -> None:
    parts = [f"p{part} " * 20 for part in range(4)]
    one = written("a", "".join(parts))
    other = written("b", "".join(parts[part] for part in order))
    from tui.analysis.comparison_process import SharedTexts
    from tui.model.text_reuse import find_shared_passages

    shared = tuple(
        SharedTexts((0, 1), (p.one, p.other), p.kept, ()) for p in find_shared_passages(one.body, other.body)
    )
    there = Alignment(Comparison((one, other), shared, ()), 0, 1)
    assert 0 <= there(offset) <= there(offset + 1) <= len(other.body)


@pytest.mark.parametrize("names", [[], ["a"]])
def test_too_few_articles_share_nothing(shipped_store: SqliteStore, names: list[str]) -> None:
    assert compare_articles(shipped_store, [written(name, ONE) for name in names]).shared == ()


LONG = [f"m{n} n{n * 7} r{n * 13}" for n in range(20_000)]


def test_long_texts_are_compared_in_a_child() -> None:
    one = " ".join(LONG)
    bodies = [one, " ".join([*LONG[:9_000], "autre", *LONG[9_001:]]), ""]
    assert sum(map(len, bodies)) > comparison_process.MIN_SUBPROCESS_CHARS
    found = comparison_process.find_shared_in_texts(bodies, lambda _share: False)
    (shared,) = found
    assert (shared.sides, shared.kept) == ((0, 1), 60_000 - 3)
    assert one[slice(*shared.changes[0][0])] == "m9000"
    assert found == comparison_process._compare_pairs(bodies, lambda _share: False)


def test_a_child_is_ended_when_its_work_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    children: list[child_process.ChildProcess] = []

    class Noted(child_process.ChildProcess):
        def __init__(self, module: str) -> None:
            super().__init__(module)
            children.append(self)

    monkeypatch.setattr(child_task, "ChildProcess", Noted)
    bodies = [" ".join(LONG), " ".join(LONG[::-1])]
    assert comparison_process.find_shared_in_texts(bodies, lambda _share: bool(children)) == ()
    (child,) = children
    assert child._process.returncode is not None


def test_without_a_child_this_process_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_module: str) -> None:
        raise OSError("no processes here")

    monkeypatch.setattr(child_task, "ChildProcess", none)
    text = " ".join(LONG)
    (shared,) = comparison_process.find_shared_in_texts([text, text], lambda _share: False)
    assert shared.kept == 60_000
