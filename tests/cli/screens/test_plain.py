"""`--plain`: every screen as lines in which nothing is drawn, in any locale."""

from __future__ import annotations

import re

import pytest

from tests.cli.conftest import Run

#: Escape sequences, tabs, arrows and lines of boxes, bars, braille: what a screen is drawn with.
DRAWN = re.compile("[\x00-\x09\x0b-\x1f\x7f\u2190-\u21ff\u2500-\u25ff\u2800-\u28ff]|  ")
SCREENS = [
    [], ["articles"], ["actors"], ["events"], ["timeline"], ["timeline", "niger"], ["frequency"],
    ["frequency", "niger", "--per", "day"], ["network", "salifou-modi"],
    ["network", "salifou-modi", "--by", "event"], ["concordance", "actor:salifou-modi"],
    ["concordance", "coopération"], ["keys"], ["differences"], ["compare", "event:visite-a-moscou"],
    ["search", "evkurov"], ["search", "--explain", "evkurov"],
]  # fmt: skip


@pytest.mark.parametrize("words", SCREENS, ids=" ".join)
def test_nothing_is_drawn(run: Run, words: list[str]) -> None:
    done = run(*words, "--plain")
    assert (done.code, done.err) == (0, "")
    lines = [line for line in done.out.split("\n") if line]
    assert lines
    are_keys = words == ["keys"]  # some of which are arrows
    assert [line for line in lines if DRAWN.search(line) and not are_keys] == []


def test_each_line_says_all_of_one_thing(run: Run) -> None:
    timeline = run("--plain", "timeline", "--kind", "event").out.splitlines()
    assert (
        "15–18 January 2024: Visite du Premier ministre nigérien à Moscou (event:visite-a-moscou, "
        "sources differ)" in timeline
    )
    frequency = run("frequency", "--plain").out.splitlines()
    assert "January 2024: 2 articles, 18 events" in frequency
    network = run("network", "--plain", "salifou-modi").out.splitlines()
    assert network[2] == "Russie (actor:russie): together 3, in all 7, strength (G²) 3.9"
    differences = run("differences", "--plain").out.splitlines()
    assert differences[:2] == [
        "16 Sep 23, Création de l’Alliance des États du Sahel (charte du Liptako-Gourma)"
        " (event:creation-de-l-alliance-des-etats-du-sahel)",
        "4 claims; start: 15 or 16 September 2023",
    ]
    assert run("search", "--plain", "evkurov").out.splitlines()[0] == (
        "actor:iounous-bek-evkourov, Iounous-bek Evkourov"
    )
    actors = run("actors", "--limit", "1", "--plain").out.splitlines()
    assert actors == ["Russie (actor:russie, named 19 times)"]


def test_a_screen_may_have_the_name_that_the_explorer_gives_it(run: Run) -> None:
    assert run("--plain", "problems").err == run("check").err == "no problems\n"
    assert run("--plain", "notes").err == run("export", "notes").err
    assert run("--plain", "suggestions").out == run("suggest", "--plain").out
    assert run("bookmarks").code == 1


def test_the_keys_are_those_of_the_settings(run: Run, home: dict[str, str]) -> None:
    lines = run("keys").out.splitlines()
    assert "explorer: n: Next mention" in lines
    assert "search box: Ctrl+S: Pin this search; rename or unpin it" in lines
    assert run("keys", "--json").values[0] == {
        "screen": "everywhere", "command": "palette", "keys": ["Ctrl+P"], "title": "All commands",
    }  # fmt: skip


@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C"}, {"LC_ALL": "xx_YY.UTF-8"}, {"LANG": ""}, {"LC_ALL": "fr_FR.ISO-8859-15"}]
)
def test_no_locale_breaks_it(run: Run, locale: dict[str, str]) -> None:
    done = run("search", "coopération", "--limit", "1", **locale)
    assert (done.code, done.err) == (0, "")
    assert "Coopération militaire" in done.out
