"""A pattern that is searched only where its required literals are finds what it finds anywhere."""

from __future__ import annotations

import re
from itertools import product
from re import _parser  # type: ignore[attr-defined]

import pytest

from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.languages.patterns.literal_filter import LiteralFilter, LiteralFilters
from tui.languages.patterns.required_literals import find_required_literals

PATTERNS = {
    r"\babc\b": {"abc"},
    r"a(?:bb|bc)?c?": set(),
    r"(?:ab|ac|b)ca": {"acca", "bca"},
    r"(?:abc|bca)[^c]{0,3}cab": {"cab"},
    r"[abc]+(?:aab|bb)": set(),
    r"[abc]+(?:aab|bba)": {"aab", "bba"},
    r"[Aa]bc": {"Abc", "abc"},
    r"(?P<one>ab)(?=ca)ca(?<=a)\w": {"abca"},
    r"(?:(?:abc)+|(?:bca){2})\w": {"abc", "bca"},
    r"(?>abc)\w*+": set(),
    r"\w(?=bca)": {"bca"},
    r"(?<=cab)\w(?!abca)": {"cab"},
    r"aa(?!bc)(?:b|c)": {"aab", "aac"},
    r"aba(?:b(?:c(?:a|b)?)?)?b": {"abab"},
    r"(?i)abc": set(),
    r"(?i:ab)cab": {"cab"},
    r"(?:ab|)": set(),
    r"(?:abc)?": set(),
    r"\w+": set(),
    r"(abc|bca)\1": {"abc", "bca"},
    r"^abc|cba$": {"abc", "cba"},
}
TEXTS = ["".join(letters) for size in range(1, 6) for letters in product("abcA", repeat=size)]


@pytest.mark.parametrize(("pattern", "literals"), PATTERNS.items())
def test_required_literals(pattern: str, literals: set[str]) -> None:
    assert find_required_literals(_parser.parse(pattern)) == literals


@pytest.mark.parametrize("pattern", PATTERNS)
def test_finds_what_the_bare_pattern_finds(pattern: str) -> None:
    filtered, bare = FilteredPattern(pattern), re.compile(pattern)
    for text in TEXTS:
        found, expected = filtered.search(text), bare.search(text)
        assert (found and found.span()) == (expected and expected.span()), text
        assert [one.span() for one in filtered.finditer(text)] == [one.span() for one in bare.finditer(text)]
        assert filtered.sub(lambda found: "-", text) == bare.sub("-", text), text
        assert (filtered.search(text, 1, 3) is None) == (bare.search(text, 1, 3) is None), text


def test_names_of_groups() -> None:
    found = FilteredPattern(r"(?P<one>a+)(?:(?P<two>b)|c)").search("xaac")
    assert found is not None
    assert found.groupdict() == {"one": "aa", "two": None}
    assert found.lastgroup == "one"


def test_filter_of_literals() -> None:
    some, every = LiteralFilter("abc", "bc"), LiteralFilter()
    assert some.passes("xbc")
    assert not some.passes("ab c")
    later = LiteralFilter("b c")
    assert not some.passes("ab c")
    assert later.passes("ab c")
    assert every.passes("")


def test_filters_that_pass_come_in_order() -> None:
    filters = LiteralFilters(("bc", "ab", "c", "bc"))
    assert filters.passing("xabc") == [0, 1, 2, 3]
    assert filters.passing("bc") == [0, 2, 3]
    assert filters.passing("b") == []
