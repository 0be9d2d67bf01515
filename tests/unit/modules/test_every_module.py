# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules that every module keeps, and every declaration."""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
from typing import Any

import pytest
import yaml
from jinja2.nativetypes import NativeEnvironment
from lxml import etree

import certs
import places
from ansible_collections.community.plesk.plugins.module_utils._api.packet import Operation, encode
from ansible_collections.community.plesk.plugins.module_utils._model.item import Item
from ansible_collections.community.plesk.plugins.module_utils._model.resource import Resource
from engine import PASSWORD, InProcess, Server
from module_run import MODULES, UNCHANGED, Done, argument_spec, module, running

PLUGINS = places.ROOT / "plugins"
TARGETS = places.ROOT / "tests" / "integration" / "targets"
FULL = "community.plesk."
ANSIBLES_OWN = {"changed", "failed", "msg", "diff", "invocation", "warnings", "exception", "deprecations"}


def declared() -> dict[str, Resource]:
    """Every declaration, by the name of its object type."""
    found = {}
    for file in sorted((PLUGINS / "module_utils" / "_resources").glob("*.py")):
        holder = importlib.import_module(
            f"ansible_collections.community.plesk.plugins.module_utils._resources.{file.stem}"
        )
        found.update({value.name: value for value in vars(holder).values() if isinstance(value, Resource)})
    return found


RESOURCES = declared()
each_module = pytest.mark.parametrize("name", MODULES)
each_resource = pytest.mark.parametrize("kind", RESOURCES)
# Kinds of which a server has a few objects: a document takes a list of them, but no module of their own does.
WITHOUT_LIST = {
    *("certificate", "database_server", "dns_server", "dns_zone", "log_rotation", "mail_settings"),
    *("php_handler", "protected_directory", "virtual_directory"),
}
# Kinds that cannot be listed are in no document.
UNLISTED = {"virtual_directory"}
BEHAVIORS = dict.fromkeys(("plesk_virtual_directory", "plesk_virtual_directory_info"), ("platform=windows",))


def page(name: str) -> dict[str, Any]:
    """The DOCUMENTATION of a module, with what its fragments say."""
    own = yaml.safe_load(module(name).DOCUMENTATION)
    merged: dict[str, Any] = {"options": {}, "attributes": {}}
    for fragment in own["extends_documentation_fragment"]:
        file, _dot, section = fragment[len(FULL) :].partition(".")
        holder = importlib.import_module(f"ansible_collections.community.plesk.plugins.doc_fragments.{file}")
        text = getattr(holder.ModuleDocFragment, section.upper() or "DOCUMENTATION")
        for key, value in merged.items():
            value.update(yaml.safe_load(text).get(key, {}))
    for key, value in merged.items():
        value.update(own.get(key, {}))
    return {**own, **merged}


def examples(name: str) -> list[dict[str, Any]]:
    found = yaml.safe_load(module(name).EXAMPLES)
    assert isinstance(found, list)
    return found


def tasks_of(name: str) -> list[tuple[str, dict[str, Any]]]:
    """The modules of this collection in a module's examples with their options, the templates filled in."""
    jinja = NativeEnvironment()
    jinja.globals["lookup"] = lambda _plugin, file: certs.FILES[file]
    jinja.filters["combine"] = lambda first, *others: {key: each[key] for each in (first, *others) for key in each}

    def rendered(value: Any, variables: dict[str, Any]) -> Any:
        if isinstance(value, dict):
            return {key: rendered(entry, variables) for key, entry in value.items()}
        if isinstance(value, list):
            return [rendered(entry, variables) for entry in value]
        return jinja.from_string(value).render(variables) if isinstance(value, str) and "{{" in value else value

    return [
        (key[len(FULL) :], rendered(options or {}, rendered(task.get("vars", {}), {})))
        for task in examples(name)
        for key, options in task.items()
        if key.startswith(FULL)
    ]


class ReadsOnly(InProcess):
    """A wire that lets no operation pass which is not a question."""

    def post(self, body: bytes, **keywords: Any) -> Any:
        names = [operation.tag for operator in etree.fromstring(body) for operation in operator]
        assert all(name == "get" or name.startswith(("get_", "get-", "lic_get_")) for name in names), names
        return super().post(body, **keywords)


