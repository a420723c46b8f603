"""A corpus in which everything is wrong, as files."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

MARKUP = "[/b] [bold red]x[@click=app.quit]y"
PAYLOAD = "aG9zdGlsZQ=="  # what the corpus would like to put on the clipboard
OSC = f"\x1b]52;c;{PAYLOAD}\x07"
WIPE = "\x1b[2J\x1b[3J\x1b[H"
TITLE = "\x1b]0;owned\x07"
NINE_BIT = f"\x9d52;c;{PAYLOAD}\x9c\x9b31m"
BIDI = "\u202egnp.exe\u202c"

FILES: dict[str, str | bytes] = {
    "corpus.yaml": f'title: "Corpus {MARKUP}"\n',
    "articles/good.md": "---\ntitle: Un bon article\ndate: 2024-01-16\n---\nSalifou Modi était à Niamey.\n",
    "articles/broken.md": "---\ntitle: [un, deux\ndate: : x\n---\nDes mots lisibles.\n",
    "articles/untitled.md": "---\ndate: 2024-01-17\n---\nSans titre, mais avec un texte.\n",
    "articles/wrong-date.md": "---\ntitle: Une date fausse\ndate: le 32 janvier\n---\nTexte.\n",
    "articles/never-closed.md": "---\ntitle: Jamais fermé\n\nTexte sans fin.\n",
    "articles/twice.md": "---\ntitle: Le premier\n---\nUn.\n",
    "articles/again/twice.md": "---\ntitle: Le second\n---\nDeux.\n",
    "articles/windows.txt": "L\x92accord signé\n\nLa coopération \x93militaire\x94.\n".encode("latin-1"),
    "articles/empty.md": "",
    "articles/binary.txt": bytes(range(256)) * 8,
    "articles/markup.md": (
        f'---\ntitle: "{MARKUP}"\nauthors: ["{MARKUP}"]\nsource: "{MARKUP}"\n---\n{MARKUP}\n'
    ),
    "articles/escapes.md": (
        f'---\ntitle: "Échappé {OSC}{WIPE}"\nsource: "S{TITLE}"\nauthors: ["A{NINE_BIT}"]\n'
        f"url: 'https://x/{OSC}'\ntags: ['{WIPE}']\nunknown{WIPE}: '{OSC}'\n---\n"
        f"Avant {OSC}{WIPE}{TITLE}{NINE_BIT} après, Salifou Modi.\n"
    ).encode("utf-8", "surrogateescape"),
    "articles/yaml-escapes.md": (
        '---\ntitle: "Yaml \\e]52;c;' + PAYLOAD + '\\a \\x9b31m"\ndate: "\\e[2J"\n---\nSalifou Modi.\n'
    ),
    "articles/decomposed.md": (
        "---\ntitle: De\u0301compose\u0301\n---\nLa de\u0301le\u0301gation de Salifou Modi.\n"
    ),
    "articles/crlf.md": b"---\r\ntitle: Fins de ligne\r\n---\r\nUn.\r\n\r\nDeux, Salifou Modi.\r\n",
    "articles/nbsp.md": "---\ntitle: Ins\u00e9cables\n---\nSalifou\u00a0Modi\u202f: oui.\n",
    "articles/long-line.md": "---\ntitle: Une longue ligne\n---\n" + "mot " * 25_000 + "\n",
    "articles/bidi.md": f"---\ntitle: 'Renversé {BIDI}'\n---\nTexte {BIDI} fin.\n",
    "articles/\u001b[31mrouge.md": "---\ntitle: Un nom de fichier hostile\n---\nTexte.\n",
    "actors/salifou-modi.md": "---\nname: Salifou Modi\ntype: person\naliases: ['\u001b[2JMody']\n---\n",
    "actors/niamey.md": "---\nname: Niamey\ntype: place\n---\n",
    "actors/unnamed.md": "---\ntype: person\n---\n",
    "actors/robot.md": "---\nname: Robot\ntype: robot\n---\n",
    "actors/markup.md": f"---\nname: '{MARKUP}'\ntype: person\nof: nobody\n---\n{MARKUP}\n",
    "actors/list.md": "- a\n- b\n",
    "events/visit.md": (
        "---\ntitle: Une visite\ntype: consult\nparticipants:\n  - {actor: undeclared, role: actor}\n"
        "claims:\n  - {article: good, quote: ces mots n’y sont pas}\n---\n"
    ),
    "events/markup.md": (
        f"---\ntitle: '{MARKUP}'\ntype: consult\nplace: '{MARKUP}'\n"
        f"participants:\n  - {{actor: salifou-modi, role: actor}}\nclaims:\n"
        f"  - {{article: markup, quote: '{MARKUP}', stated: '{OSC}', date: 2024-01-16}}\n"
        f"  - {{source: 'https://x/{MARKUP}', publisher: '{MARKUP}', date: 2024-01-17}}\n---\n{MARKUP}\n"
    ),
    "events/no-claims.md": "---\ntitle: Sans source\ntype: consult\n---\n",
    "decisions.yaml": "- {article: nowhere, quote: Modi, is: nobody}\n- nonsense\n",
}

#: What must be said of the files: a path and words of the message.
SAID = {
    "articles/broken.md": "",
    "articles/untitled.md": "title",
    "articles/wrong-date.md": "date",
    "articles/never-closed.md": "no end",
    "articles/twice.md": "taken",
    "articles/windows.txt": "Windows-1252",
    "articles/empty.md": "empty",
    "articles/binary.txt": "",
    "actors/unnamed.md": "name",
    "actors/robot.md": "type",
    "actors/list.md": "front matter",
    "events/visit.md": "undeclared",
    "events/no-claims.md": "claim",
    "decisions.yaml": "nowhere",
}


def write_hostile(root: Path) -> None:
    """Put the files into `root`, with a loop of symbolic links."""
    for path, content in FILES.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    (root / "articles" / "loop").symlink_to(root / "articles", target_is_directory=True)
    (root / "articles" / "self.md").symlink_to("self.md")
    (root / "articles" / "dangling.md").symlink_to("nowhere.md")


def tree(root: Path) -> dict[str, tuple[int, str]]:
    """Every file and folder below `root`: when it was changed, and what is in it."""
    found = {}
    for path in sorted(root.rglob("*")):
        stat = path.lstat()
        content = sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        found[str(path.relative_to(root))] = (stat.st_mtime_ns, content)
    return found
