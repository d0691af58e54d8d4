"""What endpoints ask for: the house, the settings, who is signed in."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import APIKeyCookie, HTTPAuthorizationCredentials, HTTPBearer

from qilou.base import clock
from qilou.base.config import Settings
from qilou.base.db import HOUSE, House
from qilou.base.vault import Vault
from qilou.domain.access.model import Actor
from qilou.flows import sign_in
from qilou.llm.switchboard import Switchboard
from qilou.web.errors import SignInNeeded
from qilou.web.guards import COOKIE

_cookie = APIKeyCookie(name=COOKIE, scheme_name="Session", auto_error=False)
_bearer = HTTPBearer(scheme_name="Token", auto_error=False)
Cookie = Annotated[str | None, Depends(_cookie)]
Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]


async def _house(request: Request) -> House:
    return request.app.state.house


async def _settings(request: Request) -> Settings:
    return request.app.state.settings


async def _identity_key(request: Request) -> bytes:
    return request.app.state.identity_key


async def _vault(request: Request) -> Vault:
    return request.app.state.vault


async def _switchboard(request: Request) -> Switchboard:
    return request.app.state.switchboard


TheVault = Annotated[Vault, Depends(_vault)]
TheSwitchboard = Annotated[Switchboard, Depends(_switchboard)]
TheHouse = Annotated[House, Depends(_house)]
TheSettings = Annotated[Settings, Depends(_settings)]
IdentityKey = Annotated[bytes, Depends(_identity_key)]


def signed_in(request: Request, house: TheHouse, session: Cookie, token: Bearer) -> Actor:
    """Return who asks, looked up anew each time, so that a suspended account stops at once."""
    actor = None
    if token is not None or session is not None:
        with house.transaction(HOUSE) as db:
            if token is not None:
                actor = sign_in.actor_of_token(db, secret=token.credentials, now=clock.now())
            elif session is not None:
                actor = sign_in.actor_of_session(db, secret=session, now=clock.now())
    if actor is None:
        raise SignInNeeded
    request.scope["qilou.account"] = actor.account_id
    return actor


SignedIn = Annotated[Actor, Depends(signed_in)]
