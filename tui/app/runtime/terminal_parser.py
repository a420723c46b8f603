"""What a terminal sends: its replies, which may come late, are no keys; Alt with a letter types nothing."""

from __future__ import annotations

import re
from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Iterable
from functools import cache, partial
from time import monotonic

from textual import _xterm_parser, events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, SPECIAL_SEQUENCES, XTermParser
from textual.message import Message

#: How long the rest of a reply may take to arrive, in seconds; what has not ended by then is dropped.
MAX_WAIT_S = 1.0
#: A reply that is longer is dropped as far as it has come.
MAX_REPLY_CHARS = 65_536
#: Sequences that Textual reads itself, though they are in no table of keys: keys with modifiers, the mouse.
_UNDERSTOOD = (
    _xterm_parser._re_extended_key,
    _xterm_parser._re_mouse_event,
    _xterm_parser._re_terminal_mode_response,
    _xterm_parser._re_in_band_window_resize,
    _xterm_parser._re_cursor_position,
)
#: A control sequence (ECMA-48), whole or begun; a string of the kinds that replies have (OSC, DCS, APC).
_SEQUENCE = (
    r"\x1b(?:\[(?:[0-?]*[ -/]*(?P<final>[@-~]|\Z)|M)"
    r"|(?:\](?=\d|\Z)|P(?=[\d>+$!]|\Z)|_(?=[A-Z]|\Z))[^\x07\x1b]*(?P<end>\x07|\x1b\\|\x1b?\Z)?)"
)
#: Alt with a character that begins no longer sequence.
_ALT_CHARACTER = r"\x1b([ -NQ-Z\\^`-~])"


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    """Return a pattern compiled, once there is something to be parsed: behind the first frame."""
    return re.compile(pattern)


class TerminalParser(XTermParser):
    """Parse what a terminal sends into keys and events, without replies, whole or broken off."""

    _held = ""  # the beginning of a sequence whose rest has not come
    _held_since = 0.0
    _is_paste = False  # whether pasted text is on its way, which is left alone

    def feed(self, data: str) -> Iterable[Message]:
        """Parse more of what is sent; the empty text is the end of it."""
        if data and not (data := self._without_replies(data)):
            return
        for number, piece in enumerate(_compile(_ALT_CHARACTER).split(data)):
            if number % 2 and f"\x1b{piece}" not in ANSI_SEQUENCES_KEYS:
                yield from self._sequence_to_key_events(piece, alt=True)
            elif piece or not data:
                yield from super().feed(f"\x1b{piece}" if number % 2 else piece)

    def tick(self) -> Iterable[Message]:
        """Give up waiting for the rest of a sequence once it is late."""
        if self._held and monotonic() - self._held_since > MAX_WAIT_S:
            self._held = ""
        return super().tick()

    def _without_replies(self, data: str) -> str:
        """Return what keys, the mouse and pasting have sent; hold back a sequence that has not ended."""
        data, self._held = self._held + data, ""
        parts: list[str] = []
        at = 0
        while at < len(data):
            if self._is_paste:
                at = self._copy_paste(data, at, parts)
                continue
            match = _compile(_SEQUENCE).search(data, at)
            if match is None:
                parts.append(data[at:])
                break
            parts.append(data[at : match.start()])
            at = match.end()
            if match["final"] == "" or match["end"] in ("", "\x1b"):  # its rest is on its way
                self._hold(match.group())
            elif match["final"] is None and match["end"] is not None:
                continue  # a whole string
            elif _is_understood(match.group()):
                parts.append(match.group())
                self._is_paste = match.group() == BRACKETED_PASTE_START
        return "".join(parts)

    def _copy_paste(self, data: str, at: int, parts: list[str]) -> int:
        """Copy pasted text up to its end; return where that is."""
        end = data.find(BRACKETED_PASTE_END, at)
        self._is_paste = end < 0
        if end >= 0:
            end += len(BRACKETED_PASTE_END)
        else:
            end = len(data)
            escape = data.rfind("\x1b", max(at, end - len(BRACKETED_PASTE_END)))
            if escape >= 0 and BRACKETED_PASTE_END.startswith(data[escape:]):
                self._hold(data[escape:])
                parts.append(data[at:escape])
                return end
        parts.append(data[at:end])
        return end

    def _hold(self, begun: str) -> None:
        if len(begun) <= MAX_REPLY_CHARS:
            self._held, self._held_since = begun, monotonic()

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        """Return the keys of a sequence; with Alt, a character names the key and types nothing."""
        is_silent = alt and len(sequence) == 1 and sequence.isprintable()
        for event in super()._sequence_to_key_events(sequence, alt):
            yield events.Key(f"alt+{event.key.removeprefix('alt+')}", None) if is_silent else event


def _is_understood(sequence: str) -> bool:
    """Return whether Textual knows what a control sequence means."""
    return (
        sequence in ANSI_SEQUENCES_KEYS
        or sequence in SPECIAL_SEQUENCES
        or sequence in ("\x1b[M", "\x1b[[")  # the mouse, and the function keys of a Linux console
        or any(pattern.match(sequence) for pattern in _UNDERSTOOD)
    )


def use_parser() -> None:
    """Have Textual's driver read through this parser and `_make_decoder`: it names them itself."""
    from textual.drivers import linux_driver

    vars(linux_driver)["XTermParser"] = TerminalParser
    vars(linux_driver)["getincrementaldecoder"] = lambda encoding: partial(_make_decoder, encoding)


def _make_decoder(encoding: str) -> IncrementalDecoder:
    """Return a decoder of what a terminal sends; a byte that is no UTF-8, as of one in Latin-1, is «�»."""
    return getincrementaldecoder(encoding)("replace")
