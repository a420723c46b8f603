"""Links as Obsidian writes them in a text: put in when a vault is made, taken out when it is read.

`[[actors/modi|le général Modi]]` is the words «le général Modi» with a link. Two square brackets that were in
the text have a backslash before them, and backslashes before brackets are doubled: the text comes back as it
was. A file of a vault says so by the field `vault`, a list of links; an article or event has its title as
alias there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.corpus.record_files.yaml_nodes import Node
from tui.model.records import Kind

#: The field that only files of a vault have.
VAULT_FIELD = "vault"
#: What a link cannot hold, in its target or its words.
_UNLINKABLE = re.compile(r"[\[\]|#^\n\\]")
_BRACKETS = re.compile(r"(?<!\\)(\\*)\[\[")
#: A link, perhaps with backslashes before it; else two brackets with at least one.
_LINK = re.compile(r"(?<!\\)(?:(\\*)\[\[[^\[\]|#^\n\\]+\|([^\[\]|#^\n\\]+)\]\]|(\\+)\[\[)")
#: An end of a text at which no link may stand: with its brackets it would be read as two others.
_UNFIT_END = re.compile(r"[\[\\]\[\Z")


def format_link(target: str, words: str) -> str | None:
    """Return a link to a file, without its ending; None where it cannot be one."""
    is_plain = target and words and not _UNLINKABLE.search(target + words)
    return f"[[{target}|{words}]]" if is_plain else None


def link_text(text: str, links: Iterable[tuple[int, int, str]]) -> str:
    """Return a text with links: the span of each in code points, in order, and its target."""
    pieces: list[str] = []
    at = 0
    for start, end, target in links:
        link = format_link(target, text[start:end])
        if link is None or start < at or _UNFIT_END.search(text[at:start][-2:]):
            continue
        before = text[at:start]
        backslashes = len(before) - len(before.rstrip("\\"))
        pieces += [_escape(before), "\\" * backslashes, link]
        at = end
    return "".join((*pieces, _escape(text[at:])))


def unlink_text(text: str) -> str:
    """Return the text that `link_text` was given."""

    def restore(match: re.Match[str]) -> str:
        words, backslashes = match[2], match[3] if match[2] is None else match[1]
        kept = backslashes[: len(backslashes) // 2]
        if len(backslashes) % 2:
            return f"{kept}[[{unlink_text(match[0][len(backslashes) + 2 :])}"
        return match[0] if words is None else kept + words

    return _LINK.sub(restore, text)


def take_vault_fields(root: Node, kind: Kind) -> bool:
    """Take the fields out of a file's front matter that a vault adds; return whether it is of a vault."""
    fields = root.content
    if not isinstance(fields, dict) or fields.pop(VAULT_FIELD, None) is None:
        return False
    title, aliases = fields.get("title"), fields.get("aliases")
    if kind != "actor" and title and aliases and isinstance(aliases.content, list):
        is_title = [alias.content for alias in aliases.content] == [title.content]
        if is_title:
            del fields["aliases"]
    return True


def _escape(text: str) -> str:
    """Return a text whose double brackets are no links."""
    return _BRACKETS.sub(lambda match: f"{match[1]}{match[1]}\\[[", text)
