# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which tasks run in the worker process, and what they find there."""

from __future__ import annotations

import json
import locale
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import ansible.template
import pytest
from actions import USUAL, Action, echo
from ansible import constants as C
from ansible.errors import AnsibleActionFail
from ansible.module_utils import basic

from ansible_collections.community.plesk.plugins.module_utils._api.client import Client
from ansible_collections.community.plesk.plugins.module_utils._api.packet import Operation
from ansible_collections.community.plesk.plugins.plugin_utils import _core, _in_worker


def nothing(module):
    return None


class SizedAnswer:
    """A wire that answers with packets of this size that leave out every operation."""

    def __init__(self, size):
        self.requests = 0
        self.size = size

    def post(self, body, *, max_bytes, timeout=None):
        self.requests += 1
        return SimpleNamespace(status=200, chunks=lambda: iter([b"<packet>", b" " * (self.size - 17), b"</packet>"]))


def trusted(text):
    """Return a text that may hold templates, as those of a playbook may; ansible-core 2.19 and later tag them."""
    return getattr(ansible.template, "trust_as_template", str)(text)


class TestPath:
    def test_local_task_runs_in_the_worker(self):
        done = Action(echo(lambda module: os.getpid())).run()
        assert done.obstacle == ""
        assert done.result["found"] == os.getpid()
        assert done.result["invocation"]["in_worker"] is True

    @pytest.mark.parametrize("value", [False, "false", "no", 0])
    def test_variable_false_runs_the_module(self, value):
        done = Action(echo(nothing)).run(plesk_in_worker=value)
        assert done.obstacle == "plesk_in_worker switches the worker process off"
        assert done.result == USUAL

    def test_variable_takes_precedence_over_the_environment(self, monkeypatch):
        monkeypatch.setenv("PLESK_IN_WORKER", "false")
        assert Action(echo(nothing)).run(plesk_in_worker=True).obstacle == ""

    def test_environment_variable_false_runs_the_module(self, monkeypatch):
        monkeypatch.setenv("PLESK_IN_WORKER", "no")
        assert Action(echo(nothing)).run().obstacle == "PLESK_IN_WORKER switches the worker process off"

    def test_blank_environment_variable_is_unset(self, monkeypatch):
        monkeypatch.setenv("PLESK_IN_WORKER", "")
        assert Action(echo(nothing)).run().obstacle == ""

    def test_task_environment_false_runs_the_module(self):
        done = Action(echo(nothing), environment=[{"PLESK_IN_WORKER": "false"}]).run()
        assert done.obstacle == "PLESK_IN_WORKER switches the worker process off"

    def test_variable_without_boolean_raises_error(self):
        with pytest.raises(AnsibleActionFail, match="plesk_in_worker: 'maybe' is not a boolean"):
            Action(echo(nothing)).run(plesk_in_worker="maybe")

    def test_become_runs_the_module(self):
        action = Action(echo(nothing))
        action.connection.become = object()
        assert action.run().obstacle == "become is set"

    def test_async_runs_the_module(self):
        assert Action(echo(nothing), async_val=60).run().obstacle == "async is set"

    def test_kept_remote_files_run_the_module(self, monkeypatch):
        monkeypatch.setattr(C, "DEFAULT_KEEP_REMOTE_FILES", True)
        assert Action(echo(nothing)).run().obstacle == "remote files are to be kept"

    def test_foreign_local_connection_runs_the_module(self):
        action = Action(echo(nothing))
        action.connection = type("Connection", (type(action.connection),), {})(action.connection._play_context)
        assert action.run().obstacle == "the connection is not ansible.builtin.local"

    def test_macos_runs_the_module(self, monkeypatch):
        monkeypatch.setattr(sys, "platform", "darwin")
        assert Action(echo(nothing)).run().obstacle == "the control node runs macOS"

    @pytest.mark.parametrize(
        "library, place", [("requests", "transport.REQUESTS_IMPORT_ERROR"), ("lxml", "packet.LXML_IMPORT_ERROR")]
    )
    def test_missing_library_runs_the_module(self, monkeypatch, library, place):
        owner, name = place.split(".")
        monkeypatch.setattr(getattr(_in_worker, owner), name, "Traceback")
        assert Action(echo(nothing)).run().obstacle == f"the control node's Python cannot import {library}"

    @pytest.mark.parametrize("name", ["PYTHONPATH", "LD_PRELOAD", "SSL_CERT_FILE", "LC_ALL", "TZ"])
    def test_environment_of_a_start_runs_the_module(self, name):
        assert Action(echo(nothing), environment=[{name: "x"}]).run().obstacle == f"environment sets {name}"

    def test_long_arguments_run_the_module(self, monkeypatch):
        monkeypatch.setattr(_in_worker, "ARGUMENTS_SIZE", 2000)
        action = Action(echo(nothing, text={"type": "str"}), args={"text": "x" * 2000})
        assert action.run().obstacle == "the arguments are longer than 2,000 bytes"

    def test_long_answer_runs_the_module(self, monkeypatch):
        monkeypatch.setattr(_in_worker, "ANSWER_SIZE", 1000)
        answer = SizedAnswer(1001)

        def read(module):
            return Client(answer).ask([Operation("customer", "get")], objects=0).missing

        done = Action(echo(read)).run()
        assert done.obstacle == "the server's answer is longer than 1,000 bytes"
        assert (done.result, answer.requests) == (USUAL, 1)
        assert Client.longest is None

    def test_long_answer_after_a_write_is_read(self, monkeypatch):
        monkeypatch.setattr(_in_worker, "ANSWER_SIZE", 1000)

        def write(module):
            client = Client(SizedAnswer(1001))
            client.write([Operation("customer", "add")])
            return client.ask([Operation("customer", "get")], objects=0).missing

        done = Action(echo(write)).run()
        assert (done.obstacle, done.result["found"]) == ("", [0])

    def test_failed_check_runs_the_module(self, monkeypatch):
        monkeypatch.setattr(_in_worker, "_is_local", None)
        assert Action(echo(nothing)).run().obstacle == "a check ended with TypeError"


