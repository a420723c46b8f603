"""One line of plain text, cut to its width, whose keys and places can be clicked; the cheapest widget."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from tui.app.key_table import key_of_label

#: The longest a place on the way to what is open is written, in cells.
MAX_CRUMB_CELLS = 24
#: With less room than this for the title of what is open, the name of the corpus gives way.
MIN_TITLE_CELLS = 30
#: Between two places of the breadcrumb.
_SEPARATOR = " › "
#: So many keys with their words are kept ready; the name in one of them changes with every step.
_MAX_BUTTONS = 256
#: Of words that are cut in the middle so many stay at each end.
_MAX_END_WORDS = 3


class StatusLine(Widget):
    """A line of content; never markup from outside."""

    DEFAULT_CSS = """
    StatusLine { height: 1; width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
    """
    content: reactive[Content] = reactive(Content(""), init=False)

    class CrumbClicked(Message):
        """A place of the breadcrumb was clicked; `steps`: how many entries of the history it is back."""

        def __init__(self, steps: int) -> None:
            super().__init__()
            self.steps = steps

    def render(self) -> Content:
        """Return the content of the line."""
        return self.content

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked, or go back to the place that was."""
        meta = event.style.meta
        if "press" in meta:
            self.app.simulate_key(str(meta["press"]))
        elif "steps" in meta:
            self.post_message(self.CrumbClicked(int(meta["steps"])))


def keys_content(pairs: Iterable[tuple[str, str]], width: int, lasting: Collection[str] = ()) -> Content:
    """Return keys and their words, as many as fit in `width` cells, each of which can be clicked.

    What does not fit is left out from the end, but for the keys in `lasting`; without any the last pair
    stays.
    """
    shown = list(pairs)
    lasting = lasting or {key for key, _word in shown[-1:]}
    dispensable = [pair for pair in shown if pair[0] not in lasting]
    while dispensable and sum(cell_len(f" {key} {word} ") for key, word in shown) > width:
        shown.remove(dispensable.pop())
    return Content.assemble(*(_button(key, word) for key, word in shown))


def shorten_title(title: str, width: int) -> str:
    """Return a title in at most `width` cells, with an ellipsis where it is cut."""
    return title if cell_len(title) <= width else f"{set_cell_size(title, width - 1).rstrip()}…"


def shorten_middle(words: str, width: int) -> str:
    """Return words in at most `width` cells; where they are cut, the first and last stay whole."""
    parts = words.split(" ")
    for count in range(_MAX_END_WORDS, 0, -1):
        ends = f"{' '.join(parts[:count])} … {' '.join(parts[-count:])}"
        if len(parts) > 2 * count and cell_len(words) > width >= cell_len(ends):
            return ends
    return shorten_title(words, width)


@lru_cache(maxsize=_MAX_BUTTONS)
def _button(keys: str, word: str) -> Content:
    """Return keys, with blanks between them, and their word: each presses its key, the word the first."""
    labels = keys.split(" ")
    parts = [
        Content(f" {label}").stylize("bold $footer-key-foreground").stylize(_pressing(label))
        for label in labels
    ]
    return Content.assemble(*parts, Content(f" {word} ").stylize(_pressing(labels[0])))


def _pressing(label: str) -> Style:
    return Style.from_meta({"press": key_of_label(label)})


def crumbs_content(titles: Sequence[str], width: int) -> Content:
    """Return the breadcrumb: the corpus, the places on the way, what is open; each can be clicked.

    Where not all fit, the places in between are left out first, the farthest before the nearest, then the
    title of what is open is cut, and only where that would leave little of it the corpus is left out.
    """
    if not titles:
        return Content("")
    *earlier, current = titles
    room = width - 1
    head = shorten_title(earlier[0], MAX_CRUMB_CELLS) if earlier else ""
    least = min(cell_len(current), MIN_TITLE_CELLS)
    if head and cell_len(head) + cell_len(_SEPARATOR) + least > room:
        head, earlier = "", earlier[:1]
    room -= cell_len(head) + cell_len(_SEPARATOR) if head else 0
    between = earlier[1:]
    left = room - cell_len(current) - (cell_len(_SEPARATOR) + 1 if between else 0)
    places: list[tuple[str, int]] = []  # with the steps back
    for steps, title in enumerate(reversed(between), 1):
        short = shorten_title(title, MAX_CRUMB_CELLS)
        if cell_len(short) + cell_len(_SEPARATOR) > left:
            places.insert(0, ("…", steps))
            break
        left -= cell_len(short) + cell_len(_SEPARATOR)
        places.insert(0, (short, steps))
    if head:
        places.insert(0, (head, len(earlier) - 1))
    return Content.assemble(*(_crumb(place, steps) for place, steps in places), current)


def _crumb(place: str, steps: int) -> Content:
    """Return a place on the way, which leads `steps` entries back when clicked; 0: nowhere."""
    content = Content(f"{place}{_SEPARATOR}").stylize("dim")
    return content.stylize(Style.from_meta({"steps": steps})) if steps else content
