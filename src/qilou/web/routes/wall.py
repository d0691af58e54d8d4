"""The wall: screens, made and ended by operators; and what they show, by their own key."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request, Response, status
from fastapi.responses import StreamingResponse
from fastapi.security import APIKeyCookie

from qilou.base import clock
from qilou.base.db import HOUSE
from qilou.base.ids import ScreenId
from qilou.domain.access.model import Permit
from qilou.domain.access.rules import require
from qilou.domain.people.screens import ScreenLinkSpent, ScreenNameInvalid, ScreenUnknown
from qilou.flows import show_wall
from qilou.web.deps import Bearer, Cookie, SignedIn, TheHouse, TheSettings, signed_in
from qilou.web.errors import refuses, refuses_strangers
from qilou.web.shapes.base import IdInPath, Rows, all_rows
from qilou.web.shapes.wall import Admission, Admitted, Screen, ScreenDraft, ScreenLinked, WallSeen
from qilou.web.streaming import STREAM_HEADERS, STREAM_TYPE
from qilou.web.wall import Board, events, seen

router = APIRouter(tags=["wall"])
KEY = "qilou_wall"
KEY_DAYS = 400  # the longest that browsers keep a cookie; each soft reload renews it
_key = APIKeyCookie(name=KEY, scheme_name="Screen", auto_error=False)
Key = Annotated[str | None, Depends(_key)]
ScreenInPath = Annotated[ScreenId, IdInPath]


async def _board(request: Request) -> Board:
    return request.app.state.board


TheBoard = Annotated[Board, Depends(_board)]


def _viewer(request: Request, house: TheHouse, key: Key, session: Cookie, token: Bearer) -> ScreenId | None:
    """Return the screen that asks, or None where a person does who may see the wall; refuse all others."""
    if key is not None:
        with house.transaction(HOUSE) as db:
            screen = show_wall.see_screen(db, key=key, now=clock.now())
        if screen is not None:
            return screen.id
    require(signed_in(request, house, session, token), Permit.WALL_MANAGE)
    return None


Viewer = Annotated[ScreenId | None, Depends(_viewer)]


@router.get("/screens", **refuses())
def list_screens(actor: SignedIn, house: TheHouse) -> Rows[Screen]:
    """Return the screens of the wall, without their secrets."""
    with house.transaction(actor.scope) as db:
        return all_rows([Screen.model_validate(each) for each in show_wall.list_screens(db, actor)])


@router.post("/screens", status_code=status.HTTP_201_CREATED, **refuses(ScreenNameInvalid))
def make_screen(sent: ScreenDraft, actor: SignedIn, house: TheHouse) -> ScreenLinked:
    """Make a screen; the secret of its link is told this once and opens one device within a day."""
    secret = secrets.token_urlsafe(32)
    with house.transaction(actor.scope) as db:
        made = show_wall.make_screen(
            db, actor, name=sent.name, language=sent.language, secret=secret, now=clock.now()
        )
    return ScreenLinked(screen=Screen.model_validate(made), secret=secret)


@router.post("/screens/{screen_id}/link", status_code=status.HTTP_201_CREATED, **refuses(ScreenUnknown))
def renew_link(screen_id: ScreenInPath, actor: SignedIn, house: TheHouse) -> ScreenLinked:
    """Make a new link for a screen; the device that showed it until now goes dark."""
    secret = secrets.token_urlsafe(32)
    with house.transaction(actor.scope) as db:
        linked = show_wall.renew_link(db, actor, screen_id=screen_id, secret=secret, now=clock.now())
    return ScreenLinked(screen=Screen.model_validate(linked), secret=secret)


@router.delete("/screens/{screen_id}", status_code=status.HTTP_204_NO_CONTENT, **refuses(ScreenUnknown))
def revoke_screen(screen_id: ScreenInPath, actor: SignedIn, house: TheHouse) -> None:
    """End a screen for good."""
    with house.transaction(actor.scope) as db:
        show_wall.revoke_screen(db, actor, screen_id=screen_id, now=clock.now())


@router.post("/wall/admissions", status_code=status.HTTP_201_CREATED, **refuses_strangers(ScreenLinkSpent))
def admit_screen(sent: Admission, response: Response, house: TheHouse, settings: TheSettings) -> Admitted:
    """Spend a screen's link, once: this device becomes the screen and gets a key that reads the wall."""
    key = secrets.token_urlsafe(32)
    with house.transaction(HOUSE) as db:
        opened = show_wall.admit_screen(db, secret=sent.secret, key=key, now=clock.now())
    _give_key(response, key, secure=settings.cookie_secure)
    return Admitted.model_validate(opened)


@router.get("/wall", response_model=WallSeen, **refuses())
async def read_wall(viewer: Viewer, board: TheBoard, key: Key, settings: TheSettings) -> Response:
    """Return the wall's figures, no older than a tick, to a screen by its key or to an operator."""
    answer = Response(seen(await board.figures()), media_type="application/json")
    if viewer is not None and key is not None:
        _give_key(answer, key, secure=settings.cookie_secure)
    return answer


@router.get("/wall/events", response_class=StreamingResponse, **refuses())
async def hear_wall(
    viewer: Viewer, board: TheBoard, last_event_id: Annotated[str, Header()] = ""
) -> StreamingResponse:
    """Tell the wall's figures as events: `wall` {age_ms, wall}, `beat` where none come, `gone` when revoked."""
    last = int(last_event_id) if last_event_id.isdecimal() and len(last_event_id) < 20 else 0
    return StreamingResponse(
        events(board, screen_id=viewer, last=last), media_type=STREAM_TYPE, headers=STREAM_HEADERS
    )


def _give_key(response: Response, key: str, *, secure: bool) -> None:
    response.set_cookie(
        KEY, key, max_age=KEY_DAYS * 86_400, path="/api/wall", httponly=True, samesite="strict", secure=secure
    )
