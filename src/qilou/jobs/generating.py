"""The generation job: asks each model for what is missing, several answers at once, and makes a file of items.

The one surprising fact: a model that fails is no reason to stop. Its answer is kept as broken off and left out of the
items; only a used-up budget, or a key that cannot be opened, ends the job.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import aclosing
from pathlib import Path
from typing import Any  # Any: a record is JSON

import msgspec

from qilou.base import clock
from qilou.base.config import Settings
from qilou.base.db import HOUSE
from qilou.base.errors import Refusal
from qilou.base.ids import GenerationJobId
from qilou.base.vault import vault_of
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.domain.models.model import Endpoint, Order, Place, Written
from qilou.flows import generate_items as flow
from qilou.flows import import_items
from qilou.flows.generate_items import Batch
from qilou.jobs.running import Kit
from qilou.llm.compatible import Target
from qilou.llm.contract import Finish
from qilou.llm.recorder import Recorder
from qilou.llm.switchboard import Switchboard

AT_ONCE = 8
Missing = tuple[int, Endpoint, int]  # the number of the prompt, whom to ask, the number of the try


def generate_items(kit: Kit, *, job_id: int) -> None:
    """Ask for what is missing and close the job; or leave it to the next worker."""
    with kit.house.transaction(HOUSE) as db:
        batch = flow.begin_job(db, HOUSE_ITSELF, job_id=GenerationJobId(job_id), now=clock.now())
    if batch is None:
        return
    failure = None
    try:
        if not asyncio.run(_Asking(kit, batch).all_missing()):
            return  # somebody has stopped it
    except Refusal as refusal:
        failure = refusal.name
    _end(kit, batch, failure=failure)


class _Asking:
    def __init__(self, kit: Kit, batch: Batch) -> None:
        settings = Settings(home=kit.files.parent)
        self._kit, self._batch, self._vault = kit, batch, vault_of(settings)
        self._board = Switchboard(settings.home, gguf=settings.gguf, threads=settings.model_threads)

    async def all_missing(self) -> bool:
        """Return whether all was asked for; False where somebody has stopped the job."""
        left = list(_missing(self._batch))
        try:
            while left:
                self._kit.go_on()
                now, left = left[:AT_ONCE], left[AT_ONCE:]
                if not all(await asyncio.gather(*(self._one(each) for each in now))):
                    return False
        finally:
            await self._board.close()
        return True

    async def _one(self, missing: Missing) -> bool:
        number, endpoint, again = missing
        order = await asyncio.to_thread(self._order, number, endpoint)
        if order is None:
            return False
        written = await self._answer(order)
        at = Place(job_id=self._batch.job.id, prompt_number=number, try_number=again)
        await asyncio.to_thread(self._keep, order, at, written)
        return True

    def _order(self, number: int, endpoint: Endpoint) -> Order | None:
        with self._kit.house.transaction(HOUSE) as db:
            return flow.order_answer(
                db,
                HOUSE_ITSELF,
                batch=self._batch,
                endpoint=endpoint,
                prompt=self._batch.prompts[number],
                vault=self._vault,
                now=clock.now(),
            )

    async def _answer(self, order: Order) -> Written:
        endpoint, recorder = order.endpoint, Recorder()
        target = Target(
            endpoint_id=endpoint.id,
            base_url=endpoint.base_url,
            model=endpoint.model,
            key=order.key,
            at_once=max(AT_ONCE, endpoint.at_once),
            first_token_seconds=endpoint.first_token_seconds,
        )
        async with aclosing(self._board.backend(target).stream(order.messages, order.params)) as parts:
            async for part in parts:
                recorder.note(part)
        usage = recorder.usage
        return Written(
            text=recorder.text,
            finish=recorder.finish,
            failure=recorder.failure,
            input_tokens=usage and usage.input_tokens,
            output_tokens=usage and usage.output_tokens,
            first_token_ms=recorder.first_token_ms,
            total_ms=recorder.elapsed_ms,
        )

    def _keep(self, order: Order, at: Place, written: Written) -> None:
        with self._kit.house.transaction(HOUSE) as db:
            flow.keep_answer(db, HOUSE_ITSELF, order=order, at=at, written=written, now=clock.now())


def _missing(batch: Batch) -> Iterator[Missing]:
    """Yield what has no answer yet, prompt by prompt."""
    there = {(each.prompt_number, each.endpoint_id, each.try_number) for each in batch.draws}
    for number in range(len(batch.prompts)):
        for endpoint in batch.endpoints:
            for again in range(batch.job.answers_each):
                if (number, endpoint.id, again) not in there:
                    yield number, endpoint, again


def _end(kit: Kit, batch: Batch, *, failure: str | None) -> None:
    job, import_id = batch.job, None
    path = kit.files / "generated" / f"{job.id}.jsonl"
    with kit.house.transaction(HOUSE) as db:
        if failure is None:
            _write(path, flow.read_batch(db, HOUSE_ITSELF, job_id=job.id))
            import_id = import_items.receive_import(
                db,
                HOUSE_ITSELF,
                project_id=job.project_id,
                file_name=f"{Path(job.file_name).stem}-{job.id}.jsonl",
                format_name="canonical",
                file_path=str(path.resolve()),
                now=clock.now(),
            ).id
        flow.end_job(db, HOUSE_ITSELF, job_id=job.id, import_id=import_id, failure=failure, now=clock.now())


def _write(path: Path, batch: Batch) -> None:
    """Write one record for each prompt, with the whole answers as its candidates."""
    path.parent.mkdir(parents=True, exist_ok=True)
    answers: dict[int, list[dict[str, Any]]] = {}
    for draw in batch.draws:
        if draw.finish is not Finish.FAILED and draw.text.strip():
            given = answers.setdefault(draw.prompt_number, [])
            given.append({"id": f"c{len(given) + 1}", "content": draw.text, "model": draw.model})
    with path.open("wb") as file:
        for number, prompt in enumerate(batch.prompts):
            written = {
                "conversation": msgspec.to_builtins(prompt),
                "candidates": answers.get(number, []),
                "meta": {"generation_job": batch.job.id, "ai_generated": True},
            }
            file.write(msgspec.json.encode(written) + b"\n")
