"""Mail: single messages, mailboxes, what is attached, and pages saved as mail."""

from __future__ import annotations

import pytest

from tests.corpus.extraction.exports.reading import form_of, read, read_one
from tui.corpus.extraction.exports.export_items import UnreadableError
from tui.corpus.extraction.exports.form_detection import Form
from tui.corpus.extraction.raw_text import read_text

MAIL = "From: A <a@b.example>\nTo: c@d.example\nSubject: {}\nDate: Thu, 15 Jun 2023 07:12:00 +0100\n\n{}"


@pytest.mark.parametrize(
    "subject", ["TR : Re: Pluies", "Pluies", "=?utf-8?q?Fw=3A_Pluies?=", "Re: [Lettre] Pluies"]
)
def test_a_subject_is_a_title_without_what_mail_puts_before(subject: str) -> None:
    article = read_one("a.eml", MAIL.format(subject, "Il a plu."))
    assert (article.title, article.date, article.body) == ("Pluies", "2023-06-15", "Il a plu.")


@pytest.mark.parametrize(
    ("sender", "paper"),
    [("Sahel Dépêches <lettre@s.example>", "Sahel Dépêches"), ("Ali Sani <a@s.example>", None)],
)
def test_who_writes_to_all_readers_is_the_publisher(sender: str, paper: str | None) -> None:
    mail = MAIL.format("Pluies", "Il a plu.").replace("A <a@b.example>", sender)
    assert read_one("a.eml", mail).publisher == paper


def test_a_mail_that_was_passed_on_is_the_one_inside() -> None:
    body = (
        "Pour info.\n\n---------- Message transféré ----------\nDe : Le Sahel <a@b.example>\n"
        "Date : lundi 5 juin 2023 à 08:00\nObjet : Pluies à Gao\nÀ : <c@d.example>\n\nIl a plu.\n"
    )
    article = read_one("a.eml", MAIL.format("Fwd: à lire", body))
    assert (article.title, article.date, article.body) == ("Pluies à Gao", "2023-06-05", "Il a plu.")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            "Voici le texte.\n\n> Il a plu sur toute la ville.\n> Le fleuve monte.",
            "Il a plu sur toute la ville.",
        ),
        (
            "Voici le texte.\n\n>> Il a plu sur toute la ville.\n>\n>> Le fleuve monte.",
            "Il a plu sur toute la ville.",
        ),
        ("Le fleuve monte depuis hier.\n\n> Il a plu ?", "Le fleuve monte depuis hier."),
    ],
)
def test_what_a_mail_quotes_is_its_text_without_the_marks(body: str, text: str) -> None:
    plain = "De : A <a@b.example>\nObjet : Pluies\nDate : lundi 5 juin 2023\n\n" + body
    for article in (read_one("a.eml", MAIL.format("Pluies", body)), read_text(plain)):
        assert article.body.startswith(text) and ">" not in article.body
        cut = [piece.text for piece in article.cut]
        assert ("Voici le texte." in cut) == ("Voici" in body)


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "us-ascii", "no-such-charset"])
def test_a_charset_that_is_wrongly_declared_does_no_harm(charset: str) -> None:
    head = (
        f"From: a@b.example\nSubject: A\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\n"
    )
    for encoding in ("utf-8", "cp1252"):
        assert read_one("a.eml", head.encode() + "Été à Gao.".encode(encoding)).body == "Été à Gao."


def test_a_mail_with_pictures_is_no_saved_page() -> None:
    heads = "From: A <a@b.example>\nTo: c@d.example\nSubject: Pluies\nMIME-Version: 1.0\n"
    related = "Content-Type: multipart/related; boundary=r\n\n"
    page = "--r\nContent-Type: text/html\n\n<p>Il a plu.</p>\n--r--\n"
    assert form_of("a.eml", heads + related + page) is Form.MAIL
    assert read_one("a.eml", heads + related + page).title == "Pluies"
    assert form_of("a.mht", heads.replace("To: c@d.example\n", "") + related + page) is Form.MHTML


def test_a_line_at_the_end_of_a_mailbox_begins_no_message() -> None:
    mailbox = "From a@b.example Mon Aug 05 09:00:00 2024\n" + MAIL.format("Pluies", "Il a plu.\n\nFrom Gao\n")
    assert read_one("a.mbox", mailbox).body == "Il a plu.\n\nFrom Gao"


