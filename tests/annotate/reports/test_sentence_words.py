"""The words and marks of a sentence, as a match for each of them finds them."""

from __future__ import annotations

import re
from bisect import bisect_left

from hypothesis import given
from hypothesis import strategies as st

from tui.annotate.reports.sentence_words import SentenceWords
from tui.model.sentences import split_sentences

PIECES = ("L", "’", "État", "x_1", "ONU", " ", " - ", "-", ", ", ",", ";", " – ", ".", "\n", "«", "à", "12")


def words_behind(pattern: str, text: str, words: SentenceWords) -> set[int]:
    """The words in front of which there is a match."""
    marks = re.compile(pattern).finditer(text, words.start, words.end)
    return {bisect_left(words.starts, mark.start()) for mark in marks}


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_words_and_marks_stand_where_a_match_for_each_finds_them(text: str) -> None:
    for start, end in split_sentences(text):
        words = SentenceWords(text, start, end)
        matches = list(re.compile(r"\w+").finditer(text, start, end))
        assert words.words == [match[0].lower() for match in matches]
        assert list(zip(words.starts, words.ends, strict=True)) == [match.span() for match in matches]
        assert words.capitalized == {i for i, match in enumerate(matches) if match[0].istitle()}
        assert words.comma_before == words_behind(",", text, words)
        assert words.divided_before == words_behind(r"[;:–—]|(?<=\s)-(?=\s)", text, words)
        assert words.hyphen_before == words_behind(r"(?<=\w)-(?=\w)", text, words)
