"""The language comes from the option, the settings or the locale; it is asked when something is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.app.settings import read_language
from tui.i18n import (
    choose_language,
    format_decimal,
    format_number,
    format_percent,
    gettext,
    language,
    ngettext,
    pgettext,
    speak_english,
)
from tui.i18n.language import VARIABLE, find_language
from tui.language_choice import take_language
from tui.model.dates.formatting import format_long, format_short


@pytest.fixture
def french() -> Iterator[None]:
    choose_language("fr")
    yield
    choose_language("en")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr"}, "fr"),
        ({"LANG": "fr_NE@euro"}, "fr"),
        ({"LANG": "xx_YY.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "en_US.UTF-8", "LC_ALL": "fr_CA"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "fr_FR.UTF-8", VARIABLE: "en"}, "en"),
        ({"LANG": "en_GB", VARIABLE: "fr"}, "fr"),
        ({"LANG": "fr_FR", VARIABLE: "tlh"}, "fr"),
    ],
)
def test_the_language_of_an_environment(environment: dict[str, str], expected: str) -> None:
    assert find_language(environment) == expected


@pytest.mark.parametrize(
    ("args", "expected", "left"),
    [
        (["--lang", "fr", "check"], "fr", ["check"]),
        (["check", "--lang=fr", "--json"], "fr", ["check", "--json"]),
        (["--lang", "en"], "en", []),
        (["search", "--", "--lang", "fr"], "en", ["search", "--", "--lang", "fr"]),
    ],
)
def test_the_option_may_stand_anywhere(args: list[str], expected: str, left: list[str]) -> None:
    try:
        assert take_language(args) == left
        assert language() == expected
    finally:
        choose_language("en")


def test_another_language_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        take_language(["--lang", "tlh"])
    assert "write one of en, fr" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "expected"),
    [('lang = "fr"', "fr"), ('lang = "tlh"', ""), ("lang = 3", ""), ("lang =", ""), ("", ""), (None, "")],
)
def test_the_language_of_the_settings(text: str | None, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    if text is not None:
        path.write_text(text, "utf-8")
    assert read_language(path) == expected


def test_settings_are_followed_where_the_environment_names_no_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "niger-tui").mkdir()
    (tmp_path / "niger-tui/settings.toml").write_text('lang = "fr"\n', "utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv(VARIABLE)
    try:
        assert take_language(["check"]) == ["check"]
        assert language() == "fr"
    finally:
        choose_language("en")


@pytest.mark.usefixtures("french")
def test_messages_are_looked_up_when_they_are_shown() -> None:
    assert gettext("Articles of nobody") == "Articles of nobody"
    assert gettext("") == ""
    assert gettext("Events") == "Événements"
    assert [ngettext("{n} actor", "{n} actors", n).format(n=n) for n in (0, 1, 2)] == [
        "0 acteur", "1 acteur", "2 acteurs",
    ]  # fmt: skip
    assert ngettext("{n} yak", "{n} yaks", 2) == "{n} yaks"
    assert pgettext("of a yak", "Events") == "Events"
    with speak_english():
        assert gettext("Events") == "Events"
    assert gettext("Events") == "Événements"


@pytest.mark.usefixtures("french")
def test_numbers_and_dates_in_french() -> None:
    assert format_number(1_234_567) == "1\u202f234\u202f567"
    assert format_decimal(1_234.56, 1) == "1\u202f234,6"
    assert format_percent(0.87) == "87\u202f%"
    assert format_long("2024-01-16", gettext) == "16 janvier 2024"
    assert format_long("2024-02-01", gettext) == "1er février 2024"
    assert format_long("2024-01-19~", gettext) == "vers le 19 janvier 2024"
    assert format_long("2024-01~", gettext) == "vers janvier 2024"
    assert format_long("2023-08-03/..", gettext) == "depuis le 3 août 2023"
    assert format_long("2024-01-15/2024-01-18", gettext) == "15–18 janvier 2024"
    assert format_short("2024-01-16", gettext) == "16 janv. 24"


def test_numbers_in_english() -> None:
    assert (format_number(1_234), format_decimal(0.56, 1), format_percent(0.5)) == ("1,234", "0.6", "50%")
