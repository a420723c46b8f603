"""What made-up inputs are made of: real texts of every kind, and the marks that mean something in each."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec

from tests.campaign.harness import ROOT
from tests.campaign.mutation import Mutator
from tests.hostile.folder import FILES
from tui.app.session.history import HistoryEntry, ReadingPosition, ViewSnapshot
from tui.app.session.state import Bookmark, Highlight, PinnedSearch, SessionState
from tui.model.records import Ref

_TESTS = ROOT / "tests"
_LISTS: dict[str, dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text("utf-8")
)
#: Words and marks that decisions are about.
DECISION_WORDS = _LISTS["decisions"]["words"]
_MOST_CHARS = 5_000


def mutator_of(kind: str, most_edits: int = 8) -> Mutator:
    """Return what makes inputs of a kind: a table of `seeds.toml`."""
    texts = _LISTS[kind].get("texts", []) + (_MORE[kind]() if kind in _MORE else [])
    return Mutator([text[:_MOST_CHARS] for text in texts], _LISTS[kind]["tokens"], most_edits)


def _read(paths: list[Path]) -> list[str]:
    return [path.read_text("utf-8", "replace") for path in sorted(paths)]


def _records() -> list[str]:
    """Return files with front matter."""
    hostile = [text for text in FILES.values() if isinstance(text, str)]
    gold = sorted((_TESTS / "annotate" / "gold" / "corpus").rglob("*.md"))[:20]
    return [*_read([*(ROOT / "data").rglob("*.md"), *gold]), *hostile]


def _dated() -> list[str]:
    """Return texts with dates in them, in French."""
    texts = _read([_TESTS / "languages" / "french" / "dates" / f"{name}.txt" for name in ("table", "prose")])
    bodies = [text.rpartition("---\n")[2] for text in _read(list((ROOT / "data" / "articles").glob("*.md")))]
    return [*filter(None, "\n\n".join(texts).split("\n\n")), *bodies]


@cache
def _raw_texts() -> list[str]:
    """Return raw articles, with the noise of the pages around them."""
    return _read(
        [*(_TESTS / "corpus" / "extraction" / "raws").glob("*.txt"), *(ROOT / "data" / "raw").glob("*.txt")]
    )


def _pages() -> list[str]:
    """Return HTML pages."""
    story = "".join(f"<p>{text}</p>" for text in _raw_texts()[0].split("\n") if text.strip())
    head = (
        '<meta charset="utf-8"><title>Un accord | Le Journal</title>'
        '<meta property="og:title" content="Un accord"><meta name=author content="Jean Dupont">'
        '<meta property="article:published_time" content="2024-01-16T10:00:00+01:00">'
        '<link rel="canonical" href="https://example.org/a"><script type="application/ld+json">'
        '{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle", "headline": "Un accord", '
        '"datePublished": "2024-01-16", "author": [{"@type": "Person", "name": "Jean"}, "AFP"], '
        '"publisher": {"name": "Le Journal"}, "articleBody": "Texte."}]}</script>'
    )
    whole = (
        f"<!doctype html><html lang='fr'><head>{head}</head><body><nav>Accueil</nav><article>"
        f"<h1>Un accord</h1><time datetime=2024-01-16>16 janvier</time>{story[:3_000]}</article>"
        "<footer>© 2024</footer></body></html>"
    )
    bare = f"<html><body><table><tr><td>{story[:800]}</td></tr></table><!-- {story[:200]} --></body></html>"
    gold = _read(list((_TESTS / "corpus" / "extraction" / "gold").glob("*.html")))
    return [*gold, whole, bare, f"<h1>T</h1>{story[:1_500]}", "<p>Texte", ""]


def _exports() -> list[str]:
    """Return exports of press texts that are texts themselves."""
    forms = (
        "html",
        "txt",
        "rtf",
        "rss",
        "xml",
        "atom",
        "eml",
        "mbox",
        "csv",
        "tsv",
        "json",
        "jsonl",
        "bib",
        "ris",
    )
    samples = [path for path in (_TESTS / "corpus" / "samples").iterdir() if path.suffix[1:] in forms]
    return _read([path for path in samples if path.name != "expect.json"])


def _states() -> list[str]:
    """Return a state with everything in it, on one line and on many."""
    modi, text = Ref("actor", "salifou-modi"), "modi after:2024"
    stop = HistoryEntry(
        modi,
        "Salifou Modi",
        ReadingPosition(12, 3),
        ViewSnapshot("network", (modi,), text, ("a", "b"), modi, 4),
        2,
    )
    state = SessionState(
        corpus="/tmp/corpus",
        title="Un corpus",
        trail=[stop, HistoryEntry(Ref("article", "a"), "A")],
        at=1,
        sorts={"article": "date"},
        hidden=["dates"],
        pane="reader",
        searches=[text],
        pins=[PinnedSearch("p", text, False, 3)],
        highlights=[Highlight("h", text, True, False, 2)],
        bookmarks=[Bookmark("actor:salifou-modi", "Salifou Modi", "2024-01-16", 7)],
    )
    plain = msgspec.json.encode(state).decode()
    return [plain, msgspec.json.format(plain, indent=1)]


_MORE: dict[str, Callable[[], list[str]]] = {
    "records": _records,
    "dates": _dated,
    "raw": _raw_texts,
    "html": _pages,
    "exports": _exports,
    "states": _states,
}
