import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.model.text import _FOLDING_TABLE, clean, clean_line, fold, ligature_variants, split_words, tokenize

HOSTILE = st.text(
    st.sampled_from("ab é\u0301’œŒ«»“”…\n\r\t\x1b[]0;31m\x07\\\x9b\x9d\x9c\x85\u2028\u202e\ufeff\ud800İıß한")
)
ANY = st.one_of(st.text(), st.text(st.characters(codec=None)), HOSTILE)
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


@given(ANY)
@example("\x1b\x1b]52;c;aGk=\x07]52;c;aGk=\x07")
def test_cleaned_text_holds_nothing_a_terminal_obeys_and_cleaning_again_changes_nothing(text: str) -> None:
    cleaned = clean(text)
    assert not OBEYED.search(cleaned)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "\n" not in clean_line(text)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("\x1b[31mrouge\x1b[0m", "rouge"),
        ("a\x1b]52;c;c2VjcmV0\x07b", "ab"),
        ("a\x1b]8;;http://x\x1b\\lien\x1b]8;;\x1b\\b", "alienb"),
        ("a\x1b]0;sans fin\nb", "a\nb"),
        ("a\x1bP+q\x9cb", "ab"),
        ("\x1b[2J\x1b[H17 mars", "17 mars"),
        ("e\u0301tat", "état"),
        ("un\r\ndeux\rtrois\x0bquatre", "un\ndeux\ntrois\nquatre"),
        ("\ufeffdebut\tmil\u202eieu", "debut milieu"),
        ("\ud800", "\ufffd"),
        ("Mo\u2060di\u206f à\u180e Nia\u034fmey\ufe0f\U000e0100", "Modi à Niamey"),
        ("\u115f\u1160\u3164\uffa0vi\u2063de", "vide"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_cleaning(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_a_wrongly_decoded_quotation_mark_does_not_take_the_text_behind_it() -> None:
    wrong = "il a dit “oui” puis “non”, à Niamey".encode().decode("latin-1")
    assert clean(wrong).endswith("Niamey")
    assert "oui" in clean(wrong) and "puis" in clean(wrong)


@given(ANY)
def test_folding_keeps_the_length_and_its_two_ways_agree(text: str) -> None:
    cleaned = clean(text)
    assert len(fold(cleaned)) == len(cleaned)
    assert fold(cleaned) == cleaned.translate(_FOLDING_TABLE)
    assert fold(fold(cleaned)) == fold(cleaned)


def test_folding_takes_case_accents_apostrophes_hyphens_and_blanks() -> None:
    assert fold("L’Énergie\u00a0: Sèmè\u2011Kpodji, Łódź") == "l'energie : seme-kpodji, lodz"


def test_a_name_is_found_with_its_ligatures_and_without() -> None:
    assert set(ligature_variants("Œuvre")) == {"œuvre", "oeuvre"}
    assert "œuvre" in ligature_variants("Oeuvre")


@given(ANY)
def test_tokens_stand_where_they_say(text: str) -> None:
    folded = fold(clean(text))
    found = tokenize(folded)
    assert [folded[start:end] for start, end in zip(found.starts, found.ends, strict=True)] == found.words
    assert all(end <= start for end, start in zip(found.ends, found.starts[1:], strict=False))


def test_words_are_parted_by_hyphens_and_apostrophes_and_names_ended_by_other_marks() -> None:
    assert split_words("Iounous-bek d’État") == ["iounous", "bek", "d", "etat"]
    assert tokenize("salifou\nmodi. a\n\nb").words == [
        "salifou",
        "modi",
        ".",
        "a",
        "\n\n",
        "b",
    ]
