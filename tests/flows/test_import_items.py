"""A file becomes items: good lines are kept, bad ones listed, nothing twice; a killed import goes on."""

from __future__ import annotations

import json
from itertools import count as count_from
from pathlib import Path

import pytest

import make
from qilou.base import clock
from qilou.base.db import HOUSE, House
from qilou.base.ids import ImportId, ProjectId
from qilou.domain.access.model import Actor, Role
from qilou.domain.items.model import Import, ImportState, ProjectIsClosed
from qilou.flows import import_items
from qilou.formats.read import UnknownContainer, UnknownFormat
from qilou.jobs.importing import run_import


@pytest.fixture
def manager(house: House) -> Actor:
    """A project manager of the base."""
    with house.transaction(HOUSE) as db:
        return make.actor(db, Role.PROJECT_MANAGER)


@pytest.fixture
def project_id(house: House) -> ProjectId:
    """A comparison project with overlap 2 and its lane."""
    with house.transaction(HOUSE) as db:
        project_id = make.project(db, overlap=2)
        make.lane(db, project_id=project_id)
        return project_id


def line(n: int, **changes: object) -> str:
    """Return a good canonical line, changed."""
    record = {
        "language": "zh",
        "domain": "everyday",
        "conversation": [{"role": "user", "content": f"第 {n} 问"}],
        "candidates": [{"id": "c1", "content": "甲"}, {"id": "c2", "content": "乙"}],
    }
    return json.dumps({**record, **changes}, ensure_ascii=False)


def received(
    house: House, manager: Actor, project_id: ProjectId, path: Path, *, format_name: str = "auto"
) -> ImportId:
    """Receive the file, without a worker."""
    with house.transaction(manager.scope) as db:
        return import_items.receive_import(
            db,
            manager,
            project_id=project_id,
            file_name=path.name,
            format_name=format_name,
            file_path=str(path),
            now=clock.now(),
        ).id


def imported(house: House, manager: Actor, project_id: ProjectId, path: Path) -> Import:
    """Receive the file and read it to its end."""
    return run_import(house, received(house, manager, project_id, path))


def count(house: House, sql: str) -> int:
    """Count rows as the house sees them."""
    with house.transaction(HOUSE) as db:
        row = db.execute(sql).fetchone()  # pyright: ignore[reportArgumentType] - fixed texts of this file
    return row["count"]


def test_good_lines_become_items_with_their_seats(
    house: House, manager: Actor, project_id: ProjectId, tmp_path: Path
) -> None:
    path = tmp_path / "good.jsonl"
    path.write_text("\n".join(line(n) for n in range(5)), encoding="utf-8")

    done = imported(house, manager, project_id, path)

    assert (done.state, done.kept, done.refused) == (ImportState.DONE, 5, 0)
    assert count(house, "SELECT count(*) FROM item") == 5
    assert count(house, "SELECT count(*) FROM ready") == 10


def test_the_same_file_twice_imports_nothing_twice(
    house: House, manager: Actor, project_id: ProjectId, tmp_path: Path
) -> None:
    path = tmp_path / "twice.jsonl"
    path.write_text("\n".join(line(n) for n in range(5)), encoding="utf-8")
    imported(house, manager, project_id, path)

    again = imported(house, manager, project_id, path)

    assert (again.kept, again.duplicates) == (0, 5)
    assert count(house, "SELECT count(*) FROM item") == 5


def test_bad_lines_are_listed_with_line_field_and_reason(
    house: House, manager: Actor, project_id: ProjectId, tmp_path: Path
) -> None:
    path = tmp_path / "mixed.jsonl"
    lines = [
        line(1).encode(),
        b'{"conversation": [{"role": "user", "content": "half a li',
        line(2, candidates=[{"id": "c1", "content": "only one"}]).encode(),
        b'{"conversation": [{"role": "user", "content": "\xff\xfe"}]}',
        line(3, conversation=[{"role": "wizard", "content": "?"}]).encode(),
        line(4).encode(),
    ]
    path.write_bytes(b"\n".join(lines))

    done = imported(house, manager, project_id, path)

    assert (done.kept, done.refused) == (2, 4)
    with house.transaction(manager.scope) as db:
        problems = import_items.list_problems(db, manager, import_id=done.id, after=0, limit=50)
    assert [each.line for each in problems] == [2, 3, 4, 5]
    assert all(each.reason for each in problems)
    assert problems[3].field == "conversation[0].role"


