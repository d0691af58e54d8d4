"""API tokens: what one's own programs sign in with."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import APIRouter, status

from qilou.base import clock
from qilou.base.ids import TokenId
from qilou.domain.people.model import TokenUnknown, TokenUnusable
from qilou.flows import sign_in
from qilou.web.deps import SignedIn, TheHouse
from qilou.web.errors import refuses
from qilou.web.shapes.base import IdInPath, Rows, all_rows
from qilou.web.shapes.people import Token, TokenDraft, TokenMade

router = APIRouter(tags=["sign-in"])


@router.get("/tokens", **refuses())
def list_tokens(actor: SignedIn, house: TheHouse) -> Rows[Token]:
    """Return one's own API tokens, newest first, without their secrets."""
    with house.transaction(actor.scope) as db:
        return all_rows([Token.model_validate(each) for each in sign_in.list_tokens(db, actor)])


@router.post("/tokens", status_code=status.HTTP_201_CREATED, **refuses(TokenUnusable))
def make_token(sent: TokenDraft, actor: SignedIn, house: TheHouse) -> TokenMade:
    """Make an API token that may do part of what one may do oneself; its secret is shown this once."""
    secret = sign_in.TOKEN_BEGINS + secrets.token_urlsafe(32)
    with house.transaction(actor.scope) as db:
        token = sign_in.make_token(
            db, actor, name=sent.name, scopes=sent.scopes, days=sent.days, secret=secret, now=clock.now()
        )
    return TokenMade(token=Token.model_validate(token), secret=secret)


@router.delete("/tokens/{token_id}", status_code=status.HTTP_204_NO_CONTENT, **refuses(TokenUnknown))
def revoke_token(token_id: Annotated[TokenId, IdInPath], actor: SignedIn, house: TheHouse) -> None:
    """Make a token useless from now on."""
    with house.transaction(actor.scope) as db:
        sign_in.revoke_token(db, actor, token_id=token_id, now=clock.now())
