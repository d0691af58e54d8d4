"""`qilou backup` and `qilou restore`: what was there is there again, with its walls and its audit, or nothing is."""

from __future__ import annotations

import hashlib
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import psycopg
import pytest
from typer.testing import CliRunner

import make
from make.moments import NOW
from qilou.base.archive import MANIFEST, ArchiveUnusable, Manifest, read_manifest, write_archive
from qilou.base.config import Settings
from qilou.base.db import HOUSE, House, Reach, Scope, each_by_itself, value
from qilou.base.ids import OrgId
from qilou.base.postgres import PostgresUnavailable, running_cluster
from qilou.base.postgres.layout import SUPERUSER
from qilou.base.shelf import Shelf
from qilou.cli import app
from qilou.cli.backup import write_backup
from qilou.cli.opening import NotPossible, open_house
from qilou.cli.restore import STAGING, restore_backup
from qilou.domain.access.model import HOUSE_ITSELF, Role
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.flows import release_dataset, seal_audit, settle_item

UPLOAD = b"a file that a worker has still to read\n"
RIGHTS = """
    SELECT relname::text AS name, relowner::regrole::text AS owner, relacl::text AS rights,
           relrowsecurity::text AS walled, relforcerowsecurity::text AS forced
    FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL
    SELECT policyname, tablename, roles::text, qual, with_check FROM pg_policies
    UNION ALL
    SELECT proname, proowner::regrole::text, proacl::text, '', '' FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace
    UNION ALL
    SELECT 'default', defaclrole::regrole::text, defaclobjtype::text, defaclacl::text, '' FROM pg_default_acl
    UNION ALL
    SELECT nspname, '', nspacl::text, '', '' FROM pg_namespace WHERE nspname = 'public'
    UNION ALL
    SELECT datname, datdba::regrole::text, datacl::text, '', '' FROM pg_database WHERE datname = 'qilou'
    ORDER BY 1, 2, 3
"""


@contextmanager
def folder() -> Iterator[Path]:
    """Yield a folder with a short path that PostgreSQL's user can pass through."""
    with tempfile.TemporaryDirectory(prefix="qilou-test-", dir="/tmp") as made:
        Path(made).chmod(0o711)
        yield Path(made)


@pytest.fixture(scope="module")
def base() -> Iterator[Settings]:
    """A base that does not run: an answer, a release, sealed events and one that is not sealed yet, and a file."""
    with folder() as place:
        settings = Settings(home=place / "home")
        with open_house(settings) as (database, house):
            spend_transactions(database.owner_dsn)
            work(house)
        (settings.files / "uploads").mkdir(parents=True)
        (settings.files / "uploads" / "abc").write_bytes(UPLOAD)
        yield settings


@pytest.fixture(scope="module")
def archive(base: Settings) -> Iterator[Path]:
    """A backup of the base."""
    with folder() as place:
        write_backup(base, place / "base.tar", now=NOW)
        yield place / "base.tar"


@pytest.fixture
def place() -> Iterator[Path]:
    """An empty folder of the test's own."""
    with folder() as made:
        yield made


def spend_transactions(owner_dsn: str) -> None:
    """Move the server's counter far beyond where a new server begins."""
    with each_by_itself(owner_dsn) as db:
        db.execute(
            "DO $$ BEGIN FOR turn IN 1 .. 3000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$"
        )


def work(house: House) -> None:
    """Have a person answer, release the answer, and seal all events but the last."""
    with house.transaction(HOUSE) as db:
        manager = make.actor(db, Role.PROJECT_MANAGER)
        project_id = make.project(db, kind="sft", overlap=1)
        make.answered(db, item_id=make.item(db, project_id=project_id), body={"text": "先淘米。"})
        settle_item.settle_project(db, manager, project_id=project_id, now=NOW)
        release_dataset.make_release(db, manager, project_id=project_id, name="first", now=NOW)
    with house.transaction(HOUSE) as db:
        assert seal_audit.seal_ended(db, HOUSE_ITSELF, now=NOW) is not None
    with house.transaction(HOUSE) as db:
        record(db, HOUSE_ITSELF, Action.LEASE_TAKEN, subject=("lease", 1), now=NOW)