def test_texts_are_kept_to_the_letter_and_a_line_twice_is_a_duplicate(
    house: House, manager: Actor, project_id: ProjectId, tmp_path: Path
) -> None:
    path = tmp_path / "odd.jsonl"
    odd = "tab\t, line\n, end\r, C:\\new\\.x \\N \\\\ “甲” \u2028 😀"
    talk = [{"role": "user", "content": odd}]
    lines = [line(1, domain=odd, conversation=talk), line(2), line(1, domain="x", conversation=talk), line(2)]
    path.write_text("\n".join(lines), encoding="utf-8")

    done = imported(house, manager, project_id, path)

    assert (done.kept, done.duplicates) == (2, 2)
    with house.transaction(HOUSE) as db:
        row = db.execute("SELECT domain, content FROM item ORDER BY line LIMIT 1").fetchone()
    assert row is not None
    assert (row["domain"], row["content"]["conversation"]) == (odd, talk)


def test_a_text_that_cannot_be_stored_is_a_bad_line(
    house: House, manager: Actor, project_id: ProjectId, tmp_path: Path
) -> None:
    path = tmp_path / "nul.jsonl"
    good, bad = line(1), line(2, conversation=[{"role": "user", "content": "nul \x00"}])
    path.write_text(f"{good}\n{bad}\n", encoding="utf-8")

    done = imported(house, manager, project_id, path)

    assert (done.kept, done.refused) == (1, 1)


def test_a_killed_import_goes_on_from_its_checkpoint(
    house: House, manager: Actor, project_id: ProjectId, tmp_path: Path
) -> None:
    path = tmp_path / "long.jsonl"
    path.write_text("\n".join(line(n) for n in range(2_500)), encoding="utf-8")
    import_id = received(house, manager, project_id, path)

    class Killed(BaseException):
        """What a kill looks like from inside."""

    chunks = count_from(1)

    def kill() -> None:
        if next(chunks) == 2:
            raise Killed

    with pytest.raises(Killed):
        run_import(house, import_id, between=kill)
    assert count(house, "SELECT count(*) FROM item") == 1_000
    done = run_import(house, import_id)

    assert (done.state, done.lines, done.kept, done.duplicates) == (ImportState.DONE, 2_500, 2_500, 0)


@pytest.mark.parametrize(("name", "content"), [("broken.parquet", b"PAR1 not really"), ("gone.jsonl", None)])
def test_a_file_that_cannot_be_read_fails_with_the_reason(
    house: House, manager: Actor, project_id: ProjectId, tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)

    done = imported(house, manager, project_id, path)

    assert done.state is ImportState.FAILED or done.refused > 0
    assert done.failure or done.refused


def test_an_unknown_file_or_format_is_refused_at_once(
    house: House, manager: Actor, project_id: ProjectId, tmp_path: Path
) -> None:
    with pytest.raises(UnknownContainer):
        received(house, manager, project_id, tmp_path / "table.docx")
    with pytest.raises(UnknownFormat):
        received(house, manager, project_id, tmp_path / "a.jsonl", format_name="excel")


def test_a_closed_project_takes_no_more_items(
    house: House, manager: Actor, project_id: ProjectId, tmp_path: Path
) -> None:
    with house.transaction(HOUSE) as db:
        db.execute("UPDATE project SET state = 'closed' WHERE id = %s", [project_id])

    with pytest.raises(ProjectIsClosed):
        received(house, manager, project_id, tmp_path / "a.jsonl")
