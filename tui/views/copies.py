"""Articles that share passages with one: which, how much, where, and which of the two is the earlier.

Those that may share any are found by the index, by a sample of their words; what they share is then found
exactly, word by word.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from tui.i18n import gettext as _
from tui.index.store import Store
from tui.model.dates import parse_edtf
from tui.model.records import Article, Ref
from tui.model.reuse import Passage, Span, Stopped, merged, shared_passages

#: Copies of an article that are looked for, the characters of each that are compared, and of all, at most.
MOST, COMPARED, TOGETHER = 20, 200_000, 2_000_000
#: Articles that may share passages and are counted, at most: there may be more.
COUNTED = 200

#: What stands before a first word and after a last.
_MARKS = " \n\t\u00a0\u202f.,;:!?…«»“”\"'’()[]–—-*"


class Copy(Struct, frozen=True):
    """Another article that shares passages with the open one; in `passages` the open one's side is `one`."""

    ref: Ref
    title: str
    credit: str
    date: str | None  # EDTF
    earlier: bool | None  # the other is the earlier; None: the dates don't say
    share: float  # of what is compared of the open article: 0–1
    passages: tuple[Passage, ...]

    @property
    def kept(self) -> int:
        """The words that both have."""
        return sum(passage.kept for passage in self.passages)

    @property
    def longest(self) -> Span:
        """Where the longest shared passage stands in the other article."""
        return max(self.passages, key=lambda passage: passage.kept).other


class Copies(Struct, frozen=True):
    """The copies of an article, those that share most first; and how far they were looked for."""

    found: tuple[Copy, ...] = ()
    compared: int = 0  # articles
    alike: int = 0  # articles that may share passages, so far as they are counted
    characters: int | None = None  # only so many of each were compared; None: all

    def words(self) -> str:
        """See `compared_words`."""
        return compared_words(self.compared, self.alike, self.characters)


def compared_words(compared: int, alike: int, characters: int | None) -> str:
    """What was left out when copies were looked for; empty where nothing was."""
    said = []
    if compared < alike:
        words = _("Of {count} or more articles that may have the same text the {n} likeliest were compared.")
        said.append(words.format(n=compared, count=f"{alike:,}"))
    if characters is not None:
        said.append(_("Only the first {n} characters were compared.").format(n=f"{characters:,}"))
    return " ".join(said)


def copies_of(store: Store, article: Article, stopped: Stopped = lambda _share: False) -> Copies:
    """The articles that share passages with `article`. Raises StoreError."""
    body = article.body[:COMPARED]
    refs = [ref for ref in store.sharing(body, COUNTED + 1) if ref != article.ref]
    found = []
    left, compared, cut = TOGETHER, 0, len(article.body) > COMPARED
    for other in store.read(refs[:MOST]):
        assert isinstance(other, Article)
        left -= len(body) + min(len(other.body), COMPARED)
        if left < 0 or stopped(0.0):
            break
        compared, cut = compared + 1, cut or len(other.body) > COMPARED
        passages = shared_passages(body, other.body[:COMPARED], stopped)
        if passages and not stopped(1.0):
            found.append(_copy(article, other, passages, body))
    found.sort(key=lambda copy: (-copy.share, copy.ref))
    return Copies(tuple(found), compared, len(refs), COMPARED if cut else None)


def _copy(article: Article, other: Article, passages: tuple[Passage, ...], body: str) -> Copy:
    share = share_of(body, [passage.one for passage in passages])
    earlier = is_earlier(other.date, article.date)
    return Copy(other.ref, other.title, other.credit, other.date, earlier, share, passages)


def share_of(body: str, spans: Sequence[Span]) -> float:
    """How much of a text, from its first word to its last, some passages of it cover: 0–1."""
    length = len(body.strip(_MARKS))
    covered = sum(end - start for start, end in merged(spans))
    return min(1.0, covered / length) if length else 0.0


def is_earlier(one: str | None, other: str | None) -> bool | None:
    """Whether one EDTF date lies before another; None where that can't be said."""
    days, others = (parse_edtf(date) if date else None for date in (one, other))
    if days is None or others is None:
        return None
    if days.latest and others.earliest and days.latest < others.earliest:
        return True
    if others.latest and days.earliest and others.latest < days.earliest:
        return False
    return None


def copy_words(share: float, earlier: bool | None) -> str:
    """«62% of this · earlier»."""
    order = {True: _("earlier"), False: _("later"), None: ""}[earlier]
    return " · ".join(filter(None, (_("{share} of this").format(share=f"{share:.0%}"), order)))


def copies_json(copies: Copies) -> dict[str, Any]:
    """How far copies were looked for, for other programs."""
    return {"compared": copies.compared, "alike": copies.alike, "characters": copies.characters}


def copy_json(copy: Copy) -> dict[str, Any]:
    """A copy for other programs; offsets are code points of the two bodies."""
    passages = [
        {"start": p.one[0], "end": p.one[1], "there": list(p.other), "words": p.kept} for p in copy.passages
    ]
    return {
        "id": str(copy.ref),
        "title": copy.title,
        "source": copy.credit,
        "date": copy.date,
        "earlier": copy.earlier,
        "share": round(copy.share, 3),
        "passages": passages,
    }
