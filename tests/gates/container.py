# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gate of the emulator's container, on machines that can build one."""

from __future__ import annotations

import json
import os
import shutil

from gate import Gate, Job

CONTEXT = "roles/emulator/files"
IMAGE = "localhost/plesk-emulator-gate"
UNTIL_HEALTHY = """
"$@" --port 0 &
pid=$!
for attempt in $(seq 100); do
    test -f /data/ready.json && break
    kill -0 $pid || exit 1
    sleep 0.2
done
test -f /data/ready.json && test -f /data/ca.pem && test "$(id -u)" = 10001 || exit 1
kill -TERM $pid
wait $pid
"""


def container(job: Job) -> None:
    """The emulator's image builds, and the emulator in it becomes ready and stops; listed where buildah is installed.

    PLESK_GATES_BASE names another base image, for machines that reach no registry.
    """
    path = job.venv("lint")
    base = os.environ.get("PLESK_GATES_BASE")
    arguments = ("--build-arg", f"BASE={base}") if base else ()
    build = ("buildah", "build", "--format", "docker", "--isolation", "chroot", "--tag", IMAGE)
    job.run(*build, *arguments, job.tree / CONTEXT, path=path)
    try:
        image = json.loads(job.run("buildah", "inspect", "--type", "image", IMAGE, path=path))
        entrypoint = image["Docker"]["config"]["Entrypoint"]
        made = job.run("buildah", "from", "--pull-never", IMAGE, path=path).split()[-1]
        try:
            run = ("buildah", "run", "--isolation", "chroot", made, "--", "sh", "-c", UNTIL_HEALTHY, "sh")
            job.run(*run, *entrypoint, path=path)
        finally:
            job.run("buildah", "rm", made, path=path)
    finally:
        job.run("buildah", "rmi", IMAGE, path=path)


GATES = [Gate("container", "container", container)] if shutil.which("buildah") else []