def depth(name: str) -> int:
    """How many requests it takes to see that nothing is to be done: what is in a scope is found after that."""
    kinds = [kind for kind in RESOURCES.values() if name in (f"plesk_{kind.name}", f"plesk_{kind.plural}")]
    kinds += [kind for kind in RESOURCES.values() if name == f"plesk_{kind.name}_info"]
    scoped = [kind for kind in kinds if kind.scope is not None]
    waits = any(name.endswith("_info") or kind.identity.waits(Item(kind, {})) for kind in scoped)
    return max(1 + waits, UNCHANGED.get(name, 1))


def hidden(done: Done, options: dict[str, Any]) -> bool:
    """Whether neither a password nor a hash is in anything that a task wrote."""
    secrets = [*re.findall(r'"(?:ftp_)?passw(?:or)?d": "([^"]+)"', json.dumps(options)), PASSWORD, "$5$", "$6$"]
    secrets += re.findall(r"PRIVATE KEY-----\\n([\w/+]+)", json.dumps(options))
    return not any(secret in done.output for secret in secrets)


class TestPages:
    @each_module
    def test_options_are_those_of_the_argument_spec(self, name):
        assert spoken(page(name)["options"]) == taken(argument_spec(name))

    @each_module
    def test_attributes_are_stated(self, name):
        attributes = page(name)["attributes"]
        assert set(attributes) == {"check_mode", "diff_mode", "idempotent", "action_group"}
        for attribute in attributes.values():
            assert attribute["support"] in ("full", "partial", "none", "N/A")
            assert attribute["support"] == "full" or attribute["details"]

    @each_module
    def test_it_is_in_the_action_group(self, name):
        runtime = yaml.safe_load((places.ROOT / "meta" / "runtime.yml").read_text(encoding="utf-8"))
        assert name in runtime["action_groups"]["plesk"]
        assert page(name)["attributes"]["action_group"]["membership"] == ["community.plesk.plesk"]

    @each_module
    def test_it_has_an_integration_test(self, name):
        tasks = "".join(file.read_text(encoding="utf-8") for file in (TARGETS / name / "tasks").glob("*.yml"))
        assert f"{FULL}{name}:" in tasks
        assert (TARGETS / name / "aliases").is_file()

    @each_module
    def test_examples_take_the_connection_from_elsewhere(self, name):
        assert not re.search(r"\b(api_\w+|validate_certs|ca_path):", module(name).EXAMPLES)
        assert all(task["name"] for task in examples(name))
        assert [task for task, _options in tasks_of(name)][-1] == name

    @each_module
    def test_no_result_has_a_name_that_ansible_keeps_for_itself(self, name):
        returned = yaml.safe_load(module(name).RETURN)
        assert returned.get("results", {"type": "list"})["type"] == "list"  # a map would be renamed
        assert not {"invocation", "warnings", "deprecations", "exception", "failed", "rc", "stdout"} & returned.keys()

    def test_lists_take_what_one_object_takes(self):
        command = [sys.executable, str(places.ROOT / "tests" / "update_bulk_docs.py"), "--check"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "")


def spoken(options: dict[str, Any]) -> dict[str, Any]:
    """What a page says of options, in the form of an argument spec."""
    return {
        name: {
            **{key: option[key] for key in ("type", "elements", "default", "choices") if key in option},
            "required": option.get("required", False),
            "options": spoken(option.get("suboptions", {})),
        }
        for name, option in options.items()
    }


def taken(spec: dict[str, Any]) -> dict[str, Any]:
    """The same of an argument spec itself."""
    return {
        name: {
            **{key: argument[key] for key in ("type", "elements", "default", "choices") if key in argument},
            "required": argument.get("required", False),
            "options": taken(argument.get("options", {})),
        }
        for name, argument in spec.items()
    }


