"""people's SQL for what lets in: passwords to compare with, sessions, API tokens, attempts."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import datetime

import msgspec

from qilou.base.db import Db, many, one, run, value
from qilou.base.ids import AccountId, OrgId, PersonId, TokenId
from qilou.domain.access.model import Permit, Role
from qilou.domain.people.buckets import Bucket
from qilou.domain.people.model import Credentials, OrgKind, Token, TokenUnknown


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """The active account behind a live session or token; `scopes` is None for a session."""

    account_id: AccountId
    person_id: PersonId
    org_id: OrgId
    org_kind: OrgKind
    roles: frozenset[Role]
    scopes: frozenset[Permit] | None


def hash_of(secret: str) -> bytes:
    """Return what is kept of a session's or token's secret: it has 256 random bits, so a plain hash hides it."""
    return hashlib.sha256(secret.encode()).digest()


def take_attempt(db: Db, bucket: Bucket, *, now: datetime) -> float | None:
    """Take one attempt out of the bucket and return None, or return how many seconds to wait for one.

    Nothing is written where the bucket is empty: waiting is not made longer by trying.
    """
    facts = {"key": bucket.key, "most": bucket.most, "each": bucket.seconds_each, "now": now}
    taken = run(
        db,
        """
        INSERT INTO sign_in_bucket (key, tokens, updated_at)
        VALUES (%(key)s, %(most)s - 1, %(now)s)
        ON CONFLICT (key) DO UPDATE
        SET tokens = least(%(most)s, sign_in_bucket.tokens + greatest(0,
                       extract(epoch FROM %(now)s - sign_in_bucket.updated_at)) / %(each)s) - 1,
            updated_at = greatest(%(now)s, sign_in_bucket.updated_at)
        WHERE sign_in_bucket.tokens + greatest(0,
                extract(epoch FROM %(now)s - sign_in_bucket.updated_at)) / %(each)s >= 1
        """,
        facts,
    )
    if taken:
        return None
    return value(
        db,
        float,
        """
        SELECT (greatest(0, (1 - tokens) * %(each)s - extract(epoch FROM %(now)s - updated_at)))::double precision
        FROM sign_in_bucket WHERE key = %(key)s
        """,
        facts,
    )


def fill_bucket(db: Db, bucket: Bucket) -> None:
    """Give all attempts back: whoever knew the password need not be slowed down."""
    run(db, "DELETE FROM sign_in_bucket WHERE key = %(key)s", {"key": bucket.key})


def credentials_of(db: Db, login: str) -> Credentials | None:
    """Return what a sign-in under this login is checked against, or None where there is no such account."""
    return one(
        db,
        Credentials,
        "SELECT id AS account_id, password_hash, state FROM account WHERE login = %(login)s",
        {"login": login},
    )


def insert_session(
    db: Db, account_id: AccountId, *, token_hash: bytes, user_agent: str, now: datetime, expires_at: datetime
) -> Holder:
    """Open a session for an active account and return its holder."""
    run(
        db,
        """
        INSERT INTO session (token_hash, account_id, created_at, expires_at, user_agent)
        VALUES (%(hash)s, %(account)s, %(now)s, %(until)s, %(agent)s)
        """,
        {"hash": token_hash, "account": account_id, "now": now, "until": expires_at, "agent": user_agent},
    )
    holder = holder_of_session(db, token_hash, now=now)
    assert holder is not None, "the account is active"
    return holder


def holder_of_session(db: Db, token_hash: bytes, *, now: datetime) -> Holder | None:
    """Return the active account of a session that has not ended, or None."""
    return one(
        db,
        Holder,
        """
        SELECT account.id AS account_id, account.person_id, account.org_id, org.kind AS org_kind, account.roles,
               NULL AS scopes
        FROM session
        JOIN account ON account.id = session.account_id AND account.state = 'active'
        JOIN org ON org.id = account.org_id
        WHERE session.token_hash = %(hash)s AND session.expires_at > %(now)s
        """,
        {"hash": token_hash, "now": now},
    )


def holder_of_token(db: Db, token_hash: bytes, *, now: datetime) -> Holder | None:
    """Return the active account of an API token that is neither revoked nor over, or None."""
    return one(
        db,
        Holder,
        """
        SELECT account.id AS account_id, account.person_id, account.org_id, org.kind AS org_kind, account.roles,
               api_token.scopes
        FROM api_token
        JOIN account ON account.id = api_token.account_id AND account.state = 'active'
        JOIN org ON org.id = account.org_id
        WHERE api_token.token_hash = %(hash)s AND api_token.expires_at > %(now)s AND api_token.revoked_at IS NULL
        """,
        {"hash": token_hash, "now": now},
    )


def delete_session(db: Db, token_hash: bytes) -> None:
    """End the session."""
    run(db, "DELETE FROM session WHERE token_hash = %(hash)s", {"hash": token_hash})


def delete_sessions_of(db: Db, account_id: AccountId) -> None:
    """End all sessions of the account."""
    run(db, "DELETE FROM session WHERE account_id = %(account)s", {"account": account_id})


def delete_ended(db: Db, *, now: datetime, untouched_since: datetime) -> int:
    """Forget sessions that are over and buckets that have long been full again; return how many sessions."""
    run(db, "DELETE FROM sign_in_bucket WHERE updated_at < %(since)s", {"since": untouched_since})
    return run(db, "DELETE FROM session WHERE expires_at <= %(now)s", {"now": now})


def tokens_of(db: Db, account_id: AccountId) -> list[Token]:
    """Return the account's tokens, newest first."""
    return many(
        db,
        Token,
        """
        SELECT id, name, prefix, scopes, created_at, expires_at, revoked_at
        FROM api_token
        WHERE account_id = %(account)s
        ORDER BY id DESC LIMIT 200
        """,
        {"account": account_id},
    )


def insert_token(
    db: Db,
    account_id: AccountId,
    *,
    name: str,
    prefix: str,
    token_hash: bytes,
    scopes: Collection[Permit],
    now: datetime,
    expires_at: datetime,
) -> Token:
    """Keep the token and return it."""
    made = one(
        db,
        Token,
        """
        INSERT INTO api_token (account_id, name, prefix, token_hash, scopes, created_at, expires_at)
        VALUES (%(account)s, %(name)s, %(prefix)s, %(hash)s, %(scopes)s, %(now)s, %(until)s)
        RETURNING id, name, prefix, scopes, created_at, expires_at, revoked_at
        """,
        {
            "account": account_id,
            "name": name,
            "prefix": prefix,
            "hash": token_hash,
            "scopes": sorted(scopes),
            "now": now,
            "until": expires_at,
        },
    )
    assert made is not None
    return made


def revoke_token(db: Db, account_id: AccountId, token_id: TokenId, *, now: datetime) -> None:
    """Revoke the account's token, for good; refuse with TokenUnknown where it has no such token alive."""
    revoked = run(
        db,
        """
        UPDATE api_token SET revoked_at = %(now)s
        WHERE id = %(id)s AND account_id = %(account)s AND revoked_at IS NULL
        """,
        {"id": token_id, "account": account_id, "now": now},
    )
    if revoked == 0:
        raise TokenUnknown(token_id=token_id)
