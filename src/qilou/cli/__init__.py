"""cli: the commands of `qilou`, one file each. What a command cannot do it says in one line, and exits with 1."""

from __future__ import annotations

import sys

import typer

from qilou import __version__
from qilou.base.archive import ArchiveUnusable
from qilou.base.errors import Refusal
from qilou.base.postgres import PostgresUnavailable
from qilou.base.vault import MasterKeyUnusable
from qilou.cli.backup import backup
from qilou.cli.bench import bench
from qilou.cli.demo import crowd, demo
from qilou.cli.export import export
from qilou.cli.fetch_model import fetch_model
from qilou.cli.found import found
from qilou.cli.import_ import import_
from qilou.cli.migrate import migrate
from qilou.cli.openapi import openapi
from qilou.cli.opening import NotPossible
from qilou.cli.restore import restore
from qilou.cli.serve import serve
from qilou.cli.train import train
from qilou.cli.verify_audit import verify_audit
from qilou.cli.verify_certificate import verify_certificate
from qilou.web.keys import KeyUnusable

app = typer.Typer(
    name="qilou",
    help="Qilou: an open-source platform on which annotation bases label and release data for large language models.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("demo")(demo)
app.command("crowd", hidden=True)(crowd)
app.command("serve")(serve)
app.command("found")(found)
app.command("fetch-model")(fetch_model)
app.command("import")(import_)
app.command("migrate")(migrate)
app.command("openapi")(openapi)
app.command("export")(export)
app.command("train")(train)
app.command("verify-audit")(verify_audit)
app.command("verify-certificate")(verify_certificate)
app.command("backup")(backup)
app.command("restore")(restore)
app.command("bench")(bench)


@app.command("version")
def version() -> None:
    """Print the version."""
    print(__version__)


def main() -> None:
    """Run the command that the arguments name."""
    try:
        app()
    except (
        PostgresUnavailable,
        KeyUnusable,
        MasterKeyUnusable,
        NotPossible,
        ArchiveUnusable,
        Refusal,
    ) as failure:
        print(f"qilou: {failure}", file=sys.stderr)
        sys.exit(1)
