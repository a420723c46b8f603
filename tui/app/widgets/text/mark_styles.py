"""The styles of the reader's marks: in colour, in sixteen colours, and without."""

from __future__ import annotations

from tui.model.records import ActorType

#: The styles of links and of the legend.
MARKS: tuple[str, ...] = (*ActorType.__args__, "event", "article", "date", "note", "found")  # type: ignore[attr-defined]
#: The styles of other text.
STYLES: tuple[str, ...] = ("title", "heading", "dim", "label", "quote", "differ", "hit")
#: Highlights at a time, each in a style of its own.
MAX_HIGHLIGHTS = 6

# Seven types of actor, told apart without colour by the seven mixes of bold, italic and underline:
# the commonest have the quietest. A colour means one thing, in lists too (`LIST_CSS`): people, places,
# bodies, media and groups; what differs. Letters on links are of no colour.
READER_CSS = """
Reader {
    .reader--person { text-style: bold; color: $text-warning; }
    .reader--country { text-style: italic; color: $text-success; }
    .reader--place { text-style: underline; color: $text-success; }
    .reader--organization { text-style: bold underline; color: $text-primary; }
    .reader--public-body { text-style: italic underline; color: $text-primary; }
    .reader--media { text-style: bold italic; color: $text-accent; }
    .reader--group { text-style: bold italic underline; color: $text-accent; }
    .reader--date { text-style: underline; color: $foreground; }
    .reader--note { background: $secondary-muted; color: $foreground; text-style: underline; }
    .reader--found { text-style: italic dim; }
    .reader--event, .reader--article { text-style: underline; }

    .reader--title { text-style: bold; }
    .reader--heading { text-style: bold; }
    .reader--dim, .reader--label { text-style: dim; }
    .reader--quote { text-style: italic; }
    .reader--differ { text-style: bold; color: $text-error; }
    .reader--hit { background: $warning-muted; color: $foreground; }
    .reader--current-hit, .reader--current { text-style: bold reverse; }
    .reader--hint { text-style: bold reverse; }
}
"""
