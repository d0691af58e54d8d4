"""models' SQL for endpoints and for which of them stands behind which slot of a lease."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, LiteralString  # Any: parameters of SQL

import msgspec

from qilou.base.clock import day_began_at, month_began_at
from qilou.base.db import Db, json, many, one, run, run_many, value
from qilou.base.ids import EndpointId, LeaseId, OrgId
from qilou.base.vault import Sealed
from qilou.domain.models.model import Endpoint, EndpointDraft, EndpointUnknown, SealedKey, Slot, Spent

_ENDPOINT: LiteralString = """
    SELECT id, org_id, name, preset, base_url, model, sealed_key IS NOT NULL AS has_key, input_fen_per_million,
           output_fen_per_million, budget_fen, tokens_a_day, at_once, first_token_seconds, defaults, is_active,
           created_at
    FROM model_endpoint
"""


def insert(
    db: Db, draft: EndpointDraft, *, org_id: OrgId, sealed: Sealed | None, now: datetime
) -> EndpointId:
    """Write the endpoint; return its id."""
    endpoint_id = value(
        db,
        int,
        """
        INSERT INTO model_endpoint (org_id, name, preset, base_url, model, sealed_key, key_nonce, key_id,
          input_fen_per_million, output_fen_per_million, budget_fen, tokens_a_day, at_once, first_token_seconds,
          defaults, is_active, created_at)
        VALUES (%(org)s, %(name)s, %(preset)s, %(base_url)s, %(model)s, %(cipher)s, %(nonce)s, %(key_id)s,
          %(input)s, %(output)s, %(budget)s, %(tokens)s, %(at_once)s, %(first_token)s, %(defaults)s, %(active)s,
          %(now)s)
        RETURNING id
        """,
        {**_columns(draft), **_sealed(sealed), "org": org_id, "now": now},
    )
    assert endpoint_id is not None
    return EndpointId(endpoint_id)


def change(db: Db, endpoint_id: EndpointId, draft: EndpointDraft) -> None:
    """Write all but the key."""
    run(
        db,
        """
        UPDATE model_endpoint
        SET name = %(name)s, preset = %(preset)s, base_url = %(base_url)s, model = %(model)s,
            input_fen_per_million = %(input)s, output_fen_per_million = %(output)s, budget_fen = %(budget)s,
            tokens_a_day = %(tokens)s, at_once = %(at_once)s, first_token_seconds = %(first_token)s,
            defaults = %(defaults)s, is_active = %(active)s
        WHERE id = %(id)s
        """,
        {**_columns(draft), "id": endpoint_id},
    )


def set_key(db: Db, endpoint_id: EndpointId, sealed: Sealed | None) -> None:
    """Replace the key; None takes it away."""
    run(
        db,
        """
        UPDATE model_endpoint SET sealed_key = %(cipher)s, key_nonce = %(nonce)s, key_id = %(key_id)s
        WHERE id = %(id)s
        """,
        {**_sealed(sealed), "id": endpoint_id},
    )


def load(db: Db, endpoint_id: EndpointId) -> Endpoint:
    """Return the endpoint, or refuse with EndpointUnknown where the scope does not see it."""
    found = one(db, Endpoint, _ENDPOINT + "WHERE id = %(id)s", {"id": endpoint_id})
    if found is None:
        raise EndpointUnknown(endpoint_id=endpoint_id)
    return found


def every(db: Db) -> list[Endpoint]:
    """Return the endpoints that the scope sees, oldest first."""
    return many(db, Endpoint, _ENDPOINT + "ORDER BY id LIMIT 500")


def named(db: Db, endpoint_ids: Sequence[EndpointId]) -> list[Endpoint]:
    """Return these endpoints in this order; refuse with EndpointUnknown where one is not seen."""
    return [load(db, each) for each in endpoint_ids]


def name_is_taken(db: Db, name: str, *, org_id: OrgId, apart_from: EndpointId | None) -> bool:
    """Return whether another endpoint of the organisation has the name."""
    return bool(
        value(
            db,
            bool,
            """
            SELECT EXISTS (SELECT FROM model_endpoint
                           WHERE org_id = %(org)s AND name = %(name)s AND id IS DISTINCT FROM %(id)s)
            """,
            {"org": org_id, "name": name, "id": apart_from},
        )
    )


def sealed_key(db: Db, endpoint_id: EndpointId) -> Sealed | None:
    """Return the endpoint's key as it is stored, or None where it has none."""
    found = one(
        db,
        SealedKey,
        "SELECT sealed_key, key_nonce, key_id FROM model_endpoint WHERE id = %(id)s",
        {"id": endpoint_id},
    )
    if found is None or found.sealed_key is None or found.key_nonce is None or found.key_id is None:
        return None
    return Sealed(cipher=found.sealed_key, nonce=found.key_nonce, key_id=found.key_id)


def spent(db: Db, endpoint_id: EndpointId, *, now: datetime) -> Spent:
    """Return what the endpoint has cost since the month began and written since the day began."""
    found = one(
        db,
        Spent,
        """
        SELECT coalesce(sum(cost_microfen), 0)::bigint AS microfen_this_month,
               coalesce(sum(input_tokens + output_tokens) FILTER (WHERE created_at >= %(day)s), 0)::bigint
               AS tokens_today
        FROM generation WHERE endpoint_id = %(id)s AND created_at >= %(month)s
        """,
        {"id": endpoint_id, "day": day_began_at(now), "month": month_began_at(now)},
    )
    assert found is not None
    return found


def behind(db: Db, lease_id: LeaseId) -> dict[Slot, EndpointId]:
    """Return which endpoint stands behind which slot of the lease; empty before the first answer was asked for."""
    rows = db.execute(
        "SELECT slot, endpoint_id FROM lease_model WHERE lease_id = %(lease)s ORDER BY slot LIMIT 3",
        {"lease": lease_id},
    ).fetchall()
    return {row["slot"]: EndpointId(row["endpoint_id"]) for row in rows}


def place(db: Db, lease_id: LeaseId, slots: Mapping[Slot, EndpointId]) -> None:
    """Write which endpoint stands behind which slot; what was written first stays."""
    run_many(
        db,
        """
        INSERT INTO lease_model (lease_id, slot, endpoint_id) VALUES (%(lease)s, %(slot)s, %(endpoint)s)
        ON CONFLICT DO NOTHING
        """,
        [{"lease": lease_id, "slot": slot, "endpoint": each} for slot, each in slots.items()],
    )


def _columns(draft: EndpointDraft) -> dict[str, Any]:
    return {
        "name": draft.name.strip(),
        "preset": draft.preset,
        "base_url": draft.base_url,
        "model": draft.model.strip(),
        "input": draft.input_fen_per_million,
        "output": draft.output_fen_per_million,
        "budget": draft.budget_fen,
        "tokens": draft.tokens_a_day,
        "at_once": draft.at_once,
        "first_token": draft.first_token_seconds,
        "defaults": json(msgspec.to_builtins(draft.defaults)),
        "active": draft.is_active,
    }


def _sealed(sealed: Sealed | None) -> dict[str, Any]:
    if sealed is None:
        return {"cipher": None, "nonce": None, "key_id": None}
    return {"cipher": sealed.cipher, "nonce": sealed.nonce, "key_id": sealed.key_id}
