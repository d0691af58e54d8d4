"""`qilou demo`: a base with sample people, items and work, and a crowd that goes on working while you look at it."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from qilou.base.config import Settings
from qilou.base.db import House
from qilou.base.ids import ImportId
from qilou.base.log import configure_log
from qilou.cli.children import WORKER, running_children
from qilou.cli.opening import Home, NotPossible, open_house, settings_with
from qilou.cli.serve import leave_on_signals, require_client, serve_house
from qilou.jobs.importing import run_import
from qilou.simulate import sample

CROWD = ("-m", "qilou.cli", "crowd")


def demo(
    host: Annotated[str | None, typer.Option(help="The address to listen on (QILOU_HOST).")] = None,
    port: Annotated[
        int | None, typer.Option(help="The port to listen on; 0 takes a free one (QILOU_PORT).")
    ] = None,
    home: Home = None,
    no_crowd: Annotated[bool, typer.Option("--no-crowd", help="Let nobody work but you.")] = False,
) -> None:
    """Start a base with sample data, and a simulated crowd that works at human speed."""
    settings = settings_with(host=host, port=port, home=home, demo=True, log_level="warning")
    require_client()
    leave_on_signals()
    configure_log(settings)
    _forget_half_a_sample(settings)
    tell = _Teller()
    tell("starting PostgreSQL / 启动数据库")
    with open_house(settings) as (database, house):
        if not sample.is_made(settings.home):
            _make(house, settings, tell=tell)
        children = [WORKER] * settings.workers + ([] if no_crowd else [CROWD])
        with running_children(settings, children):
            _show_sign_ins(settings.home)
            serve_house(settings, house, database=database)


def crowd(home: Home = None) -> None:
    """Let the sample base's crowd work until it is stopped; `qilou demo` starts this."""
    settings = settings_with(home=home)
    if not sample.is_made(settings.home):
        raise NotPossible("there is no sample base here. Start one with `qilou demo`.")
    leave_on_signals()
    configure_log(settings)
    with open_house(settings) as (_, house):
        sample.play(house, settings.home, load=_leave_to_the_worker, is_over=lambda: False)


def _leave_to_the_worker(house: House, import_id: ImportId) -> None:
    """Do nothing: receiving the file has deferred the job that reads it."""


class _Teller:
    """Tells each step with the seconds since the start, so that a wait is never silent."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def __call__(self, step: str) -> None:
        print(f"  {time.monotonic() - self._began:5.1f} s  {step}", flush=True)


def _make(house: House, settings: Settings, *, tell: _Teller) -> None:
    tell("making the sample base, once / 首次生成示例数据")
    sample.make_sample(house, settings.home, load=run_import, say=tell)
    tell("ready / 完成")


def _forget_half_a_sample(settings: Settings) -> None:
    """Remove a sample base whose making was cut short: it is nobody's data, and half of it is no use."""
    if not sample.was_cut_short(settings.home):
        return
    if settings.database_url is not None:
        raise NotPossible(
            "the sample base in this database is incomplete. Drop the database and start again."
        )
    shutil.rmtree(settings.home)


def _show_sign_ins(home: Path) -> None:
    table = Table(title="Sign in as / 登录账号   (sample data · 示例数据)")
    for heading in ("role / 角色", "login / 账号", "password / 密码"):
        table.add_column(heading)
    for each in sample.sign_ins_of(home):
        table.add_row(each.role, each.login, each.password)
    Console().print(table)
