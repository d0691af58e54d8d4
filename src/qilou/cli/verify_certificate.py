"""`qilou verify-certificate`: was this certificate signed by that base? Needs no database and no network."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from qilou.base.signing import is_signed
from qilou.cli.opening import NotPossible


class Shown(msgspec.Struct, frozen=True):
    """What the file must hold."""

    document: str
    signature: str
    public_key: str


def verify_certificate(
    file: Annotated[Path, typer.Argument(help="The certificate's file, as downloaded.")],
    key: Annotated[
        str | None,
        typer.Option(help="The base's public key as the base publishes it, 64 hexadecimal digits."),
    ] = None,
) -> None:
    """Check a certificate's signature offline; then exit with 1 where it does not hold."""
    try:
        shown = msgspec.json.decode(file.read_bytes(), type=Shown)
    except (OSError, msgspec.DecodeError) as failure:
        raise NotPossible(f"{file} is no certificate: {failure}") from failure
    if key is not None and key.strip().lower() != shown.public_key.lower():
        print("NOT SIGNED by this base: the certificate names another key.")
        raise typer.Exit(1)
    if not is_signed(shown.document, signature=shown.signature, public_key=shown.public_key):
        print("NOT SIGNED: the text and its signature do not belong together.")
        raise typer.Exit(1)
    print(f"Signed by the key {shown.public_key}:")
    print(f"  {shown.document}")
    if key is None:
        print("Compare the key with the one that the base publishes, or give it with --key.")
