"""Notes as Markdown: quotation, citation and link; what is lost is said and never left out."""

from __future__ import annotations

from pathlib import Path

from tests.index.small import FILES
from tests.stores import stored
from tui.export.notes import note_lines

NOTES = {
    f"notes/{name}.md": f"---\nabout: {about}\n{more}\n---\n{body}\n"
    for name, about, more, body in (
        ("2026-01-02-b", "article:mission", "quote: Les armes\nmade: 2026-01-02T10:00", "Vrai *?*"),
        ("2026-01-03-a", "article:mission", "quote: Ali Lamine Zeine\nlabels: [à voir]", "Lui."),
        ("2026-01-01-c", "article:mission", "quote: Un passage qui a disparu", "Perdu."),
        ("2026-01-04-d", "actor:nobody-here", "by: A_B", "Qui ?\n\nEux."),
    )
}


def test_notes_come_by_record_in_the_order_of_the_text(tmp_path: Path) -> None:
    store = stored(tmp_path, FILES | NOTES)
    text = "\n".join(note_lines(store, "Niger [2024]"))
    store.close()
    assert text.startswith("# Notes · Niger \\[2024\\]\n")
    assert "## actor:nobody-here\n\n*actor:nobody-here is not in the corpus.*" in text
    assert "Qui ?\n\nEux.\n\nA\\_B · [note:2026-01-04-d](notes/2026-01-04-d.md)" in text
    title = "Le Chef du gouvernement nigérien en mission de travail"
    assert f"## [{title}](articles/mission.md)" in text
    assert (
        f"> «\u00a0Les armes\u00a0», {title}, Ousmane Diallo, 15 January 2024\n\nVrai *?*\n\n2026-01-02 ·"
        in text
    )
    assert "`à voir` · [note:2026-01-03-a]" in text
    assert "«\u00a0Un passage qui a disparu\u00a0»" in text and "*(no longer in the text)*" in text
    places = [text.index(words) for words in ("Lui.", "Vrai *?*", "Perdu.")]
    assert places == sorted(places)