class TestRuns:
    """The examples of every module, one after another on one server: each in check mode, in earnest, and again."""

    @each_module
    def test_check_mode_only_reads_and_foresees_the_run_and_again_is_ok(self, name):
        server = Server(*BEHAVIORS.get(name, ()))
        changes = 0
        for task, options in tasks_of(name):
            with running(ReadsOnly(server.emulator)) as run:
                foreseen = run(task, check_mode=True, diff=True, **options)
            with running(InProcess(server.emulator)) as run:
                done = run(task, diff=True, **options)
            assert done.result.get("failed", False) is False, done.result["msg"]
            assert foreseen.result.get("failed", False) is False, foreseen.result["msg"]
            assert foreseen.changed == done.changed
            assert foreseen.result.get("diff") == done.result.get("diff")
            runs = [foreseen, done]
            if page(task)["attributes"]["idempotent"]["support"] == "full":
                with running(ReadsOnly(server.emulator)) as run:
                    runs.append(run(task, **options))
                assert not runs[-1].changed
                most = depth(task) + bool(options.get("usage"))
                assert runs[-1].requests <= most or options.get("purge")
            for each in runs:
                assert set(each.result) <= ANSIBLES_OWN | set(yaml.safe_load(module(task).RETURN))
                assert hidden(each, options)
            changes += done.changed
        assert bool(changes) != name.endswith("_info")

    @each_module
    def test_without_credentials_it_says_what_is_missing(self, name):
        task, options = tasks_of(name)[0]
        with running(InProcess(Server().emulator)) as run:
            done = run(task, **{**options, "api_username": None, "api_password": None})
        assert done.error["option"] == "api_username"
        assert done.requests == 0
        assert "PLESK_SECRET_KEY" in done.error["remedy"]

    @each_module
    def test_a_refused_login_is_tried_once(self, name):
        task, options = tasks_of(name)[-1]
        with running(InProcess(Server().emulator, password="Wr0ng-secret")) as run:
            done = run(task, **options)
        assert (done.error["code"], done.requests, done.changed) == (1001, 1, False)
        assert "Wr0ng-secret" not in done.output


