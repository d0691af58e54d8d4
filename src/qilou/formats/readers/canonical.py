"""Our own records, as a release holds them."""

from __future__ import annotations

from typing import cast

from qilou.formats.canonical import KNOWN_FIELDS, Canonical, Json, Unreadable, to_canonical, with_extra


def read(fields: Json) -> Canonical:
    """Return the record; fields of the top level that it does not know go to meta.extra."""
    if fields.keys() <= KNOWN_FIELDS and isinstance(fields.get("meta", {}), dict):
        return to_canonical(fields)
    known = {name: value for name, value in fields.items() if name in KNOWN_FIELDS}
    extra = {name: value for name, value in fields.items() if name not in KNOWN_FIELDS and value is not None}
    meta: object = known.get("meta", {})
    if not isinstance(meta, dict):
        raise Unreadable("meta", "must be an object")
    return to_canonical({**known, "meta": with_extra(cast("Json", meta), extra)})
