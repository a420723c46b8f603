"""What a terminal sends: its replies are swallowed, whole or in pieces; keys and pasted text are not."""

from __future__ import annotations

import pytest
from textual import events

from tui.app.runtime import terminal_parser
from tui.app.runtime.terminal_parser import TerminalParser


def read(*pieces: str) -> list[str]:
    """The keys that come of what is sent in pieces; pasted text in brackets, other events by their class."""
    parser = TerminalParser()
    said = [event for piece in pieces for event in (*parser.feed(piece), *parser.tick())]
    said += parser.feed("")
    return [
        event.key
        if isinstance(event, events.Key)
        else f"[{event.text}]"
        if isinstance(event, events.Paste)
        else type(event).__name__
        for event in said
    ]


@pytest.mark.parametrize(
    "reply",
    [
        "\x1b[?62;22c",  # DA1
        "\x1b[>0;276;0c",  # DA2
        "\x1b]11;rgb:ffff/ffff/ffff\x07",  # OSC 11
        "\x1b]10;rgb:0000/0000/0000\x1b\\",
        "\x1b]52;c;" + "QUJD" * 3000 + "\x07",
        "\x1bP>|XTerm(388)\x1b\\",  # XTVERSION
        "\x1bP1+r544e=787465726d\x1b\\",
        "\x1b_Gi=1;OK\x1b\\",
        "\x1b[?1u",  # the keyboard protocol
        "\x1b[0n",
        "\x1b[8;40;120t",
    ],
)
def test_a_reply_is_no_key_whole_or_in_pieces(reply: str) -> None:
    assert read("a" + reply + "b") == ["a", "b"]
    for cut in (2, len(reply) // 2, len(reply) - 1):
        assert read("a" + reply[:cut], reply[cut:] + "b") == ["a", "b"]


@pytest.mark.parametrize("begun", ["\x1b[?62;2", "\x1b]11;rgb:ffff/ff", "\x1bP>|XT"])
def test_a_reply_that_is_broken_off_is_dropped(begun: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal_parser, "MAX_WAIT_S", -1.0)
    assert read("a" + begun, "b") == ["a", "b"]


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("\x1b[A", ["up"]),
        ("\x1b[1;5C", ["ctrl+right"]),
        ("\x1b[1;3D", ["alt+left"]),
        ("\x1b[200~]11;a\nb\x1b[201~c", ["[]11;a\nb]", "c"]),
        ("\x1b[<0;3;4M", ["MouseDown"]),
        ("\x1b[I", ["AppFocus"]),
        ("\x1b[[A", ["f1"]),
        ("\x1b[97;5u", ["ctrl+a"]),
        ("\x1bOP", ["f1"]),
    ],
)
def test_keys_the_mouse_and_pasted_text_are_read_whole_or_in_pieces(sent: str, keys: list[str]) -> None:
    assert read(sent) == keys
    for cut in range(2, len(sent)):
        assert read(sent[:cut], sent[cut:]) == keys, cut


@pytest.mark.parametrize(
    ("sent", "key"),
    [("\x1bd", "alt+d"), ("\x1bj", "alt+j"), ("\x1b?", "alt+question_mark")],
)
def test_alt_with_a_character_types_nothing(sent: str, key: str) -> None:
    parser = TerminalParser()
    said = [*parser.feed(sent), *parser.feed("")]
    typed = [(event.key, event.character) for event in said if isinstance(event, events.Key)]
    assert typed == [(key, None)]
    assert read(f"a{sent}{sent}\x1b[Ab") == ["a", key, key, "up", "b"]