def rights(settings: Settings) -> list[tuple[str, ...]]:
    """Return who owns what, who may do what, and what is walled."""
    with running_cluster(settings.home, pg_bin=settings.pg_bin) as cluster:  # noqa: SIM117 - one after the other
        with psycopg.connect(cluster.dsn(user=SUPERUSER)) as connection:
            return connection.execute(RIGHTS).fetchall()


def test_all_that_was_backed_up_is_restored_with_its_walls_and_its_audit(
    base: Settings, archive: Path, place: Path
) -> None:
    restored = Settings(home=place / "deep" / "home")

    manifest, found = restore_backup(restored, archive)

    assert (manifest.rows["answer"], manifest.rows["release"], manifest.rows["seal"]) == (1, 1, 1)
    assert (found.intact, found.seals, found.unsealed) == (True, 1, 1)
    assert (restored.files / "uploads" / "abc").read_bytes() == UPLOAD
    assert not (restored.home / STAGING).exists()
    assert rights(restored) == rights(base)
    with open_house(restored) as (_, house):
        with house.transaction(HOUSE) as db:
            assert value(db, str, "SELECT body ->> 'text' FROM answer") == "先淘米。"
            digest = value(db, str, "SELECT encode(sha256, 'hex') FROM release")
            (export,) = release_dataset.export_file(
                db,
                HOUSE_ITSELF,
                release_id=1,
                format_name="canonical",
                file_name="first.jsonl",
                shelf=Shelf(Path()),
                now=NOW,
            )
            assert hashlib.sha256(export).hexdigest() == digest
        with house.transaction(Scope(reach=Reach.ORG, org_id=OrgId(2**40))) as db:
            assert value(db, int, "SELECT count(*) FROM answer") == 0
        with pytest.raises(psycopg.errors.InsufficientPrivilege), house.transaction(HOUSE) as db:
            db.execute("UPDATE event SET subject_id = 2")


def test_what_is_done_after_a_restore_is_sealed_and_the_audit_stays_intact(
    archive: Path, place: Path
) -> None:
    restored = Settings(home=place / "home")
    (restored.home / STAGING / "pg").mkdir(parents=True)  # what a restore leaves that was killed
    (restored.home).chmod(0o711)
    restore_backup(restored, archive)

    with open_house(restored) as (_, house):
        with house.transaction(HOUSE) as db:
            record(db, HOUSE_ITSELF, Action.LEASE_TAKEN, subject=("lease", 2), now=NOW)
        with house.transaction(HOUSE) as db:
            assert seal_audit.seal_ended(db, HOUSE_ITSELF, now=NOW) is not None
        with house.transaction(HOUSE) as db:
            found = seal_audit.verify_audit(db, HOUSE_ITSELF, now=NOW)

    assert found.intact
    assert found.seals == 2


def test_a_base_is_backed_up_while_it_runs_and_its_archive_is_for_its_owner_only(
    base: Settings, place: Path
) -> None:
    target = place / "live.tar"

    with open_house(base):
        made = write_backup(base, target, now=NOW)

    assert read_manifest(target) == made
    assert target.stat().st_mode & 0o777 == 0o600
    assert list(place.iterdir()) == [target]


def test_the_commands_say_what_they_did(base: Settings, place: Path) -> None:
    target = place / "told.tar"

    written = CliRunner().invoke(app, ["backup", str(target), "--home", str(base.home)])
    again = CliRunner().invoke(app, ["backup", str(target), "--home", str(base.home)])
    restored = CliRunner().invoke(app, ["restore", str(target), "--home", str(place / "home")])
    caught_up = CliRunner().invoke(app, ["restore", "--catch-up-only", "--home", str(place / "home")])

    assert written.exit_code == 0, written.output
    assert "schema 00" in written.output
    assert "1 answer" in written.output
    assert isinstance(again.exception, NotPossible)
    assert restored.exit_code == 0, restored.output
    assert "transaction counter was moved on by" in restored.output
    assert "The audit is intact" in restored.output
    assert "put your copy of it at" in restored.output
    assert "moved on" not in caught_up.output
    assert "The audit is intact" in caught_up.output


