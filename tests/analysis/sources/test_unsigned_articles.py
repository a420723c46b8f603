"""An article that nobody signs is called by its title, where a source is named."""

from __future__ import annotations

from pathlib import Path

from tests.stores import stored
from tui.analysis.sources.claim_sources import find_claim_sources
from tui.model.records import Article, Event, Ref

TITLE = "Sahel : trois juntes scellent une confédération qui ne plaît pas à tous"


def test_its_title_stands_for_its_source(tmp_path: Path) -> None:
    event = "---\ntitle: Sommet\ntype: support\nclaims:\n  - {article: a, quote: Il a plu}\n---\n"
    files = {"articles/a.md": f'---\ntitle: "{TITLE}"\n---\nIl a plu.\n', "events/e.md": event}
    store = stored(tmp_path, files)
    article, record = store.read([Ref("article", "a"), Ref("event", "e")])
    assert isinstance(article, Article) and isinstance(record, Event)
    assert article.label == "“Sahel : trois juntes scellent une …”"
    sources = find_claim_sources(store, record)
    assert (sources.names, sources.labels) == ((article.label,), (article.label,))
    store.close()
