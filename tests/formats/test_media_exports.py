"""Records with images, sound and video in the shapes of trainers: written, read by `datasets` and by TRL's own code,
and read again by us.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from make.pictures import picture
from qilou.formats.canonical import Canonical, Unreadable, to_canonical
from qilou.formats.readers import sharegpt, trl
from qilou.formats.write import writer_named
from qilou.formats.writers.contract import LeftOut

IMAGE, SOUND = {"file": "media/a.png", "type": "image"}, {"file": "media/b.wav", "type": "audio"}
TEXT = {"role": "user", "content": "没有图的问题"}


def compared(*turns: dict[str, Any], **more: Any) -> Canonical:
    """Return a comparison that c1 has won."""
    candidates = [{"id": "c1", "content": "好"}, {"id": "c2", "content": "不好"}]
    return to_canonical(
        {"conversation": list(turns), "candidates": candidates, "preference": {"winner": "c1"}, **more}
    )


def asking(*media: dict[str, Any], content: str = "图里是什么？") -> dict[str, Any]:
    """Return a question with files."""
    return {"role": "user", "content": content, "media": list(media)}


def rows(format_name: str, kind: str, *records: Canonical) -> list[dict[str, Any]]:
    """Return the rows of a release that has media."""
    files = writer_named(format_name).files(list(records), kind=kind, name="x", media=True)
    return [json.loads(line) for line in b"".join(files["x.jsonl"]).splitlines()]


def test_every_row_of_a_trl_file_is_in_parts() -> None:
    with_image, without = rows("trl", "comparison", compared(asking(IMAGE)), compared(TEXT))

    assert with_image["images"] == ["media/a.png"]
    assert with_image["prompt"] == [
        {"role": "user", "content": [{"type": "image"}, {"type": "text", "text": "图里是什么？"}]}
    ]
    assert with_image["chosen"] == [{"role": "assistant", "content": [{"type": "text", "text": "好"}]}]
    assert without["images"] == []
    assert without["prompt"][0]["content"] == [{"type": "text", "text": "没有图的问题"}]


def test_llamafactory_has_a_mark_for_each_file_and_names_its_columns() -> None:
    records = [compared(asking(IMAGE, SOUND)), compared(TEXT)]
    files = writer_named("llamafactory").files(records, kind="comparison", name="x", media=True)
    described = json.loads(b"".join(files["dataset_info.json"]))["x"]
    first, second = rows("llamafactory", "comparison", *records)

    assert first["conversations"] == [{"from": "human", "value": "<image><audio>图里是什么？"}]
    assert (first["images"], first["videos"], first["audios"]) == (["media/a.png"], [], ["media/b.wav"])
    assert (second["images"], second["audios"]) == ([], [])
    assert set(described["columns"].values()) <= set(first) & set(second)


def test_marks_count_what_stands_behind_a_system_message() -> None:
    system = {"role": "system", "content": "你是助手。"}
    (row,) = rows("llamafactory", "comparison", compared(system, asking(IMAGE)))

    assert row["system"] == "你是助手。"
    assert row["conversations"][0]["value"].startswith("<image>")


def test_openai_gets_paths_where_addresses_stand() -> None:
    (row,) = rows("openai", "comparison", compared(asking(IMAGE)))

    assert row["input"]["messages"][0]["content"][0] == {
        "type": "image_url",
        "image_url": {"url": "media/a.png"},
    }


@pytest.mark.parametrize(
    ("format_name", "record", "reason"),
    [
        ("trl", compared(asking(SOUND)), "sound or video"),
        ("openai", compared(asking(SOUND)), "sound or video"),
        ("llamafactory", compared(asking(IMAGE, content="what is <image>?")), "a text holds a mark"),
    ],
)
def test_what_has_no_shape_is_left_out_and_counted(format_name: str, record: Canonical, reason: str) -> None:
    assert writer_named(format_name).rows(record, "comparison") == LeftOut(reason)


def test_answers_with_files_are_for_our_own_format_alone() -> None:
    candidates = [{"id": "c1", "content": "好", "media": [IMAGE]}, {"id": "c2", "content": "不好"}]
    record = to_canonical({"conversation": [TEXT], "candidates": candidates, "preference": {"winner": "c1"}})

    for format_name in ("trl", "llamafactory", "openai"):
        assert writer_named(format_name).rows(record, "comparison") == LeftOut("an answer holds files")
    assert "media/a.png" in str(writer_named("canonical").rows(record, "comparison"))


@pytest.mark.parametrize(
    ("read", "format_name"), [(trl.read, "trl"), (sharegpt.read, "llamafactory")], ids=["trl", "sharegpt"]
)
def test_what_was_written_is_read_again(read: Any, format_name: str) -> None:
    (row,) = rows(format_name, "comparison", compared(asking(IMAGE, IMAGE)))

    (turn,) = read(row).conversation

    assert turn.content == "图里是什么？"
    assert [(each.file, each.type) for each in turn.media] == [("media/a.png", "image")] * 2


def test_a_column_alone_belongs_before_the_first_question() -> None:
    record = trl.read(
        {"prompt": [TEXT], "completion": [{"role": "assistant", "content": "x"}], "images": ["a.png"]}
    )

    assert [each.file for each in record.conversation[0].media or []] == ["a.png"]
    assert record.meta == {}


def test_openai_parts_are_read_with_their_address() -> None:
    part = {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}
    message = {"role": "user", "content": [part, {"type": "text", "text": "?"}]}

    record = trl.read({"messages": [message, {"role": "assistant", "content": "!"}]})

    assert [each.file for each in record.conversation[0].media or []] == ["data:image/png;base64,AAAA"]


@pytest.mark.parametrize(
    "row",
    [
        {"conversations": [{"from": "human", "value": "<image><image>?"}], "images": ["a.png"]},
        {"conversations": [{"from": "human", "value": "<image>?"}], "images": ["a.png", "b.png"]},
    ],
)
def test_marks_and_files_that_do_not_match_are_refused(row: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        sharegpt.read(row)


@pytest.mark.trainers
@pytest.mark.filterwarnings("ignore")
def test_datasets_and_trl_find_the_images(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    from datasets import Image, List, load_dataset
    from trl.data_utils import prepare_multimodal_messages

    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "a.png").write_bytes(picture())
    lines = rows("trl", "comparison", compared(asking(IMAGE)), compared(TEXT))
    (tmp_path / "x.jsonl").write_text("\n".join(json.dumps(each, ensure_ascii=False) for each in lines))
    monkeypatch.chdir(tmp_path)

    data = load_dataset("json", data_files="x.jsonl", split="train", cache_dir=str(tmp_path / "cache"))
    data = data.cast_column("images", List(Image()))

    assert data[0]["images"][0].size == (64, 48)
    assert data[1]["images"] == []
    prepared = prepare_multimodal_messages(data[0]["prompt"], images=data[0]["images"])
    assert prepared[0]["content"][0]["image"].size == (64, 48)
    assert (
        prepare_multimodal_messages(data[1]["prompt"], images=[])[0]["content"][0]["text"] == "没有图的问题"
    )


@pytest.mark.trainers
@pytest.mark.filterwarnings("ignore")
def test_datasets_reads_llamafactorys_rows_in_one_shape(tmp_path: Path) -> None:
    from datasets import load_dataset

    lines = rows("llamafactory", "comparison", compared(asking(IMAGE)), compared(TEXT))
    (tmp_path / "x.jsonl").write_text("\n".join(json.dumps(each, ensure_ascii=False) for each in lines))

    data = load_dataset(
        "json", data_files=str(tmp_path / "x.jsonl"), split="train", cache_dir=str(tmp_path / "c")
    )

    for row in data:
        said = "".join(turn["value"] for turn in row["conversations"])
        assert said.count("<image>") == len(row["images"])