class TestInterpreter:
    @pytest.mark.parametrize("python", ["auto", "auto_silent", "auto_legacy", "auto_legacy_silent", ""])
    def test_automatic_interpreter_is_the_worker(self, python):
        done = Action(echo(nothing)).run(ansible_python_interpreter=python)
        assert done.obstacle == ""
        assert "ansible_facts" not in done.result

    def test_other_python_runs_the_module(self):
        done = Action(echo(nothing)).run(ansible_python_interpreter="/usr/local/other/python3")
        assert done.obstacle == f"the interpreter is /usr/local/other/python3, not {sys.executable}"

    def test_other_name_of_the_same_python_is_the_worker(self, tmp_path, monkeypatch):
        python = tmp_path / "python3"
        python.symlink_to(os.path.realpath(sys.executable))
        (tmp_path / "python").symlink_to("python3")
        monkeypatch.setattr(sys, "executable", str(python))
        assert Action(echo(nothing)).run(ansible_python_interpreter=f"{tmp_path}/python").obstacle == ""

    def test_link_in_another_folder_runs_the_module(self, tmp_path):
        (tmp_path / "python3").symlink_to(sys.executable)
        done = Action(echo(nothing)).run(ansible_python_interpreter=f"{tmp_path}/python3")
        assert done.obstacle.startswith("the interpreter is")

    def test_delegated_task_uses_the_variables_of_that_host(self):
        other = {"panel": {"ansible_python_interpreter": "/usr/local/other/python3"}}
        done = Action(echo(nothing), delegate_to="panel").run(ansible_delegated_vars=other)
        assert done.obstacle.startswith("the interpreter is /usr/local/other/python3")


NAMES = (*_core.NAMES, *(_core.NAMES_TAGGED if _core.TAGGED else _core.NAMES_UNTAGGED))


class TestCore:
    @pytest.mark.parametrize("module, name", NAMES, ids=[".".join(pair) for pair in NAMES])
    def test_missing_name_runs_the_module(self, monkeypatch, module, name):
        action = Action(echo(nothing))
        # Newer versions make some of their names up when they are asked for.
        monkeypatch.delattr(f"{module}.__getattr__", raising=False)
        monkeypatch.delattr(f"{module}.{name}", raising=not module.endswith("common.json"))
        done = action.run()
        assert done.obstacle == f"this ansible-core has no {module}.{name}"
        assert done.result == USUAL

    @pytest.mark.parametrize("name", _core.METHODS)
    def test_missing_method_runs_the_module(self, monkeypatch, name):
        monkeypatch.setattr(_in_worker.InWorker, name, None)
        assert Action(echo(nothing)).run().obstacle.startswith(f"this ansible-core has no {name}(")

    @pytest.mark.parametrize("name", _core.METHODS)
    def test_method_with_other_arguments_runs_the_module(self, monkeypatch, name):
        monkeypatch.setattr(_in_worker.InWorker, name, lambda self: None)
        assert Action(echo(nothing)).run().obstacle.startswith(f"this ansible-core has no {name}(")

    def test_arguments_read_elsewhere_run_the_module(self, monkeypatch):
        monkeypatch.setattr(basic, "_load_params", lambda: {"text": "another"}, raising=False)
        assert "for trial returned" in Action(echo(nothing)).run().obstacle

    def test_lost_warnings_run_the_module(self, monkeypatch):
        monkeypatch.setattr(basic.AnsibleModule, "warn", lambda self, text: None)
        assert "for trial returned ('a text', 0)" in Action(echo(nothing)).run().obstacle

    def test_result_of_another_kind_runs_the_module(self, monkeypatch):
        monkeypatch.setattr(_in_worker.InWorker, "_parse_returned_data", lambda self, res, profile="": [])
        assert "for trial returned 'AttributeError'" in Action(echo(nothing)).run().obstacle


