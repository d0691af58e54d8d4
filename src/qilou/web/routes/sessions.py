"""Signing in and out, and who one is."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from datetime import datetime

from fastapi import APIRouter, Depends, Request, Response, status

from qilou.base import clock
from qilou.base.db import HOUSE, House
from qilou.domain.people import passwords
from qilou.domain.people.model import AccountState, AccountSuspended, SettingsUnusable, TooManyAttempts
from qilou.domain.people.settings import Settings as Wanted
from qilou.flows import sign_in
from qilou.web.deps import Cookie, SignedIn, TheHouse, TheSettings
from qilou.web.errors import BadCredentials, refuses, refuses_strangers
from qilou.web.guards import COOKIE
from qilou.web.shapes.people import Me, Settings, SettingsDraft, SignIn

router = APIRouter(tags=["sign-in"])
_TURNS = asyncio.Semaphore(8)


async def in_turn() -> AsyncIterator[None]:
    """Let only a few sign in at once: the others wait without a thread, which other requests need."""
    async with _TURNS:
        yield


@router.post(
    "/sessions",
    status_code=status.HTTP_201_CREATED,
    dependencies=[Depends(in_turn)],
    **refuses_strangers(BadCredentials, TooManyAttempts, AccountSuspended),
)
def open_session(
    sent: SignIn, request: Request, response: Response, house: TheHouse, settings: TheSettings
) -> Me:
    """Sign in with login and password; the answer sets the session's cookie."""
    now = clock.now()
    credentials = _checked(house, sent, address=request.client.host if request.client else "", now=now)
    secret = secrets.token_urlsafe(32)

    with house.transaction(HOUSE) as db:
        actor = sign_in.open_session(
            db,
            account_id=credentials.account_id,
            secret=secret,
            user_agent=request.headers.get("user-agent", ""),
            hours=settings.session_hours,
            now=now,
        )
        me = sign_in.read_me(db, actor)

    response.set_cookie(
        COOKIE,
        secret,
        max_age=settings.session_hours * 3600,
        httponly=True,
        samesite="lax",
        secure=settings.cookie_secure,
    )
    return Me.of(me)


@router.delete("/session", status_code=status.HTTP_204_NO_CONTENT, **refuses())
def close_session(response: Response, actor: SignedIn, house: TheHouse, session: Cookie) -> None:
    """Sign out: the session ends here, not only in this browser."""
    if session is not None:
        with house.transaction(actor.scope) as db:
            sign_in.close_session(db, actor, secret=session, now=clock.now())
    response.delete_cookie(COOKIE)


@router.get("/me", **refuses())
def read_me(actor: SignedIn, house: TheHouse) -> Me:
    """Return who is signed in, and what they may do."""
    with house.transaction(actor.scope) as db:
        return Me.of(sign_in.read_me(db, actor))


@router.put("/me/settings", **refuses(SettingsUnusable))
def keep_settings(sent: SettingsDraft, actor: SignedIn, house: TheHouse) -> Settings:
    """Keep how one wants keys and letters, for every machine one signs in from."""
    wanted = Wanted(single_keys=sent.single_keys, keys=sent.keys, reading_size=sent.reading_size)
    with house.transaction(actor.scope) as db:
        return Settings.model_validate(sign_in.keep_settings(db, actor, wanted=wanted, now=clock.now()))


def _checked(house: House, sent: SignIn, *, address: str, now: datetime) -> sign_in.Credentials:
    """Count the attempt, compare the password while no connection is held, and return the account's credentials."""
    with house.transaction(HOUSE) as db:
        outcome = sign_in.knock(db, login=sent.login, address=address, now=now)
    if isinstance(outcome, sign_in.TurnedAway):
        raise TooManyAttempts(retry_after_seconds=outcome.retry_after_seconds)

    found = outcome.credentials
    is_right = passwords.matches(sent.password, found and found.password_hash)
    if found is not None and is_right and found.state is AccountState.ACTIVE:
        return found

    with house.transaction(HOUSE) as db:
        sign_in.note_refused(db, account_id=found and found.account_id, now=now)
    if found is not None and is_right:
        raise AccountSuspended(account_id=found.account_id)
    raise BadCredentials