@pytest.mark.parametrize("damage", ["cut", "flipped", "other"])
def test_a_damaged_archive_is_refused_and_leaves_the_home_empty(
    archive: Path, place: Path, damage: str
) -> None:
    damaged, whole = place / "damaged.tar", archive.read_bytes()
    middle = whole.index(UPLOAD)
    damaged.write_bytes(
        {
            "cut": whole[: len(whole) // 2],
            "flipped": whole[:middle] + b"A" + whole[middle + 1 :],
            "other": b"not an archive at all",
        }[damage]
    )

    with pytest.raises(ArchiveUnusable, match=r"damaged|not a whole backup"):
        restore_backup(Settings(home=place / "home"), damaged)

    assert list((place / "home").iterdir() if (place / "home").exists() else ()) == []


def test_a_dump_that_cannot_be_read_leaves_the_home_empty(archive: Path, place: Path) -> None:
    (place / "database.dump").write_bytes(b"PGDMP and then nothing of use")
    told = msgspec.structs.replace(read_manifest(archive), parts={})
    write_archive(place / "odd.tar", told, dump=place / "database.dump", files=place / "none")

    with pytest.raises(PostgresUnavailable, match="pg_restore failed"):
        restore_backup(Settings(home=place / "home"), place / "odd.tar")

    assert list((place / "home").iterdir()) == []


@pytest.mark.parametrize("change", [{"schema": "9999"}, {"layout": 99}, {"postgres": 99}])
def test_an_archive_of_a_newer_version_is_refused(
    archive: Path, place: Path, change: dict[str, object]
) -> None:
    newer = msgspec.structs.replace(read_manifest(archive), parts={}, **change)
    (place / "database.dump").touch()
    write_archive(place / "newer.tar", newer, dump=place / "database.dump", files=place / "none")

    with pytest.raises(NotPossible, match=r"newer|cannot read it"):
        restore_backup(Settings(home=place / "home"), place / "newer.tar")


def test_an_archive_cannot_write_beside_the_home(archive: Path, place: Path) -> None:
    (place / "database.dump").touch()
    (place / "evil").write_bytes(b"x")
    part = {"bytes": 1, "sha256": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"}
    told = msgspec.to_builtins(read_manifest(archive)) | {"parts": {"files/../../out": part}}
    (place / MANIFEST).write_bytes(msgspec.json.encode(msgspec.convert(told, Manifest)))
    with tarfile.open(place / "evil.tar", "w") as tar:
        tar.add(place / "evil", arcname="files/../../out")
        tar.add(place / MANIFEST, arcname=MANIFEST)

    with pytest.raises(ArchiveUnusable, match="it holds"):
        restore_backup(Settings(home=place / "home"), place / "evil.tar")

    assert not list(place.glob("**/out"))


@pytest.mark.parametrize("there", ["pg/passwords.json", "files/uploads/theirs"])
def test_a_home_that_is_not_empty_is_left_alone(archive: Path, place: Path, there: str) -> None:
    kept = place / "home" / there
    kept.parent.mkdir(parents=True)
    kept.write_text("mine")

    with pytest.raises(NotPossible, match="not empty"):
        restore_backup(Settings(home=place / "home"), archive)

    assert kept.read_text() == "mine"


def test_where_there_is_no_base_nothing_is_backed_up(place: Path) -> None:
    with pytest.raises(NotPossible, match="no base"):
        write_backup(Settings(home=place / "home"), place / "none.tar", now=NOW)

    assert list(place.iterdir()) == []


def test_a_server_that_is_not_ours_is_left_to_its_own_tools(archive: Path, place: Path) -> None:
    theirs = Settings.model_validate({"home": place, "database_url": "postgresql://somebody@elsewhere/qilou"})

    for refused in (
        lambda: write_backup(theirs, place / "x.tar", now=NOW),
        lambda: restore_backup(theirs, archive),
    ):
        with pytest.raises(NotPossible, match="--catch-up-only"):
            refused()