class TestSurroundings:
    def test_module_finds_the_environment_of_the_task(self, monkeypatch):
        monkeypatch.delenv("PLESK_HOST", raising=False)
        action = Action(
            echo(lambda module: [os.environ.get("PLESK_HOST"), os.environ.get("NO_PROXY")]),
            environment=[{"PLESK_HOST": "outer", "NO_PROXY": 1}, {"PLESK_HOST": trusted("{{ panel }}")}],
        )
        assert action.run(panel="panel").result["found"] == ["panel", "1"]
        assert "PLESK_HOST" not in os.environ

    def test_module_runs_in_the_folder_of_the_playbook(self, tmp_path):
        before = os.getcwd()
        action = Action(echo(lambda module: os.getcwd()))
        action.folder = str(tmp_path)
        assert action.run().result["found"] == os.path.realpath(tmp_path)
        assert os.getcwd() == before

    def test_nothing_of_a_module_is_left(self, monkeypatch):
        def spoil(module):
            os.environ["PLESK_PASSWORD"] = "left"
            os.chdir("/")
            locale.setlocale(locale.LC_ALL, "C")
            module.warn("left")
            module.deprecate("left", version="9.0.0", collection_name="community.plesk")

        before = (dict(os.environ), os.getcwd(), locale.setlocale(locale.LC_ALL), basic._ANSIBLE_ARGS)
        args = {"secret": "Corr3ct-Horse"}
        action = Action(echo(spoil, secret={"type": "str", "no_log": True}), args=args)
        assert len(action.run().result["warnings"]) == 1
        assert (dict(os.environ), os.getcwd(), locale.setlocale(locale.LC_ALL), basic._ANSIBLE_ARGS) == before
        assert "Corr3ct-Horse" not in repr(getattr(basic, "_PARSED_MODULE_ARGS", None))
        after = Action(echo(nothing)).run().result
        assert not after.get("warnings")
        assert not after.get("deprecations")

    def test_masked_values_do_not_appear_in_the_result(self):
        action = Action(echo(lambda module: module.params["secret"], secret={"type": "str", "no_log": True}))
        action.task.args = {"secret": "Corr3ct-Horse"}
        assert "Corr3ct-Horse" not in json.dumps(action.run().result, default=str)

    def test_arguments_of_the_task_stay_as_they_are(self):
        args = {"text": trusted("a text")}
        action = Action(echo(lambda module: module.params["text"], text={"type": "str"}), args=args)
        assert action.run().result["found"] == "a text"
        assert action.task.args == {"text": "a text"}

    def test_check_and_diff_mode_reach_the_module(self):
        action = Action(echo(lambda module: [module.check_mode, module._diff]), check_mode=True, diff=True)
        assert action.run().result["found"] == [True, True]


class TestEnds:
    def test_exception_is_a_failure_with_its_traceback(self):
        def fail(module):
            raise RuntimeError("broken")

        done = Action(echo(fail)).run()
        assert done.result["failed"] is True
        assert "RuntimeError: broken" in done.result["module_stderr"]
        assert done.result["invocation"]["in_worker"] is True

    def test_failure_keeps_its_message(self):
        done = Action(echo(lambda module: module.fail_json(msg="no", changed=True))).run()
        assert (done.result["failed"], done.result["msg"], done.result["changed"]) == (True, "no", True)

    def test_stray_output_does_not_change_the_result(self, capsys):
        def chatter(module):
            print("stray")
            print("stray", file=sys.stderr)
            return 1

        assert Action(echo(chatter)).run().result["found"] == 1
        assert capsys.readouterr() == ("", "")

    def test_timeout_of_the_task_is_raised(self):
        class TaskTimeoutError(BaseException):
            pass

        def late(module):
            raise TaskTimeoutError

        folder, environment = os.getcwd(), dict(os.environ)
        with pytest.raises(TaskTimeoutError):
            Action(echo(late)).run()
        assert (os.getcwd(), dict(os.environ)) == (folder, environment)


def test_own_python_needs_the_same_folder():
    assert _core.is_own_python(sys.executable)
    assert not _core.is_own_python(os.path.basename(sys.executable))
    assert not _core.is_own_python(str(Path(sys.executable).with_name("missing")))
