# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the documentation says agrees with the code, and the README has what is asked of one."""

from __future__ import annotations

import re

import pytest
import yaml

import documents
import kinds_picture
import places
import reference_tables
import update_docs_pages
from ansible_collections.community.plesk.plugins.module_utils._api import errors
from ansible_collections.community.plesk.plugins.module_utils._api.codes import FAULTS
from ansible_collections.community.plesk.plugins.module_utils._api.options import ENVIRONMENT
from ansible_collections.community.plesk.plugins.module_utils._edge import server_info
from kinds_picture import Kind
from plesk_emulator.behaviors.chosen import Behaviors
from plesk_emulator.web.faults import Fault

SITE = sorted(documents.RST.glob("*.rst"))
TEXT = documents.README.read_text(encoding="utf-8")
HEADINGS = [
    "Description",
    "Requirements",
    "Installation",
    "Use Cases",
    "Testing",
    "Contributing",
    "Communication",
    "Support",
    "Release Notes and Roadmap",
    "Related Information",
    "License Information",
]
each_page = pytest.mark.parametrize("page", SITE, ids=lambda page: page.stem)


def stems(folder):
    return sorted(file.stem for file in (places.ROOT / folder).glob("*.py"))


ROLES = sorted(file.parts[-3] for file in (places.ROOT / "roles").glob("*/tasks/main.yml"))
PLAYBOOKS = sorted(file.stem for file in (places.ROOT / "playbooks").glob("*.yml"))


def load(name):
    return yaml.safe_load((places.ROOT / name).read_text(encoding="utf-8"))


def rst(name):
    return (documents.RST / f"{name}.rst").read_text(encoding="utf-8")


class TestSite:
    def test_every_page_is_in_the_table_of_contents(self):
        listed = [page for section in load("docs/docsite/extra-docs.yml")["sections"] for page in section["toctree"]]
        assert sorted(listed) == [page.stem for page in SITE]

    @each_page
    def test_a_page_has_its_label(self, page):
        assert f"\n.. _ansible_collections.community.plesk.docsite.{page.stem}:\n\n" in rst(page.stem)

    @each_page
    def test_what_is_generated_is_what_the_code_says(self, page):
        assert update_docs_pages.renewed(rst(page.stem)) == rst(page.stem)

    def test_meanings_belong_to_names_of_descriptors(self):
        assert reference_tables.unknown_meanings() == set()

    def test_overview_names_every_module_role_playbook_and_plugin(self):
        overview = rst("overview")
        names = [f"community.plesk.{name}#module" for name in reference_tables.modules()]
        names += [f"community.plesk.{name}#role" for name in ROLES]
        names += [f"community.plesk.{name}#test" for name in stems("plugins/test")]
        assert [name for name in names if name not in overview] == []
        assert [name for name in PLAYBOOKS if f"``community.plesk.{name}``" not in overview] == []

    def test_overview_groups_the_modules_of_each_object(self):
        names = ("plesk_site_alias", "plesk_site_aliases", "plesk_site_alias_info", "plesk_server_info", "plesk_packet")
        objects, others = reference_tables.objects_and_others(names)
        assert objects == {"site_alias": ("plesk_site_alias", "plesk_site_aliases", "plesk_site_alias_info")}
        assert others == ["plesk_packet", "plesk_server_info"]

    def test_overview_lists_the_document_module_as_many(self):
        objects, _others = reference_tables.objects_and_others(("plesk_objects", "plesk_objects_info"))
        assert objects == {"objects": ("", "plesk_objects", "plesk_objects_info")}

    def test_picture_draws_each_kind_below_its_first_reference(self):
        kinds = [
            Kind("plan", "service plan", []),
            Kind("site", "site", [("subscription", "subscription")]),
            Kind("subscription", "subscription", [("owner", "customer"), ("plan", "plan")]),
            Kind("customer", "customer", []),
        ]
        assert kinds_picture.tree(kinds).splitlines() == [
            "service plan",
            "customer",
            "    +-- subscription  (owner; plan: service plan)",
            "        +-- site  (subscription)",
        ]

    def test_picture_of_a_circle_draws_each_kind_once(self):
        circle = [Kind("a", "a", [("b", "b")]), Kind("b", "b", [("a", "a")])]
        assert kinds_picture.tree(circle).splitlines() == ["a  (b)", "    +-- b  (a)"]

    def test_overview_links_every_page_for_users(self):
        sections = load("docs/docsite/extra-docs.yml")["sections"]
        pages = {page for section in sections if section["title"] != "Contributing" for page in section["toctree"]}
        linked = set(re.findall(r"docsite\.(\w+)>`", rst("overview")))
        assert pages - linked - {"overview", "behaviors", "benchmarks"} == set()

    def test_the_kinds_of_errors_are_those_of_the_code(self):
        classes = [
            value
            for module in (errors, server_info)
            for value in vars(module).values()
            if isinstance(value, type) and issubclass(value, errors.PleskError) and "kind" in vars(value)
        ]
        table = rst("errors").partition("* - ``kind``")[2].partition("``executed: false``")[0]
        told = set(re.findall(r"^   \* - ``(\w+)``", table, re.MULTILINE))
        assert told == {entry.kind for entry in classes} - {errors.PleskError.kind}
        assert told.isdisjoint(FAULTS)

    def test_the_connection_options_and_their_variables_are_all_listed(self):
        rows = re.findall(r"^   \* - ``(\w+)``\n     - ``(PLESK_\w+)``", rst("connecting"), re.MULTILINE)
        assert dict(rows) == ENVIRONMENT
        assert len(rows) == len(ENVIRONMENT)


