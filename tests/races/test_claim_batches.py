"""Many batches of claims and answers at once: what one claim may not do, a thousand together may not either."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import datetime, timedelta

import msgspec
import pytest

import make
from flows.test_take_task import BODY, annotator, open_project
from qilou.base.db import HOUSE, Db, House, run
from qilou.base.postgres import Database
from qilou.domain.access.model import Actor
from qilou.domain.answers.handing_in import HAND_IN_MANY
from qilou.domain.dispatch.claims import TAKE_MANY
from races.test_dispatch_races import at_once

pytestmark = pytest.mark.race
BATCHES = 50


@pytest.fixture
def crowd(database: Database):
    """A house with a connection for each batch."""
    opened = House(database.app_dsn, role=database.app_role, size=BATCHES)
    yield opened
    opened.close()


def proof_of(db: Db, actor: Actor, now: datetime) -> dict[str, object]:
    """Give the actor a token and return what a batch says of its holder."""
    secret = hashlib.sha256(b"%d" % (actor.account_id or 0))
    run(
        db,
        """
        INSERT INTO api_token (account_id, name, prefix, token_hash, scopes, created_at, expires_at)
        VALUES (%(account)s, 'race', 'qilou_', %(hash)s, '{work.take}', %(now)s, %(until)s)
        """,
        {"account": actor.account_id, "hash": secret.digest(), "now": now, "until": now + timedelta(days=1)},
    )
    return {
        "hash": secret.hexdigest(),
        "is_token": True,
        "account": actor.account_id,
        "person": actor.person_id,
        "org": actor.org_id,
        "roles": sorted(actor.roles),
    }


def ask(house: House, sql, requests: list[dict], now: datetime) -> list[dict]:
    """Run one batch as the fast door does."""
    numbered = [{**each, "n": n} for n, each in enumerate(requests)]
    with house.transaction(HOUSE) as db:
        rows = db.execute(sql, {"asked": msgspec.json.encode(numbered).decode(), "now": now}).fetchall()
    return sorted(rows, key=lambda row: row["n"])


def test_fifty_batches_take_exactly_the_seats(crowd: House, now: datetime) -> None:
    with crowd.transaction(HOUSE) as db:
        project_id = open_project(db, items=40, overlap=3)
        lane_id = make.lane(db, project_id=project_id)
        people = [annotator(db, project_id) for _ in range(60)]
        proofs = [proof_of(db, each, now) for each in people]
    wish = {"project": None, "holding": None, "lanes": [lane_id]}

    def work(n: int) -> None:
        for turn in range(12):
            some = [proofs[(7 * n + 11 * turn + k) % len(proofs)] for k in range(5)]
            taken = ask(crowd, TAKE_MANY, [{**each, **wish} for each in some], now)
            leased = [(some[each["n"]], each["lease_id"]) for each in taken if each["outcome"] == "leased"]
            answers = [{**who, "lease": lease, "body": BODY, "seconds": 1, "lot": 0} for who, lease in leased]
            assert {each["outcome"] for each in ask(crowd, HAND_IN_MANY, answers, now)} <= {"stored"}

    at_once(BATCHES, work)

    with crowd.transaction(HOUSE) as db:
        leases = db.execute("SELECT item_id, person_id, seat, state FROM lease").fetchall()
        counts = db.execute(
            "SELECT (SELECT count(*) FROM ready) AS ready, (SELECT count(*) FROM answer) AS answers,"
            " (SELECT sum(answered) FROM tally) AS tallied"
        ).fetchone()
    assert counts is not None
    assert max(Counter((each["item_id"], each["person_id"]) for each in leases).values()) == 1
    assert max(Counter((each["item_id"], each["seat"]) for each in leases).values()) == 1
    assert {each["state"] for each in leases} == {"submitted"}
    assert len(leases) == counts["answers"] == counts["tallied"]
    assert len(leases) + counts["ready"] == 120


def test_one_batch_gives_a_person_one_item_and_a_company_no_more_than_its_quota(
    crowd: House, now: datetime
) -> None:
    with crowd.transaction(HOUSE) as db:
        project_id = open_project(db, items=9)
        lane_id = make.lane(db, project_id=project_id)
        people = [annotator(db, project_id) for _ in range(3)]
        proofs = [proof_of(db, each, now) for each in people]
    wish = {"project": None, "holding": None, "lanes": [lane_id]}

    twice = ask(crowd, TAKE_MANY, [{**proofs[0], **wish}, {**proofs[1], **wish}, {**proofs[0], **wish}], now)
    assert [each["outcome"] for each in twice] == ["leased", "leased", "elsewhere"]
    first = {**proofs[0], "lease": twice[0]["lease_id"], "body": BODY, "seconds": 1, "lot": 0}
    strange = {**first, "hash": "00" * 32}
    stored = ask(crowd, HAND_IN_MANY, [first, {**first, "lease": 999_999}, strange], now)
    assert [each["outcome"] for each in stored] == ["stored", "elsewhere", "stranger"]
    assert [each["outcome"] for each in ask(crowd, HAND_IN_MANY, [first], now)] == ["elsewhere"]

    with crowd.transaction(HOUSE) as db:
        company = make.organisation(db)
        db.execute(
            "UPDATE account SET org_id = %s WHERE id = ANY(%s)", [company, [p.account_id for p in people]]
        )
        db.execute(
            "INSERT INTO dispatch_rule (project_id, priority, weight, company_at_once) VALUES (%s, 0, 1, 1)",
            [project_id],
        )
    together = [{**each, **wish, "org": company} for each in proofs]
    assert sorted(each["outcome"] for each in ask(crowd, TAKE_MANY, together, now)).count("leased") == 1


def test_a_batch_minds_languages(crowd: House, now: datetime) -> None:
    with crowd.transaction(HOUSE) as db:
        project_id = open_project(db, items=3)
        lane_id = make.lane(db, project_id=project_id)
        speaker, other = (annotator(db, project_id) for _ in range(2))
        proofs = [proof_of(db, each, now) for each in (speaker, other)]
        db.execute("UPDATE lane SET by_language = true")
        db.execute("UPDATE person SET languages = '{xx}' WHERE id = %s", [other.person_id])
        db.execute(
            "UPDATE person SET languages = ARRAY(SELECT DISTINCT language FROM item) WHERE id = %s",
            [speaker.person_id],
        )
    wish = {"project": None, "holding": None, "lanes": [lane_id]}

    taken = ask(crowd, TAKE_MANY, [{**each, **wish} for each in proofs], now)

    assert [each["outcome"] for each in taken] == ["leased", "nothing"]


def test_a_companys_quota_holds_against_fifty_batches(crowd: House, now: datetime) -> None:
    with crowd.transaction(HOUSE) as db:
        project_id = open_project(db, items=99)
        lane_id = make.lane(db, project_id=project_id)
        company = make.organisation(db)
        people = [make.actor(db, org_id=company) for _ in range(BATCHES)]
        guideline = db.execute("SELECT max(id) AS id FROM guideline").fetchone()
        assert guideline is not None
        for each in people:
            assert each.person_id is not None
            make.receipt(db, guideline_id=guideline["id"], person_id=each.person_id)
        proofs = [proof_of(db, each, now) for each in people]
        db.execute(
            "INSERT INTO dispatch_rule (project_id, priority, weight, company_per_day) VALUES (%s, 0, 1, 7)",
            [project_id],
        )
    wish = {"project": None, "holding": None, "lanes": [lane_id]}

    outcomes = at_once(BATCHES, lambda n: ask(crowd, TAKE_MANY, [{**proofs[n], **wish}], now)[0]["outcome"])
    for proof in proofs:  # those who found the company's place busy ask again
        outcomes.append(ask(crowd, TAKE_MANY, [{**proof, **wish, "holding": None}], now)[0]["outcome"])

    assert outcomes.count("leased") == 7
