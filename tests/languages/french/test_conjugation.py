"""French verbs are found in their forms, regular or not."""

from __future__ import annotations

import pytest

from tui.languages.french.conjugation import conjugate
from tui.languages.registry import find_language


@pytest.mark.parametrize(
    ("infinitive", "forms"),
    [
        ("menacer", "menace menaçait menaçant menaça menacées menaceront"),
        ("engager", "engageait engagea engagé engagerait"),
        ("libérer", "libère libérèrent libérera"),
        ("rappeler", "rappelle rappellent rappelait rappellera"),
        ("geler", "gèle gelé gèlera"),
        ("déployer", "déploie déployait déploiera"),
        ("renvoyer", "renvoie renverra renvoyé"),
        ("saisir", "saisit saisissent saisi saisiront"),
        ("recevoir", "reçoit reçu recevra reçut reçoivent"),
        ("soutenir", "soutient soutenu soutint soutiendra"),
        ("suspendre", "suspend suspendu suspendit suspendra"),
        ("promettre", "promet promis promit promettait"),
        ("reconnaître", "reconnaît reconnu reconnaissait reconnut"),
        ("détruire", "détruit détruisit détruisait"),
        ("offrir", "offre offert offrit offrent"),
        ("rejoindre", "rejoint rejoignait rejoignit"),
        ("démentir", "dément démenti démentait"),
        ("interdire", "interdit interdisait interdira"),
    ],
)
def test_verbs_have_their_forms(infinitive: str, forms: str) -> None:
    assert set(forms.split()) <= {form for form, _tense in conjugate(infinitive)}


def test_every_listed_word_is_found() -> None:
    senses = find_language("fr").event_lexicon.senses
    for words in ("a reçu", "coup d état", "se rendaient", "mis fin", "cessez le feu", "pourparlers"):
        first = words.split()
        assert any(senses.longest(first, index) for index in range(len(first))), words
