"""Copying by OSC 52, which works over SSH, and to a file: a terminal can't confirm that it copied."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import Path

#: xterm and tmux drop longer ones; in bytes of base64.
MAX_OSC52_BYTES = 74_994


def osc52_sequence(text: str, environment: Mapping[str, str]) -> str | None:
    """Return the escape sequence that copies `text` to the clipboard, or None where it is too long.

    Inside tmux the sequence is wrapped for the outer terminal (tmux passes it on with `allow-passthrough`)
    and sent plainly too (tmux handles it itself with `set-clipboard`). Inside GNU screen it goes in chunks.
    """
    encoded = base64.b64encode(text.encode("utf-8")).decode("ascii")
    if len(encoded) > MAX_OSC52_BYTES:
        return None
    plain = f"\x1b]52;c;{encoded}\x07"
    if environment.get("TMUX"):
        return plain + "\x1bPtmux;" + plain.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    if environment.get("STY"):
        chunks = [plain[at : at + 250] for at in range(0, len(plain), 250)]
        return "".join(f"\x1bP{chunk}\x1b\\" for chunk in chunks)
    return plain


def save_copy(folder: Path, text: str) -> Path:
    """Write `text` to the file of the latest copy in `folder`. Raises OSError."""
    from tui.corpus.safe_write.file_edits import open_writer  # late: the first paint needs none of it

    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / "copied.txt"
    data = f"{text}\n".encode()
    with open_writer(folder) as writer:
        writer.edit(path, lambda _before: data, is_ours=True)
    return path