class TestDeclarations:
    ACCOUNT = {"contact_name": "J. Doe", "password": "Corr3ct-Horse", "update_password": "on_create"}
    DATABASE_USER = {"subscription": "example.com", "database": "app", "login": "app", "password": "Corr3ct-Horse"}

    SYSTEM_USER = {"ftp_login": "ftp1", "ftp_password": "Corr3ct-Horse"}

    MEMBER = {"login": "jdoe", "password": "Corr3ct-Horse"}

    @pytest.fixture
    def run(self):
        """A server with an object of each kind, and with what there is from the start."""
        with running(InProcess(Server().emulator)) as run:
            limits = {"disk_space": "10G", "max_cl": 5, "max_dom": 5}
            pool = [{"ip_address": "192.0.2.10"}]
            rights = {"create_clients": True}
            tasks = [
                run("plesk_reseller_plan", name="Gold", limits=limits, permissions=rights, exclusive_ipv4=1),
                run("plesk_reseller", login="r1", plan="Gold", ip_pool=pool, **self.ACCOUNT),
                run("plesk_customer", login="jdoe", owner="r1", external_id="crm-1", **self.ACCOUNT),
                run("plesk_customer", login="rroe", status="disabled", **self.ACCOUNT),
                run("plesk_subscription", name="example.com", owner="jdoe", **self.SYSTEM_USER),
                run("plesk_subscription", name="example.net", hosting_type="none", ip_addresses=["192.0.2.10"]),
                run("plesk_service_plan", name="Gold", owner="r1", external_id="offer-1"),
                run("plesk_service_plan_addon", name="More space", limits={"disk_space": "1G"}),
                run("plesk_database", subscription="example.com", name="app", type="mysql"),
                run("plesk_database_user", **self.DATABASE_USER),
                run("plesk_mail_account", address="jd@example.com", mailbox=True, aliases=["jane"]),
                run("plesk_site", name="example.org", subscription="example.com"),
                run("plesk_site", name="shop.example.org", subscription="example.com", parent="example.org"),
                run("plesk_site_alias", name="example.info", site="example.org"),
                run("plesk_site_alias", name="example.biz", site="example.com", status="disabled"),
                run("plesk_protected_directory", site="example.com", path="private", users=[self.MEMBER]),
                run("plesk_ftp_user", name="upload", subscription="example.com", password="Corr3ct-Horse"),
            ]
            assert not any(task.error for task in tasks)
            setup = [("name", "example.com"), ("ip_address", "192.0.2.10")]
            run.wire.post(encode([Operation("webspace", "add", [("gen_setup", setup)])]), max_bytes=1 << 20)
            yield run

    @each_resource
    def test_each_kind_has_its_modules(self, kind):
        resource = RESOURCES[kind]
        assert {f"plesk_{kind}", f"plesk_{kind}_info"} <= set(MODULES)
        assert (f"plesk_{resource.plural}" in {*MODULES} - {f"plesk_{kind}"}) == (kind not in WITHOUT_LIST)
        if kind in WITHOUT_LIST:
            return
        assert taken(argument_spec(f"plesk_{resource.plural}"))[resource.plural]["options"] == taken(
            resource.argument_spec()
        )

    @each_resource
    def test_the_page_names_the_node_that_each_option_becomes(self, kind):
        options = page(f"plesk_{kind}")["options"]
        for entry in RESOURCES[kind].fields():
            if entry.node and entry.verbs:
                text = " ".join(options[entry.option]["description"])
                assert re.search(rf"\bC\(([\w/-]+/)?{entry.node}[)/]", text), entry.option

    @each_resource
    def test_secrets_are_hidden_and_nothing_else(self, kind):
        resource = RESOURCES[kind]
        secret = {entry.option for entry in resource.fields() if entry.secret}
        hidden_ones = {option for option, spec in resource.argument_spec().items() if spec.get("no_log")}
        assert hidden_ones == secret == ({"password", "ftp_password", "private_key"} & set(resource.argument_spec()))

    @pytest.mark.parametrize("kind", sorted(RESOURCES.keys() - UNLISTED))
    def test_what_is_returned_can_be_given_back(self, run, kind):
        resource = RESOURCES[kind]
        found = run(f"plesk_{kind}_info").result
        assert found[resource.plural]
        shown = set(yaml.safe_load(module(f"plesk_{kind}").RETURN)["facts"]["contains"])
        for place, entry in enumerate(found[resource.plural]):
            done = run(f"plesk_{kind}", **entry)
            assert (done.error, done.changed, done.requests) == ({}, False, depth(f"plesk_{kind}"))
            assert done.result[kind] == entry
            in_order = isinstance(found["facts"], list)
            assert done.result["facts"] == found["facts"][place if in_order else entry[resource.natural]]
            assert set(done.result["facts"]) <= shown
        many = "plesk_objects" if kind in WITHOUT_LIST else f"plesk_{resource.plural}"
        done = run(many, **{resource.plural: found[resource.plural]})
        assert (done.changed, done.requests) == (False, depth(f"plesk_{kind}"))

    def test_null_of_an_option_with_choices_is_not_set(self, run):
        for null in ({"status": None}, {"state": None, "match_by": None}, {"force": None}):
            done = run("plesk_customer", login="jdoe", **null)
            assert (done.error, done.changed) == ({}, False)
        assert run("plesk_service_plan", name="Unlimited", log_rotation={"period": None}).requests == 1

    @pytest.mark.parametrize("kind", [kind for kind in RESOURCES if "external_id" in RESOURCES[kind].keys])
    def test_writes_name_one_object_by_its_id(self, run, kind):
        resource = RESOURCES[kind]
        first = run(f"plesk_{kind}_info").result[resource.plural][-1]
        key = {"match_by": resource.natural, **{option: first[option] for option in resource.naturals}}
        before = run.wire.requests
        assert run(f"plesk_{kind}", **key, external_id="changed").changed
        assert run(f"plesk_{kind}", **key, state="absent", force=True).changed
        written = [
            operation
            for body in run.wire.packets[before:]
            for operator in etree.fromstring(body)
            for operation in operator
            if operation.tag in ("set", "del")
        ]
        assert [operation.tag for operation in written] == ["set", "del"]
        for operation in written:
            assert [(node.tag, node.text.isdigit()) for node in operation.find("filter")] == [("id", True)]
