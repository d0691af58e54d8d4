"""Chapter: who is at the door. Sessions for people, tokens for programs.

The one surprising fact: signing in takes two transactions, because the attempt must count even where it is refused, and
because the password is compared between them, while no connection is held.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from datetime import datetime, timedelta

import msgspec

from qilou.base.db import Db, Reach
from qilou.base.ids import AccountId, TokenId
from qilou.domain.access.model import HOUSE_ITSELF, Actor, Permit, Role
from qilou.domain.access.rules import permits_of, require
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.people import credentials, rules, settings, store
from qilou.domain.people.buckets import bucket_of_address, bucket_of_login
from qilou.domain.people.credentials import Holder
from qilou.domain.people.model import (
    Account,
    AccountState,
    AccountSuspended,
    Credentials,
    Organisation,
    OrgKind,
    Token,
)
from qilou.domain.people.settings import Settings

TOKEN_BEGINS = "qilou_"
PREFIX_SHOWN = len(TOKEN_BEGINS) + 6
LONGEST_USER_AGENT = 300
BUCKETS_KEPT = timedelta(days=1)


class Admitted(msgspec.Struct, frozen=True, kw_only=True):
    """The attempt may be made. `credentials` is None where nobody has this login: compare all the same."""

    credentials: Credentials | None


class TurnedAway(msgspec.Struct, frozen=True, kw_only=True):
    """Too many attempts under this login or from this address."""

    retry_after_seconds: int


class Me(msgspec.Struct, frozen=True, kw_only=True):
    """Who is signed in, and what they may do."""

    account: Account
    organisation: Organisation
    roles: list[Role]
    permits: list[Permit]
    sample_base: bool
    settings: Settings


def knock(db: Db, *, login: str, address: str, now: datetime) -> Admitted | TurnedAway:
    """Count one attempt to sign in and return what to compare the password with."""
    login = rules.plain_login(login)
    buckets = (bucket_of_login(login), bucket_of_address(address))

    for bucket in buckets:
        seconds = credentials.take_attempt(db, bucket, now=now)
        if seconds is not None:
            return TurnedAway(retry_after_seconds=max(1, math.ceil(seconds)))

    return Admitted(credentials=credentials.credentials_of(db, login))


def open_session(
    db: Db, *, account_id: AccountId, secret: str, user_agent: str, hours: int, now: datetime
) -> Actor:
    """Open a session for the account, whose password has been compared, and return who signed in."""
    account = store.load_account(db, account_id)

    if account.state is AccountState.SUSPENDED:
        raise AccountSuspended(account_id=account_id)

    credentials.fill_bucket(db, bucket_of_login(account.login))
    holder = credentials.insert_session(
        db,
        account.id,
        token_hash=credentials.hash_of(secret),
        user_agent=user_agent[:LONGEST_USER_AGENT],
        now=now,
        expires_at=now + timedelta(hours=hours),
    )
    actor = _actor_of(holder)

    record(db, actor, Action.SIGNED_IN, subject=("account", account.id), now=now)
    return actor


def note_refused(db: Db, *, account_id: AccountId | None, now: datetime) -> None:
    """Record that a sign-in failed. What was typed is not kept: it may be a password in the wrong field."""
    record(db, HOUSE_ITSELF, Action.SIGN_IN_REFUSED, subject=("account", account_id), now=now)


def close_session(db: Db, actor: Actor, *, secret: str, now: datetime) -> None:
    """End the session of this secret."""
    credentials.delete_session(db, credentials.hash_of(secret))

    record(db, actor, Action.SIGNED_OUT, subject=("account", actor.account_id), now=now)


def actor_of_session(db: Db, *, secret: str, now: datetime) -> Actor | None:
    """Return who holds this session, or None where it has ended or its account is suspended."""
    holder = credentials.holder_of_session(db, credentials.hash_of(secret), now=now)
    return None if holder is None else _actor_of(holder)


def actor_of_token(db: Db, *, secret: str, now: datetime) -> Actor | None:
    """Return who speaks through this API token, or None where it is over, revoked, or its account is suspended."""
    holder = credentials.holder_of_token(db, credentials.hash_of(secret), now=now)
    return None if holder is None else _actor_of(holder)


def read_me(db: Db, actor: Actor) -> Me:
    """Return who the actor is and what they may do."""
    assert actor.account_id is not None, "the house itself does not ask who it is"
    account = store.load_account(db, actor.account_id)
    return Me(
        account=account,
        organisation=store.load_organisation(db, account.org_id),
        roles=sorted(actor.roles),
        permits=sorted(permits_of(actor)),
        sample_base=store.has_sample(db),
        settings=settings.load(db, actor.account_id),
    )


def keep_settings(db: Db, actor: Actor, *, wanted: Settings, now: datetime) -> Settings:
    """Keep how the actor wants keys and letters, for every machine they sign in from."""
    account_id = _own_account(actor)
    assert actor.org_id is not None, "an account belongs to an organisation"

    settings.require_usable(wanted)

    settings.keep(db, account_id, wanted, org_id=actor.org_id, now=now)
    return wanted


def list_tokens(db: Db, actor: Actor) -> list[Token]:
    """Return the actor's own API tokens, newest first."""
    require(actor, Permit.TOKEN_MANAGE_OWN)

    return credentials.tokens_of(db, _own_account(actor))


def make_token(
    db: Db, actor: Actor, *, name: str, scopes: Collection[Permit], days: int, secret: str, now: datetime
) -> Token:
    """Make an API token of this secret (`qilou_` and 32 random bytes), which only its owner ever sees."""
    require(actor, Permit.TOKEN_MANAGE_OWN)

    rules.require_token(actor, name=name, scopes=scopes, days=days)

    token = credentials.insert_token(
        db,
        _own_account(actor),
        name=name.strip(),
        prefix=secret[:PREFIX_SHOWN],
        token_hash=credentials.hash_of(secret),
        scopes=set(scopes),
        now=now,
        expires_at=now + timedelta(days=days),
    )

    facts = {"scopes": sorted(scopes), "days": days}
    record(db, actor, Action.TOKEN_MADE, subject=("token", token.id), now=now, **facts)
    return token


def revoke_token(db: Db, actor: Actor, *, token_id: TokenId, now: datetime) -> None:
    """Make one of the actor's own tokens useless from now on."""
    require(actor, Permit.TOKEN_MANAGE_OWN)

    credentials.revoke_token(db, _own_account(actor), token_id, now=now)

    record(db, actor, Action.TOKEN_REVOKED, subject=("token", token_id), now=now)


def forget_ended(db: Db, actor: Actor, *, now: datetime) -> int:
    """Delete sessions that are over and attempts that count no more; return how many sessions."""
    require(actor, Permit.PEOPLE_MANAGE)

    return credentials.delete_ended(db, now=now, untouched_since=now - BUCKETS_KEPT)


def _own_account(actor: Actor) -> AccountId:
    assert actor.account_id is not None, "the house itself has no tokens"
    return actor.account_id


def _actor_of(holder: Holder) -> Actor:
    return Actor(
        account_id=holder.account_id,
        person_id=holder.person_id,
        org_id=holder.org_id,
        reach=Reach.BASE if holder.org_kind is OrgKind.OPERATOR else Reach.ORG,
        roles=holder.roles,
        token_scopes=holder.scopes,
    )
