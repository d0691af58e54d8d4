"""The generation job: several models answer each prompt, and what came whole becomes an item's candidates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

import make
from llm.misbehaving import KEY, Server, serving
from make.moments import number
from qilou.base import clock
from qilou.base.config import Settings
from qilou.base.db import HOUSE, Db, House, many, run, value
from qilou.base.ids import EndpointId, ProjectId
from qilou.base.vault import vault_of
from qilou.domain.access.model import Actor, Role
from qilou.domain.models.model import EndpointDraft, GenerationJob, JobDraft, JobState
from qilou.flows import generate_items, manage_models
from qilou.llm.contract import Message, Params


class Candidates(msgspec.Struct):
    content: dict[str, object]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def operator(house: House) -> Actor:
    with house.transaction(HOUSE) as db:
        return make.actor(db, Role.OPERATOR)


def endpoint(
    db: Db, by: Actor, server: Server, files: Path, model: str, budget: int | None = None
) -> EndpointId:
    draft = EndpointDraft(
        name=f"{model} {number()}",
        preset="other",
        base_url=server.base_url,
        model=model,
        key=KEY,
        output_fen_per_million=1_000_000,
        budget_fen=budget,
    )
    vault = vault_of(Settings(home=files.parent))
    return manage_models.make_endpoint(db, by, draft=draft, vault=vault, now=clock.now()).id


def queued(
    db: Db, by: Actor, endpoints: list[EndpointId], *, prompts: int = 3, answers_each: int = 1
) -> tuple[ProjectId, GenerationJob]:
    project_id = make.project(db, kind="comparison", org_id=by.org_id)
    make.lane(db, project_id=project_id)
    draft = JobDraft(
        project_id=project_id,
        file_name="prompts.jsonl",
        prompts=[[Message(role="user", content=f"Question {n}?")] for n in range(prompts)],
        endpoints=endpoints,
        answers_each=answers_each,
        params=Params(max_tokens=50),
    )
    return project_id, generate_items.queue_job(db, by, draft=draft, now=clock.now())


def job_now(house: House, by: Actor, project_id: ProjectId) -> GenerationJob:
    with house.transaction(HOUSE) as db:
        return generate_items.list_jobs(db, by, project_id=project_id)[0]


def test_answers_become_items_with_their_models(
    house: House, operator: Actor, server: Server, files: Path, do_jobs: Callable[[], None]
) -> None:
    with house.transaction(HOUSE) as db:
        two = [endpoint(db, operator, server, files, each) for each in ("ordinary", "own-name")]
        project_id, _ = queued(db, operator, two)

    do_jobs()
    do_jobs()  # the import of what was written

    job = job_now(house, operator, project_id)
    assert (job.state, job.done, job.broken) == (JobState.DONE, 6, 0)
    with house.transaction(HOUSE) as db:
        items = many(
            db,
            Candidates,
            "SELECT content FROM item WHERE project_id = %(id)s ORDER BY id",
            {"id": project_id},
        )
    assert len(items) == 3
    given = items[0].content["candidates"]
    assert isinstance(given, list)
    assert [each["model"] for each in given] == ["ordinary", "own-name"]
    assert given[0]["content"] == "Hello"


def test_a_model_that_fails_is_left_out_and_the_rest_goes_on(
    house: House, operator: Actor, server: Server, files: Path, do_jobs: Callable[[], None]
) -> None:
    with house.transaction(HOUSE) as db:
        models = ("ordinary", "cut", "own-name")
        three = [endpoint(db, operator, server, files, each) for each in models]
        project_id, _ = queued(db, operator, three, prompts=1)

    do_jobs()
    do_jobs()  # the import of what was written

    job = job_now(house, operator, project_id)
    assert (job.state, job.done, job.broken) == (JobState.DONE, 3, 1)
    with house.transaction(HOUSE) as db:
        assert value(db, int, "SELECT count(*) FROM item WHERE project_id = %(id)s", {"id": project_id}) == 1


def test_what_is_there_is_not_asked_for_again(
    house: House, operator: Actor, files: Path, do_jobs: Callable[[], None]
) -> None:
    with serving() as fresh:
        with house.transaction(HOUSE) as db:
            one = endpoint(db, operator, fresh, files, "ordinary")
            project_id, job = queued(db, operator, [one], answers_each=2)
        do_jobs()
        with house.transaction(HOUSE) as db:
            run(db, "UPDATE generation_job SET state = 'failed' WHERE id = %(id)s", {"id": job.id})
            generate_items.resume_job(db, operator, job_id=job.id, now=clock.now())
        do_jobs()

        assert job_now(house, operator, project_id).state is JobState.DONE
        assert len(fresh.asked) == 6


def test_a_used_up_budget_ends_the_job_and_more_budget_lets_it_go_on(
    house: House, operator: Actor, server: Server, files: Path, do_jobs: Callable[[], None]
) -> None:
    with house.transaction(HOUSE) as db:
        dear = endpoint(db, operator, server, files, "ordinary", budget=1)
        project_id, job = queued(db, operator, [dear], prompts=20)

    do_jobs()

    stopped = job_now(house, operator, project_id)
    assert (stopped.state, stopped.failure) == (JobState.FAILED, "BudgetSpent")
    assert 0 < stopped.done < 20
    with house.transaction(HOUSE) as db:
        run(db, "UPDATE model_endpoint SET budget_fen = NULL WHERE id = %(id)s", {"id": dear})
        generate_items.resume_job(db, operator, job_id=job.id, now=clock.now())
    do_jobs()
    assert job_now(house, operator, project_id).done == 20


def test_the_cost_is_told_before(house: House, operator: Actor, server: Server, files: Path) -> None:
    with house.transaction(HOUSE) as db:
        two = [endpoint(db, operator, server, files, each) for each in ("ordinary", "own-name")]
        draft = JobDraft(
            project_id=make.project(db, org_id=operator.org_id),
            file_name="x",
            prompts=[[Message(role="user", content="Hello, world")]],
            endpoints=two,
            answers_each=2,
            params=Params(max_tokens=50),
        )

        estimate = generate_items.estimate_job(db, operator, draft=draft)

    assert (estimate.calls, estimate.output_tokens) == (4, 200)
    assert estimate.cost_microfen == 200 * 1_000_000


def test_a_stopped_job_asks_no_more(
    house: House, operator: Actor, server: Server, files: Path, do_jobs: Callable[[], None]
) -> None:
    with house.transaction(HOUSE) as db:
        one = endpoint(db, operator, server, files, "ordinary")
        project_id, job = queued(db, operator, [one])
        generate_items.stop_job(db, operator, job_id=job.id, now=clock.now())

    do_jobs()

    after = job_now(house, operator, project_id)
    assert (after.state, after.done) == (JobState.STOPPED, 0)
