# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The examples of the documentation do what the pages say, output included."""

from __future__ import annotations

import json
import re
import shlex

import pytest
import yaml

import documents
import emulator_process
import places

EXAMPLES = [example for page in documents.PAGES for example in documents.examples(page)]
YAML = [example for example in EXAMPLES if example.is_yaml]
MODULES = sorted(file.stem for file in (places.ROOT / "plugins" / "modules").glob("plesk_*.py"))
PLAY_KEYWORDS = {
    "hosts": "localhost",
    "connection": "local",
    "gather_facts": False,
    "vars": {"ansible_python_interpreter": "{{ ansible_playbook_python }}"},
}


@pytest.mark.parametrize("example", YAML, ids=str)
def test_yaml_is_yaml(example):
    assert yaml.safe_load(example.text) is not None


def entries(value):
    """All dictionaries in a parsed example, the nested ones too."""
    if isinstance(value, dict):
        yield value
    for entry in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from entries(entry)


@pytest.fixture
def options(command):
    """The options of each module, by its full name."""
    names = [f"community.plesk.{module}" for module in MODULES]
    done = command(["ansible-doc", "--json", "--type", "module", *names])
    assert done.returncode == 0, done.stderr
    documentation = json.loads(done.stdout)
    assert set(documentation) == set(names)
    return {name: documentation[name]["doc"]["options"] for name in names}


def unknown(given, known, where):
    """The names in `given` that no option or suboption has, as paths."""
    found = []
    for name, value in given.items():
        if name not in known:
            found.append(f"{where}.{name}")
            continue
        suboptions = known[name].get("suboptions")
        for entry in value if isinstance(value, list) else [value]:
            if suboptions and isinstance(entry, dict):
                found += unknown(entry, suboptions, f"{where}.{name}")
    return found


def test_every_option_in_an_example_exists(options):
    found = []
    for example in YAML:
        for entry in entries(yaml.safe_load(example.text)):
            for name, arguments in entry.items():
                if str(name).startswith("community.plesk.plesk_"):
                    assert name in options, f"{example}: {name}"
                    given = arguments if isinstance(arguments, dict) else {}
                    found += [f"{example}: {path}" for path in unknown(given, options[name], name)]
    assert found == []


class Story:
    """The examples of a page, played one after another against one emulator."""

    def __init__(self, folder, command, variables):
        self.folder = folder
        self.command = command
        self.variables = variables
        self.pending = []

    def add(self, example, message):
        """Tasks and plays wait, so that one process plays all of them; those that fail do so with this message."""
        parsed = yaml.safe_load(example.text)
        plays = parsed if "hosts" in parsed[0] else [{**PLAY_KEYWORDS, "tasks": parsed}]
        for play in plays:
            play["name"] = str(example)
            if example.mark == "fails":
                play["tasks"] = [failing(play["tasks"], " ".join(message.split()))]
        self.pending += plays

    def play_pending(self):
        if not self.pending:
            return
        (self.folder / "pending.yml").write_text(yaml.safe_dump(self.pending, sort_keys=False), encoding="utf-8")
        self.pending = []
        done = self.command(["ansible-playbook", "pending.yml"], **self.variables)
        assert done.returncode == 0, done.stdout + done.stderr

    def console(self, example):
        """Each command that begins with a dollar sign prints what follows it."""
        self.play_pending()
        for part in re.split(r"^\$ ", example.text, flags=re.MULTILINE)[1:]:
            line, _end, expected = part.partition("\n")
            done = self.command(shlex.split(line), **self.variables)
            assert matches(expected, done.stdout), f"{example}: {line} printed\n{done.stdout}{done.stderr}"


def failing(tasks, expected):
    """The tasks, which must fail with a message that holds this text."""
    return {
        "block": [*tasks, {"ansible.builtin.fail": {"msg": "The example does not fail."}}],
        "rescue": [
            {
                "ansible.builtin.assert": {"that": "expected in ansible_failed_result.msg"},
                "vars": {"expected": expected},
            }
        ],
    }


def matches(expected, printed):
    """Whether a page shows what was printed: a line `...` stands for any lines, and stars and ids do not count."""
    lines = [r"(?:.*\n)*?" if line == "..." else re.escape(line) + "\n" for line in normal(expected)]
    return re.fullmatch("".join(lines), "".join(f"{line}\n" for line in normal(printed))) is not None


def normal(text):
    text = re.sub(r"\(id \d+\)", "(id 1)", re.sub(r" \*{3,}$", " ***", text, flags=re.MULTILINE))
    return [line.rstrip() for line in text.splitlines() if line.strip()]


STORIES = [page for page in documents.PAGES if any(example.mark for example in documents.examples(page))]


@pytest.mark.parametrize("page", STORIES, ids=lambda page: page.stem)
def test_the_examples_of_a_page_do_what_it_says(page, command, folder):
    with emulator_process.start_emulator() as emulator:
        story = Story(folder, command, emulator.client_environment)
        found = documents.examples(page)
        for example, following in zip(found, [*found[1:], None]):
            if example.file:
                (folder / example.file).write_text(example.text, encoding="utf-8")
            if example.mark and example.is_yaml:
                story.add(example, following.text if following else "")
            elif example.mark:
                story.console(example)
        story.play_pending()
