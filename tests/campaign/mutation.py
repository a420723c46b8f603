"""Inputs made up from real ones: pieces are cut, doubled, moved, joined, and strange marks put in."""

from __future__ import annotations

import random
from collections.abc import Sequence

#: Characters that readers of text have stumbled over: controls, blanks, marks without width, wide ones.
STRANGE = (
    "\x00\x01\x07\x08\x0b\x0c\x1b\x1f\x7f\x80\x85\x9b\x9d\xa0\xad\u034f\u0378\u061c\u115f\u180e"
    "\u200b\u200d\u200e\u2028\u2029\u202e\u202f\u2060\u2066\u206f\u3000\u3164\ufe0f\ufeff\uffa0\ufffd\uffff"
    "\U0001f1f3\U0001f468\U000e0041\U0010ffff"
    "\u0301\u0327\u0489ßſıİŒœǅﬁＡ①²½٣۵߀Ⅻ漢"
    " \t\n\r-:#\"'[]{}(),&*!|>%@`\\/?~.…«»“”’–—_=+<;^$"
)
_MOST_CHARS = 6_000  # of an input, or the time would go into a few
_MOST_REPEATS = 400


class Mutator:
    """Makes inputs from `seeds`, with `tokens` that mean something to the reader of these inputs."""

    def __init__(self, seeds: Sequence[str], tokens: Sequence[str], most_edits: int = 8) -> None:
        self._seeds, self._tokens, self._most_edits = list(seeds), list(tokens), most_edits
        self._edits = (
            self._cut, self._double, self._move, self._insert_token, self._insert_token, self._insert_strange,
            self._replace_char, self._splice, self._repeat, self._truncate, self._insert_line, self._digit,
        )  # fmt: skip

    def make(self, draw: random.Random) -> str:
        """Return an input: a seed with some edits, or now and then tokens alone."""
        if draw.random() < 0.1:
            text = "".join(self._token(draw) for _ in range(draw.randrange(1, 12)))
        else:
            text = draw.choice(self._seeds)
        for _ in range(draw.randrange(self._most_edits)):
            text = draw.choice(self._edits)(text, draw)
        return text[:_MOST_CHARS]

    def _token(self, draw: random.Random) -> str:
        return draw.choice(self._tokens) if draw.random() < 0.9 else draw.choice(STRANGE)

    @staticmethod
    def _span(text: str, draw: random.Random) -> tuple[int, int]:
        start = draw.randrange(len(text) + 1)
        return start, min(len(text), start + draw.choice((1, 1, 2, 3, 8, 30, 200)))

    def _cut(self, text: str, draw: random.Random) -> str:
        start, end = self._span(text, draw)
        return text[:start] + text[end:]

    def _double(self, text: str, draw: random.Random) -> str:
        start, end = self._span(text, draw)
        return text[:end] + text[start:]

    def _move(self, text: str, draw: random.Random) -> str:
        start, end = self._span(text, draw)
        rest = text[:start] + text[end:]
        at = draw.randrange(len(rest) + 1)
        return rest[:at] + text[start:end] + rest[at:]

    def _insert(self, text: str, piece: str, draw: random.Random) -> str:
        at = draw.randrange(len(text) + 1)
        return text[:at] + piece + text[at:]

    def _insert_token(self, text: str, draw: random.Random) -> str:
        return self._insert(text, self._token(draw), draw)

    def _insert_strange(self, text: str, draw: random.Random) -> str:
        return self._insert(text, draw.choice(STRANGE), draw)

    def _replace_char(self, text: str, draw: random.Random) -> str:
        at = draw.randrange(len(text) + 1)
        return text[:at] + draw.choice(STRANGE) + text[at + 1 :]

    def _digit(self, text: str, draw: random.Random) -> str:
        places = [at for at, char in enumerate(text[:500]) if char.isdigit()]
        if not places:
            return text
        at = draw.choice(places)
        return text[:at] + draw.choice("0123456789X") + text[at + 1 :]

    def _splice(self, text: str, draw: random.Random) -> str:
        other = draw.choice(self._seeds)
        return text[: draw.randrange(len(text) + 1)] + other[draw.randrange(len(other) + 1) :]

    def _repeat(self, text: str, draw: random.Random) -> str:
        if draw.random() < 0.5:
            return self._insert(text, self._token(draw) * draw.randrange(2, _MOST_REPEATS), draw)
        start, end = self._span(text, draw)
        return text[:start] + text[start:end] * draw.randrange(2, 30) + text[end:]

    def _truncate(self, text: str, draw: random.Random) -> str:
        return text[: draw.randrange(len(text) + 1)]

    def _insert_line(self, text: str, draw: random.Random) -> str:
        lines = text.split("\n")
        lines.insert(draw.randrange(len(lines) + 1), self._token(draw))
        return draw.choice(("\n", "\n", "\n", "\r\n", "\r")).join(lines)


def shrink(text: str, fails: object, most_tries: int = 400) -> str:
    """Return a shorter text on which `fails` (text -> bool) holds still: pieces are left out by halves."""
    assert callable(fails)
    size, tries = len(text) // 2, 0
    while size and tries < most_tries:
        at, is_shorter = 0, False
        while at < len(text) and tries < most_tries:
            shorter = text[:at] + text[at + size :]
            tries += 1
            if fails(shorter):
                text, is_shorter = shorter, True
            else:
                at += size
        if not is_shorter or size > len(text):
            size //= 2
    return text
