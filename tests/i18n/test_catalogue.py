"""The French catalogue has every message, and says with the same placeholders what the English says."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from babel.messages.catalog import Catalog, Message

from tests.catalogue import MO, PO, extract_messages, is_translated, mo_bytes, po_bytes, read_catalogue
from tui.i18n import terms
from tui.i18n.catalogue import Catalogue
from tui.i18n.language import plural_form
from tui.model.news import ABOUTS
from tui.model.records import ActorType, EventType, Kind, ParticipantRole

PLACEHOLDER = re.compile(r"(?<!\{)\{(\w*)(?:![rs])?(?::[,.\w%]*)?\}(?!\})|(%\(\w+\)s)")
#: Marks before which French has a space that does not break, and those with one inside.
UNSPACED = re.compile(
    r"[\w»)}][;?!](?=\s|$)|(?<![\u00a0\u202f])[;»](?!\w)|«(?!\u00a0)|\w (?:[;:!?»%])(?=\s|$)"
)
CODE = re.compile(r"`[^`]*`")


@pytest.fixture(scope="module")
def french() -> Catalog:
    return read_catalogue()


@pytest.fixture(scope="module")
def messages(french: Catalog) -> list[Message]:
    return [message for message in french if message.id]


def texts(value: object) -> list[str]:
    """The forms of a message or of its translation."""
    return list(value) if isinstance(value, list | tuple) else [str(value)]


def placeholders(text: str) -> set[str]:
    return {"".join(groups) for groups in PLACEHOLDER.findall(text)}


def test_the_catalogue_has_the_messages_of_the_program_and_no_others(messages: list[Message]) -> None:
    extracted = {str(message.id) for message in extract_messages() if message.id}
    assert {str(message.id) for message in messages} == extracted, "python -m tests.catalogue extracts them"


def test_every_message_is_translated(messages: list[Message]) -> None:
    assert [message.id for message in messages if message.fuzzy or not is_translated(message)] == []


def test_placeholders_are_those_of_the_message(messages: list[Message]) -> None:
    different = [
        (message.id, string)
        for message in messages
        for string in texts(message.string)
        if placeholders(string) != placeholders(texts(message.id)[-1])
    ]
    assert different == []


def test_placeholders_stand_alone_in_braces(messages: list[Message]) -> None:
    """A format in a translation would write numbers as English does."""
    formatted = [
        string for m in messages for string in texts(m.string) if re.search(r"\{\w+:[,.\d%]", string)
    ]
    assert formatted == []


def test_the_compiled_catalogue_is_that_of_the_text(french: Catalog) -> None:
    assert MO.read_bytes() == mo_bytes(french), "python -m tests.catalogue compiles it"
    assert PO.read_bytes() == po_bytes(french)


def test_the_compiled_catalogue_is_found_by_the_program(messages: list[Message]) -> None:
    compiled = Catalogue(MO.read_bytes())
    for message in messages:
        assert compiled.find(texts(message.id)[0]) == tuple(texts(message.string)), message.id
    assert len(list(compiled)) == len(messages)
    assert compiled.find("no such message") == ()


def test_a_file_that_is_no_catalogue_is_refused() -> None:
    with pytest.raises(ValueError, match="not a compiled catalogue"):
        Catalogue(b"\0" * 28)


def test_plural_forms_are_chosen_as_the_catalogue_says(french: Catalog) -> None:
    assert french.plural_expr == "(n > 1)"
    assert [plural_form(number) for number in (0, 1, 2, 5)] == [0, 0, 1, 1]


def test_spaces_before_marks_do_not_break(messages: list[Message]) -> None:
    faults = [
        string
        for message in messages
        for string in texts(message.string)
        if UNSPACED.search(CODE.sub("", string)) or re.search(r"\w'\w", CODE.sub("", string))
    ]
    assert faults == []


def test_values_of_the_files_are_in_the_catalogue() -> None:
    named = {term for group in vars(terms).values() if isinstance(group, tuple) for term in group}
    wanted = {
        *get_args(Kind),
        *get_args(ActorType),
        *get_args(ParticipantRole),
        *get_args(EventType),
        *ABOUTS,
    }
    assert wanted <= named
