"""Raw texts with what they hold, kept in `raws/`.

A sample begins with its fields. Then every line of the raw text has a mark before it: `>` story, `-` noise or
metadata. In a line of story, what stands between two `¦` is noise.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from tui.corpus.extraction.raw_article import ExtractedArticle

FOLDER = Path(__file__).with_name("raws")
_NOISE = re.compile(r"¦[^¦]*¦")


class Sample(NamedTuple):
    """A raw text, its fields (absent: not in the text) and its story."""

    name: str
    text: str
    fields: dict[str, str]
    body: str


def samples() -> list[Sample]:
    """Every sample, by name."""
    return [_sample(path) for path in sorted(FOLDER.glob("*.txt"))]


def _sample(path: Path) -> Sample:
    head, _, marked = path.read_text("utf-8").partition("---\n")
    fields = dict(line.split(":", 1) for line in head.splitlines())
    lines = [(line[:1], line[2:]) for line in marked.splitlines()]
    text = "\n".join(line.replace("¦", "") for _, line in lines)
    body = "\n".join(_NOISE.sub("", line) for mark, line in lines if mark == ">")
    return Sample(path.stem, text, {name: value.strip() for name, value in fields.items()}, body)


def wrong_fields(sample: Sample, raw: ExtractedArticle) -> dict[str, str | None]:
    """The fields that were not read as they are: what was read instead."""
    read = {
        "title": raw.title,
        "date": raw.date,
        "authors": ", ".join(raw.authors),
        "source": raw.source,
        "lang": raw.lang,
        "publisher": raw.publisher,
    }
    if "publisher" not in sample.fields:
        del read["publisher"]
    return {name: value for name, value in read.items() if (value or "") != sample.fields.get(name, "")}


def body_score(wanted: str, found: str) -> tuple[float, float]:
    """The share of the story that was kept, and the share of what was kept that is not story."""
    a, b = ("".join(text.split()).replace("’", "'") for text in (wanted, found))
    same = sum(block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
    return (same / len(a) if a else 1.0), ((len(b) - same) / len(b) if b else 0.0)
