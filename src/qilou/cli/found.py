"""`qilou found`: the first organisation and operator of a new base, who makes all others in the browser."""

from __future__ import annotations

from typing import Annotated

import typer

from qilou.base import clock
from qilou.cli.opening import Home, open_house, settings_with
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.domain.people.passwords import hashed
from qilou.flows.manage_people import found_base


def found(
    name: Annotated[str, typer.Option(help="The base operator's name.", prompt="Organisation 机构")],
    person: Annotated[str, typer.Option(help="The operator's own name.", prompt="Your name 姓名")],
    login: Annotated[str, typer.Option(help="What they sign in with.", prompt="Login 登录名")],
    password: Annotated[
        str,
        typer.Option(
            help="At least 10 characters; asked for where it is not given.",
            prompt="Password 密码",
            hide_input=True,
            confirmation_prompt=True,
            envvar="QILOU_PASSWORD",
        ),
    ],
    name_en: Annotated[str | None, typer.Option(help="The name in English, where it has one.")] = None,
    home: Home = None,
) -> None:
    """Found a base: make its operator's organisation and the first account. Works once, on an empty base."""
    secret = hashed(password, login=login)
    with open_house(settings_with(home=home)) as (_, house), house.transaction(HOUSE_ITSELF.scope) as db:
        found_base(
            db,
            HOUSE_ITSELF,
            name=name,
            name_en=name_en or name,
            person=person,
            login=login,
            password_hash=secret,
            now=clock.now(),
        )
    print(f"The base {name} stands. Start it with `qilou serve` and sign in as {login}.")