class TestExamples:
    FOUND = [
        (str(example), yaml.safe_load(example.text))
        for page in documents.PAGES
        for example in documents.examples(page)
        if example.is_yaml
    ]

    @staticmethod
    def tasks(parsed):
        for entry in parsed if isinstance(parsed, list) else ():
            yield from entry.get("tasks", [entry]) if isinstance(entry, dict) else ()

    def roles(self):
        """Where a role is used, its name and the variables that the task sets."""
        for where, parsed in self.FOUND:
            for task in self.tasks(parsed):
                role = task.get("ansible.builtin.import_role", {}).get("name", "")
                if role.startswith("community.plesk."):
                    yield where, role.rpartition(".")[2], task.get("vars", {})

    def test_the_variables_of_roles_exist(self):
        used = list(self.roles())
        assert {role for _where, role, _variables in used} == {"emulator", "provision"}
        for where, role, variables in used:
            known = load(f"roles/{role}/meta/argument_specs.yml")["argument_specs"]["main"]["options"]
            assert set(variables) <= set(known), where

    def test_behaviors_and_faults_exist(self):
        for _where, _role, variables in self.roles():
            Behaviors(**variables.get("emulator_behaviors", {}))
            for fault in variables.get("emulator_faults", []):
                Fault.parse(fault)

    def test_the_inventory_of_many_servers_is_the_one_in_the_collection(self):
        shown = [example for example in documents.examples(documents.RST / "many_servers.rst") if example.file]
        assert yaml.safe_load(shown[0].text) == load("docs/awx/inventory.yml")

    def test_what_is_shown_of_the_credential_type_is_in_it(self):
        inputs, injectors = (
            yaml.safe_load(example.text)
            for example in documents.examples(documents.RST / "awx.rst")
            if example.file.startswith("credential_type")
        )
        known = {field["id"]: field for field in load("docs/awx/credential_type_inputs.yml")["fields"]}
        for field in inputs["fields"]:
            assert field.items() <= known[field["id"]].items()
        assert injectors["env"].items() <= load("docs/awx/credential_type_injectors.yml")["env"].items()


class TestReadme:
    def test_it_has_the_headings_of_a_collection(self):
        assert re.findall(r"^## (.+)$", TEXT, re.MULTILINE) == HEADINGS

    def test_generated_tables_are_up_to_date(self):
        assert update_docs_pages.renewed(TEXT) == TEXT

    def test_links_are_absolute(self):
        links = re.findall(r"\]\(([^)]*)\)", TEXT) + re.findall(r"^\[[^\]]+\]:\s*(\S+)", TEXT, re.MULTILINE)
        assert links
        assert [link for link in links if not link.startswith("https://")] == []

    def test_links_into_the_repository_lead_somewhere(self):
        repository = load("galaxy.yml")["repository"]
        paths = re.findall(rf"{re.escape(repository)}/(?:blob|tree)/main/([^)#]+)", TEXT)
        assert [path for path in paths if not (places.ROOT / path).exists()] == []

    def test_it_does_not_install_ansible(self):
        assert "pip install ansible" not in TEXT

    def test_everything_in_the_collection_is_named(self):
        names = [name for kind in ("modules", "filter", "test") for name in stems(f"plugins/{kind}")]
        names += [f"community.plesk.{name}" for name in ROLES + PLAYBOOKS]
        assert [name for name in names if f"`{name}`" not in TEXT] == []

    def test_the_commands_exist(self):
        makefile = (places.ROOT / "Makefile").read_text(encoding="utf-8")
        targets = set(re.findall(r"\bmake ([a-z]+)", TEXT))
        assert {"demo", "test"} <= targets
        assert [target for target in targets if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []

    def test_the_requirements_are_those_of_the_metadata(self):
        for line in (places.ROOT / "meta" / "ee-requirements.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                name, _sign, version = line.partition(">=")
                assert re.search(rf"\[{name}\]\(\S+\) {re.escape(version)} or later", TEXT)
        assert "ansible-core 2.16 or later" in TEXT
        assert load("meta/runtime.yml")["requires_ansible"] == ">=2.16.0"
