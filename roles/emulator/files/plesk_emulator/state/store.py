# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where the emulator keeps what it knows: SQLite, in memory or in a file."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from .tables import TABLES

Row = sqlite3.Row


class Transaction:
    """What an operation may do with the store; columns are named by keyword."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def all(self, sql: str, *values: Any) -> list[Row]:
        """Return all rows of a query with ``?`` placeholders."""
        return self._connection.execute(sql, values).fetchall()

    def one(self, sql: str, *values: Any) -> Row | None:
        """Return the first row of a query, or None."""
        row: Row | None = self._connection.execute(sql, values).fetchone()
        return row

    def the(self, sql: str, *values: Any) -> Row:
        """Return the first row of a query that finds one for certain; raises :class:`LookupError` otherwise."""
        row = self.one(sql, *values)
        if row is None:
            raise LookupError(f"no row for {sql}")
        return row

    def value(self, sql: str, *values: Any) -> Any:
        """Return the first column of the first row, or None."""
        row = self.one(sql, *values)
        return None if row is None else row[0]

    def insert(self, table: str, **columns: Any) -> int:
        """Add a row and returns its id."""
        names = ", ".join(columns)
        marks = ", ".join("?" * len(columns))
        cursor = self._connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(columns.values()))
        return int(cursor.lastrowid or 0)

    def new_id(self, *tables: str) -> int:
        """Return an id that no row of these tables ever had, for kinds of objects that share their ids."""
        marks = ", ".join("?" * len(tables))
        return int(self.value(f"SELECT MAX(seq) FROM sqlite_sequence WHERE name IN ({marks})", *tables) or 0) + 1

    def put(self, table: str, **columns: Any) -> None:
        """Add a row or replaces the one with the same primary key."""
        names = ", ".join(columns)
        marks = ", ".join("?" * len(columns))
        self._connection.execute(f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})", tuple(columns.values()))

    def update(self, table: str, row_id: int, **columns: Any) -> None:
        """Change the named columns of the row with that id; without columns nothing happens."""
        if columns:
            changes = ", ".join(f"{name} = ?" for name in columns)
            self._connection.execute(f"UPDATE {table} SET {changes} WHERE id = ?", (*columns.values(), row_id))

    def delete(self, table: str, **columns: Any) -> int:
        """Delete the rows whose columns have these values and returns how many there were."""
        condition = " AND ".join(f"{name} = ?" for name in columns)
        return self._connection.execute(f"DELETE FROM {table} WHERE {condition}", tuple(columns.values())).rowcount

    def setting(self, name: str, default: str = "") -> str:
        """Return a server setting, or ``default`` when it was never set."""
        found = self.value("SELECT value FROM settings WHERE name = ?", name)
        return default if found is None else str(found)

    def set_setting(self, name: str, value: str) -> None:
        self.put("settings", name=name, value=value)

    def undo(self) -> None:
        """Undoe everything that the transaction has done; it goes on from there."""
        self._connection.execute("ROLLBACK")
        self._connection.execute("BEGIN IMMEDIATE")

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undoe what happens inside when an exception leaves it."""
        self._connection.execute("SAVEPOINT inner_work")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK TO inner_work")
            raise
        finally:
            self._connection.execute("RELEASE inner_work")


class Store:
    """The state of one emulated server, safe to share between threads.

    All threads use one connection, one transaction at a time. With a file, a transaction that has ended survives the
    death of the process.
    """

    def __init__(self, path: str | os.PathLike[str] | None = None) -> None:
        """Open ``path``, or a store in memory. Raises :class:`StoreError` if the file is not a store."""
        self._lock = RLock()
        self._path = None if path is None else Path(path)
        self._file: int | None = None
        try:
            self._connection = self._open()
            self.ensure(TABLES)
        except (sqlite3.Error, OSError) as error:
            raise StoreError(f"state file {path}: {error}") from error

    def _open(self) -> sqlite3.Connection:
        if self._path is None:
            name = ":memory:"
        else:
            # The file holds passwords, so only its owner may read it, from its first byte on.
            self._file = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
            os.fchmod(self._file, 0o600)
            _lock(self._file)
            name = str(self._path)
        connection = sqlite3.connect(name, check_same_thread=False, isolation_level=None)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        # The operating system keeps what a killed process has written; only a power cut needs FULL.
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    def ensure(self, sql: str) -> None:
        """Run ``CREATE ... IF NOT EXISTS`` statements."""
        with self._lock:
            self._connection.executescript(sql)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Return one transaction: committed at the end, undone when an exception leaves it."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield Transaction(self._connection)
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def snapshot(self) -> Store:
        """Return a copy in memory of the present state."""
        copy = Store()
        with self._lock:
            self._connection.backup(copy._connection)
        return copy

    def close(self) -> None:
        with self._lock:
            self._connection.close()
            if self._file is not None:
                os.close(self._file)
                self._file = None


def _lock(file: int) -> None:
    """Keep a file for this process. Raises :class:`OSError` while another process, or another store, has it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(file)
        raise OSError("in use by another emulator. Stop that one, or choose another file") from None


class StoreError(Exception):
    """The state file cannot be used; the message names it and the reason."""
