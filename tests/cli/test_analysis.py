"""The views as commands: what they print for people and for programs, and how they end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tui.corpus.bundled import bundled_corpus_path

COOPERATION = "article:cooperation-militaire-niger-russie"
MISSION = "article:russie-niger-mission-a-moscou"


def test_concordance(run: Run) -> None:
    lines = run("concordance", "actor:salifou-modi", "--json").values
    assert [set(line) for line in lines] == [
        {"article", "start", "end", "in_title", "left", "exact", "right", "date", "source"}
    ] * 3
    article = run("show", COOPERATION, "--json").value
    for line in lines:
        assert article["body"][line["start"] : line["end"]] == line["exact"]
    printed = run("concordance", "actor:salifou-modi", "--sort", "right", COLUMNS="100")
    assert (printed.code, printed.err, len(printed.out.splitlines())) == (0, "", 3)
    key_words = {
        max(line.find("Salifou Modi"), line.find("général Modi") + 8) for line in printed.out.splitlines()
    }
    assert len(key_words) == 1

    first = run("concordance", "visite", "--in", COOPERATION, "--limit", "1")
    assert (first.code, first.err) == (0, "only the first 1 are shown; --limit N shows more\n")


def test_network(run: Run) -> None:
    found = run("network", "salifou-modi", "--by", "event", "--rank", "count", "--json").value
    assert (found["id"], found["within"], found["units"]) == ("actor:salifou-modi", "event", 29)
    assert set(found["companions"][0]) == {"id", "title", "type", "shared", "own", "g2"}
    shared = [each["shared"] for each in found["companions"]]
    assert shared == sorted(shared, reverse=True)
    printed = run("network", "actor:salifou-modi").out
    assert printed.startswith("Salifou Modi: in 3 of ") and "█" in printed


def test_timeline(run: Run) -> None:
    rows = run("timeline", "--json").values
    assert len(rows) == 31
    assert {row["kind"] for row in rows} == {"article", "event"}
    *begins, undated = [row["earliest"] or row["latest"] for row in rows]
    assert (begins, undated) == (sorted(begins), None)
    visit = next(row for row in rows if row["id"] == "event:visite-a-moscou")
    assert (visit["earliest"], visit["latest"], visit["differs"]) == ("2024-01-15", "2024-01-18", True)
    assert all(row["kind"] == "event" for row in run("timeline", "niger", "--kind", "event", "--json").values)
    printed = run("timeline", COLUMNS="80").out.splitlines()
    assert "┬" in printed[1] and "Jan 23" in printed[2] and max(map(len, printed)) <= 80


@pytest.mark.parametrize(
    "args",
    [
        ("concordance", "xyzzy"),
        ("concordance", "actor:nobody"),
        ("concordance", "niger", "--in", "nothing"),
        ("network", "nobody"),
        ("network", "abuja", "--by", "event"),
        ("timeline", "nobody"),
        ("timeline", "--query", "source:AFP"),
        ("frequency", "--query", "source:AFP"),
    ],
)
def test_nothing_found_is_said_by_the_exit_code(run: Run, args: tuple[str, ...]) -> None:
    done = run(*args, "--json")
    assert (done.code, bool(done.err or done.out)) == (1, True)


def test_differences(run: Run) -> None:
    found = run("differences", "--on", "start", "--since", "2024", "--json").values
    assert [each["id"] for each in found] == [
        "event:visite-a-moscou",
        "event:visite-de-lamine-zeine-a-teheran",
        "event:etape-turque-de-la-tournee",
    ]
    shown = run("show", "event:visite-a-moscou", "--json").value
    assert found[0]["disagreements"] == shown["disagreements"]
    assert "delegation" in run("differences").out
    assert run("differences", "--on", "place").code == 1
    wrong = run("differences", "--on", "colour")
    assert (wrong.code, wrong.out) == (2, "")
    assert wrong.err.endswith(
        "--on takes start, end, place, participants, audience, delegation, documents, etapes, zone\n"
    )


def test_frequency_and_what_narrows_every_view(run: Run) -> None:
    months = run("frequency", "--json").values
    january, undated = next(month for month in months if month["date"] == "2024-01"), months[-1]
    assert (january["articles"], january["events"]) == (2, 14)
    assert undated == {"date": None, "articles": 0, "events": 1, "ongoing": 0}
    assert sum(month["events"] for month in months) == 29
    narrowed = run("frequency", "niger", "--query", "source:RFI", "--since", "2024", "--per", "day", "--json")
    assert [day["date"] for day in narrowed.values if day["articles"]] == ["2024-01-19"]
    assert "█" in run("frequency", COLUMNS="60").out
    rows = run("timeline", "--query", "type:consult", "--until", "2023-12", "--json").values
    assert {row["id"] for row in rows if row["kind"] == "event"} == {
        "event:rencontres-anterieures-a-niamey",
        "event:visite-d-une-delegation-russe-a-niamey",
    }
    company = run("network", "niger", "--by", "article", "--query", "source:RFI", "--json").value
    assert (company["units"], company["own"]) == (1, 1)
    every = run("concordance", "actor:niger", "--json").values
    some = run(
        "concordance", "actor:niger", "--query", "source:RFI", "--since", "2024-01-16", "--json"
    ).values
    assert some == [line for line in every if line["source"] == "RFI"] != every
    visit = run("compare", "event:visite-a-moscou", "--query", "source:RFI", "--json").value
    assert ([side["source"] for side in visit["sides"]], visit["fitting"], visit["known"]) == (["RFI"], 1, 2)
    nothing = run("compare", "event:visite-a-moscou", "--query", "source:AFP")
    assert (nothing.code, nothing.err) == (1, "none of the 2 articles that report it match\n")
    chosen = run("compare", COOPERATION, COOPERATION, "--query", "source:RFI")
    assert (chosen.code, "only the sources of an event" in chosen.err) == (2, True)
    assert run("suggest", "--query", "source:nobody").code == 1
    wrong = run("timeline", "--since", "hier")
    assert (wrong.code, wrong.err.count("“hier” is not a date")) == (2, 1)
    odd = run("timeline", "--query", "couleur:bleu", "--json")
    assert (odd.code, odd.out, "there is no field “couleur”" in odd.err) == (2, "", True)


@pytest.mark.parametrize(
    "args",
    [
        ("timeline", "--json"),
        ("frequency",),
        ("network", "niger"),
        ("concordance", "niger"),
        ("differences",),
        ("suggest",),
        ("compare", "event:visite-a-moscou"),
    ],
)
def test_a_period_that_ends_before_it_begins_is_wrong_use(run: Run, args: tuple[str, ...]) -> None:
    done = run(*args, "--since", "2024-02", "--until", "2024-01")
    assert (done.code, done.out) == (2, "")
    assert done.err == "niger-tui: --since 2024-02 is after --until 2024-01\n"


def test_a_period_is_read_as_days(run: Run) -> None:
    rows = run(
        "timeline", "--kind", "article", "--since", "2024-01", "--until", "2024-01-15", "--json"
    ).values
    assert [row["date"] for row in rows] == ["2024-01-15/.."]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("network", "salifou"), ["there is no actor salifou", "perhaps: actor:salifou-modi  Salifou Modi"]),
        (
            ("frequency", "zeine"),
            ["there is no actor zeine", "perhaps: actor:ali-lamine-zeine  Ali Lamine Zeine"],
        ),
        (("timeline", "x"), ["there is no actor x"]),
        (("concordance", "actor:x"), ["there is no actor x"]),
        (("show", "nope"), ["there is no record nope"]),
        (("compare", "a", "b"), ["there is no record a"]),  # a letter stands for nobody
        (
            ("network", "teheran,serbie"),
            [
                "there is no actor teheran,serbie",
                "perhaps: actor:teheran  Téhéran",
                "perhaps: actor:serbie  Serbie",
            ],
        ),
        (
            ("compare", "visite-a-moscou"),
            [
                "there is no record visite-a-moscou",
                "perhaps: event:visite-a-moscou  Visite du Premier ministre nigérien à Moscou",
            ],
        ),
    ],
)
def test_what_is_not_there_and_what_may_be_meant(run: Run, args: tuple[str, ...], said: list[str]) -> None:
    done = run(*args)
    assert (done.code, done.out, done.err.splitlines()) == (1, "", said)


def test_a_folder_that_is_taken_for_an_actor_is_told_how_it_is_named(run: Run, tmp_path: Path) -> None:
    done = run("--plain", "timeline", str(tmp_path))
    assert done.code == 1 and f"perhaps: --corpus {tmp_path}" in done.err


def test_lists_have_their_dates_in_words(run: Run) -> None:
    lines = run("events").out.splitlines()
    assert "26 July 2023: Coup d’État au Niger (event:coup-d-etat-au-niger)" in lines


def test_help_says_whether_json_is_one_document_or_many(run: Run) -> None:
    assert "a document on each line" in run("search", "--help").out
    assert "one JSON document" in run("show", "--help").out


def test_events_found_in_articles_and_what_they_differ_on(run: Run, tmp_path: Path) -> None:
    """The two articles that ship, without what was written down: one visit, of which the start differs."""
    for article in bundled_corpus_path().glob("articles/*.md"):
        (tmp_path / "corpus/articles").mkdir(parents=True, exist_ok=True)
        (tmp_path / "corpus/articles" / article.name).write_bytes(article.read_bytes())
    corpus = ("--corpus", str(tmp_path / "corpus"))
    visit = run("events", "--found", "--json", *corpus).value
    assert {one["article"] for one in visit["articles"]} == {COOPERATION, MISSION}
    assert (visit["type"], visit["date"], visit["place"]) == ("consult", "[2024-01-15..2024-01-16]", "Moscou")
    start = next(one for one in visit["differ"] if one["about"] == "start")
    assert [side["value"] for side in start["values"]] == ["2024-01-15", "2024-01-16"]
    printed = run("differences", "--found", "--on", "start", *corpus)
    assert (
        printed.code == 0
        and "start: 15 January 2024 (russie-niger-mission-a-moscou) or 16 January 2024" in printed.out
    )
    assert run("differences", "--found", "--on", "wounded", *corpus).code == 1
    assert run("timeline", "--kind", "event", *corpus).code == 1
    assert [one["id"] for one in run("timeline", "--kind", "event", "--found", "--json", *corpus).values]
    months, found = (run("frequency", *more, "--json", *corpus).values for more in ((), ("--found",)))
    assert sum(one["events"] for one in months) == 0 < sum(one["events"] for one in found)
    wrong = run("differences", "--found", "--on", "xyzzy", *corpus)
    assert wrong.code == 2 and "--on takes outcome, killed" in wrong.err
    assert len(run("events", "--json").values) == 29


def test_articles_in_other_languages_have_no_events_which_is_said_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "corpus/articles").mkdir(parents=True)
    for lang in ("en", "de"):
        text = f"---\ntitle: T\nlang: {lang}\n---\nTwelve soldiers were killed in an attack.\n"
        (tmp_path / "corpus/articles" / f"{lang}.md").write_text(text, "utf-8")
    done = run("events", "--found", "--corpus", str(tmp_path / "corpus"))
    assert (done.code, done.out) == (1, "")
    said = ["nothing found", "no events are found in 2 articles in other languages (de, en)"]
    assert done.err.splitlines()[-2:] == said
