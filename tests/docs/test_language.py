# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that the texts of the collection avoid, and what to write instead (see CONTRIBUTING.md)."""

from __future__ import annotations

import ast
import io
import re
import tokenize

import pytest

import places

AVOIDED = {
    r"(he|him|his|himself|she|her|hers|herself)": "it for an account, they for a person",
    r"(nobody|anybody|whoever)": "what is not documented, or the actor",
    r"(please|via|i\.e\.|e\.g\.)": "nothing, through, that is, for example",
    r"(licence|behaviour|behaviours|colour|artefact|artefacts|favour|neighbour)": "the American spelling",
    r"(e-mail|time-out|time-outs|set-up|web site)": "email, timeout, setup, website",
    r"(in earnest|in vain|without a word|handed over|given back|turned down)": "outside check mode, without effect",
    r"(mend|mends|mended)": "fix",
    r"(wants|demands|demanded|beats)": "requires, takes precedence over",
    r"(blanks)": "spaces, white space",
    r"(?<!there )(is no|are no) (?!longer\b|more\b)[\w-]+": "is not a",
}
# Texts that servers send, word for word, and text that users type.
QUOTED = ("Invalid secret key usage. Please check logs for details.",)
_PATTERNS = {re.compile(rf"(?<![\w-]){words}(?![\w-])", re.IGNORECASE): instead for words, instead in AVOIDED.items()}
_FOLDERS = ("docs", "meta", "playbooks", "plugins", "roles", "changelogs/fragments")
_PAGES = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "galaxy.yml", "Makefile")
_CODE = re.compile(r"``.*?``|`[^`]*`|https?://\S+|[A-Z]\([^()]*\)|:\w+:`[^`]*`", re.DOTALL)


def texts() -> list[str]:
    """Return the names of all files with texts for readers."""
    files = [file for folder in _FOLDERS for file in (places.ROOT / folder).rglob("*")]
    found = [str(file.relative_to(places.ROOT)) for file in files if file.suffix in (".py", ".md", ".rst", ".yml")]
    return [*_PAGES, *sorted(found)]


def prose(name: str) -> list[tuple[int, str]]:
    """Return the texts of a file with their lines: of Python, the comments and the strings that have spaces."""
    source = (places.ROOT / name).read_text(encoding="utf-8")
    if not name.endswith(".py"):
        return [(1, source)]
    strings = [(getattr(node, "lineno", 1), _text(node)) for node in ast.walk(ast.parse(source))]
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    comments = [(token.start[0], token.string) for token in tokens if token.type == tokenize.COMMENT]
    return [(line, text) for line, text in strings + comments if " " in text]


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or "{}" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def found(name: str) -> list[str]:
    """Return the avoided words of a file, with line and replacement."""
    hits = []
    for first, text in prose(name):
        for quote in QUOTED:
            text = text.replace(quote, "")
        text = _CODE.sub(lambda code: "\n" * code.group().count("\n") + "x", text)
        for pattern, instead in _PATTERNS.items():
            for hit in pattern.finditer(text):
                line = first + text.count("\n", 0, hit.start())
                hits.append(f"{name}:{line}: '{' '.join(hit.group().split())}'; write: {instead}")
    return sorted(set(hits))


def test_texts_do_not_contain_avoided_words():
    assert [hit for name in texts() for hit in found(name)] == []


@pytest.mark.parametrize(
    "text", ["deleted with everything he owns", "This\nis no option.", "Please wait", "the time-out"]
)
def test_avoided_words_are_found_in_a_comment(monkeypatch, tmp_path, text):
    monkeypatch.setattr(places, "ROOT", tmp_path)
    (tmp_path / "a.py").write_text(f'"""{text}"""\n', encoding="utf-8")
    assert len(found("a.py")) == 1


@pytest.mark.parametrize(
    "text", ["There is no customer", "it is no longer there", "``--behaviour`` is an alias", "history"]
)
def test_other_words_are_not_reported(monkeypatch, tmp_path, text):
    monkeypatch.setattr(places, "ROOT", tmp_path)
    (tmp_path / "a.py").write_text(f'"""{text}"""\n', encoding="utf-8")
    assert found("a.py") == []
