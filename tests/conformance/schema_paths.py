# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which nodes a request may have, as paths: by a folder of vendor schemas, and by the emulator's grammars."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from plesk_emulator.protocol.grammar import Particle

_XS = "{http://www.w3.org/2001/XMLSchema}"
_DEEPEST = 12


class VendorSchema:
    """The request schema in a folder: its verdicts, and the paths of all its nodes."""

    def __init__(self, folder: Path) -> None:
        main = etree.parse(folder / "agent_input.xsd")
        self.schema = etree.XMLSchema(main)
        self._types = {}
        for tree in self._included(folder / "agent_input.xsd", set()):
            self._types.update(
                {found.get("name"): found for found in tree.iter(f"{_XS}complexType") if found.get("name")}
            )
        packet = next(found for found in main.getroot() if found.get("name") == "packet")
        self.operators = {found.get("name"): found for found in self._elements(packet)}

    def _included(self, file: Path, seen: set[Path]):
        """The tree of a schema file and those of the files that it includes, each once."""
        if file not in seen:
            seen.add(file)
            tree = etree.parse(file)
            yield tree
            for include in tree.iter(f"{_XS}include"):
                yield from self._included(file.parent / include.get("schemaLocation"), seen)

    def accepts(self, packet: etree._Element) -> bool:
        return bool(self.schema.validate(packet))

    def paths(self, operator: str) -> set[str]:
        """The paths below an operator, such as ``add/gen_info/login``."""
        return set(self._below(self.operators[operator], "", 0))

    def _below(self, element: etree._Element, prefix: str, depth: int):
        for child in self._elements(element) if depth < _DEEPEST else ():
            path = f"{prefix}{child.get('name')}"
            yield path
            yield from self._below(child, f"{path}/", depth + 1)

    def _elements(self, element: etree._Element):
        """The elements directly in an element's content, through groups and base types."""
        named = self._types.get(element.get("type", ""))
        content = element if named is None else named
        yield from self._within(content)

    def _within(self, content: etree._Element):
        for part in content:
            if part.tag == f"{_XS}element":
                yield part
            elif part.tag == f"{_XS}extension":
                if part.get("base") in self._types:
                    yield from self._within(self._types[part.get("base")])
                yield from self._within(part)
            elif isinstance(part.tag, str):
                yield from self._within(part)


def grammar_paths(particles: list[Particle], version: str, prefix: str = ""):
    """The paths of a grammar's nodes in one version, in the form of :meth:`VendorSchema.paths`."""
    for particle in particles:
        if not particle.held_in(version):
            continue
        if particle.group:
            yield from grammar_paths(particle.children, version, prefix)
        else:
            yield f"{prefix}{particle.name}"
            yield from grammar_paths(particle.children, version, f"{prefix}{particle.name}/")
