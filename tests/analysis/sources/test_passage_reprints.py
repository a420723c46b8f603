"""Which articles carry a passage: how much of a quote a copy must have."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stores import stored
from tui.analysis.sources.passage_reprints import ArticleSpan, find_reprints
from tui.model.records import Article, Ref


def words(name: str, count: int) -> str:
    """So many words that no other name has."""
    return " ".join(f"{name}{i}" for i in range(count))


@pytest.mark.parametrize(("copied", "articles"), [(5, ["first"]), (7, ["first", "second"])])
def test_a_copy_carries_a_quote_of_which_it_has_more_than_half(
    tmp_path: Path, copied: int, articles: list[str]
) -> None:
    quote = words("q", 10)
    begun = " ".join(quote.split()[:copied])
    first = f"{words('a', 60)} {words('shared', 30)} {quote} {words('b', 60)}."
    second = f"{words('c', 60)} {words('shared', 30)} {begun} {words('d', 60)}."
    texts = {"first": ("2024-01-01", first), "second": ("2024-01-02", second)}
    files = {
        f"articles/{name}.md": f"---\ntitle: {name}\ndate: {date}\n---\n{body}\n"
        for name, (date, body) in texts.items()
    }
    store = stored(tmp_path, files)

    def article(name: str) -> Article | None:
        read = store.read([Ref("article", name)])
        return read[0] if read and isinstance(read[0], Article) else None

    start = first.index(quote)
    carried = find_reprints(store, [ArticleSpan("first", (start, start + len(quote)))], article)
    assert [place.article for place in carried.places[0]] == articles
    store.close()
