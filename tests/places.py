# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things are: the collection, the folder Ansible finds it in, and the protocol's own documents.

Run as a program, prints the collections folder, for use as ANSIBLE_COLLECTIONS_PATH.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FULL_NAME = ("ansible_collections", "community", "plesk")


def collections_root() -> Path:
    """The folder that holds `ansible_collections/community/plesk`.

    That is three levels up where the checkout lies in such a path, as ansible-test wants it. Elsewhere it is a folder
    in the checkout's `.cache` with a symbolic link back to the checkout, made when it is missing.
    """
    if ROOT.parts[-3:] == FULL_NAME:
        return ROOT.parents[2]
    root = ROOT / ".cache" / "collections"
    link = root.joinpath(*FULL_NAME)
    if not link.is_symlink():
        link.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):  # another test run may be quicker
            link.symlink_to("../../../..", target_is_directory=True)
    return root


def protocol_dir() -> Path | None:
    """The folder that holds the vendor's `schemas/VERSION/agent_{input,output}.xsd`; None where there is none.

    PLESK_PROTOCOL_DIR names it, else it is looked for at `../shared/protocol` beside the checkout.
    Raises FileNotFoundError when PLESK_PROTOCOL_DIR is set to a folder without schemas.
    """
    named = os.environ.get("PLESK_PROTOCOL_DIR")
    folder = Path(named) if named else ROOT.parent / "shared" / "protocol"
    if (folder / "schemas").is_dir():
        return folder
    if named:
        raise FileNotFoundError(f"PLESK_PROTOCOL_DIR names {named}, which holds no folder 'schemas'")
    return None


if __name__ == "__main__":
    print(collections_root())