def test_a_mailbox_parts_messages_and_not_their_text() -> None:
    message = MAIL.format("Titre {}", "Bonjour.\n\nFrom Gao to Niamey\n\n>From here.\n\n")
    box = "".join(f"From a@b.example Thu Oct 12 07:12:00 2023\n{message.format(n)}" for n in range(3))
    articles, _refusals = read("a", box)
    assert [article.title for article in articles] == ["Titre 0", "Titre 1", "Titre 2"]
    assert articles[0].body == "Bonjour.\n\nFrom Gao to Niamey\n\nFrom here."


def test_what_is_attached_to_a_mail_is_read_too() -> None:
    parts = [
        "Content-Type: text/plain\n\nVoici la revue de presse du jour, bonne lecture.",
        'Content-Type: text/html\nContent-Disposition: attachment; filename="page.html"\n\n'
        f"<html><body><h1>La route de Gaya</h1><p>{'Le maire a rouvert la route mardi. ' * 9}</p></body>",
        'Content-Type: text/plain\nContent-Disposition: attachment; filename="puits.txt"\n\n'
        "Un puits a Zinder\n\nLe maire a ouvert lundi un puits devant les habitants de la commune.",
        'Content-Type: image/png\nContent-Disposition: attachment; filename="vue.png"\n\nPNG',
    ]
    head = 'Subject: Revue\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n'
    message = head + "".join(f"--x\n{part}\n" for part in parts) + "--x--\n"
    articles, refusals = read("a.eml", message)
    assert [article.title for article in articles] == ["Revue", "La route de Gaya", "Un puits a Zinder"]
    assert articles[0].notice == "attachments were not read: vue.png" and not refusals


def attach_mail(mail: str, depth: int, kind: str) -> str:
    """A mail that is attached to one that is attached to one …"""
    for level in range(depth):
        heads = f"From: a@b.example\nSubject: Niveau {level}\nMIME-Version: 1.0\nContent-Type: "
        if kind == "parts":
            part = f"--b{level}\nContent-Type: message/rfc822\n\n{mail}\n--b{level}--\n"
            mail = f"{heads}multipart/mixed; boundary=b{level}\n\n{part}"
        elif kind == "file":
            mail = (
                f"{heads}application/octet-stream\nContent-Disposition: attachment; filename=x.eml\n\n{mail}"
            )
        else:
            mail = f"{heads}message/rfc822\n\n{mail}"
    return mail


@pytest.mark.parametrize("kind", ["parts", "file", "message"])
def test_mails_in_mails_are_read_to_a_depth_and_then_refused(kind: str) -> None:
    mail = MAIL.format("Fond", "Il a plu.")
    assert read_one("a.eml", attach_mail(mail, 5, kind)).title == "Fond"
    for depth in (40, 400, 1200):
        articles, (refusal,) = read("a.eml", attach_mail(mail, depth, kind))
        assert articles == []
        assert "nested more than" in refusal.reason


def test_mails_that_a_mail_passes_on_are_articles_of_their_own() -> None:
    inner = [MAIL.format(f"Article {n}", f"Il a plu {n} fois.") for n in (1, 2)]
    head = (
        "From: a@b.example\nSubject: Revue\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    )
    said = "--b\nContent-Type: text/plain\n\nVoici deux articles.\n"
    parts = "".join(f"--b\nContent-Type: message/rfc822\n\n{mail}\n" for mail in inner)
    articles, refusals = read("a.eml", f"{head}{said}{parts}--b--\n")
    assert [article.title for article in articles] == ["Revue", "Article 1", "Article 2"]
    assert refusals == []


def test_what_is_attached_to_a_mail_is_named() -> None:
    head = "From: a@b.example\nSubject: A\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
    parts = "--x\nContent-Type: text/plain\n\nTexte.\n--x\nContent-Type: application/pdf\n"
    end = 'Content-Disposition: attachment; filename="note.pdf"\n\n%PDF\n--x--\n'
    assert "note.pdf" in (read_one("a.eml", head + parts + end).notice or "")


def test_a_page_saved_as_one_file_that_is_cut_off_says_so() -> None:
    head = "MIME-Version: 1.0\nSnapshot-Content-Location: https://e.example/a\n"
    head += 'Content-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html\n\n'
    story = "<html><body><h1>La route de Gaya</h1>" + "<p>Le maire a rouvert la route mardi.</p>" * 9
    assert read_one("a.mhtml", f"{head}{story}</body></html>\n--x--\n").notice is None
    assert "ends in the middle" in (read_one("a.mhtml", f"{head}{story}").notice or "")
    with pytest.raises(UnreadableError, match="ends in the middle"):
        read("a.mhtml", f"{head}<html><body><h1>La rou")
