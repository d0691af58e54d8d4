"""Bad files: one bad entry costs one entry, and the person learns the line, the byte and the reason."""

from __future__ import annotations

import io
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from formats.example_files import read_bytes, records_of, refusals_of
from qilou.formats.containers import array, jsonl
from qilou.formats.read import Kept, UnknownContainer, UnknownFormat, read_records

GOOD = '{"prompt":"你好"}\n'.encode()


class Unseekable(io.BytesIO):
    def seekable(self) -> bool:
        return False


def parquet(rows: list[dict[str, Any]]) -> bytes:
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), sink)
    return sink.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        GOOD * 2,
        b"\xef\xbb\xbf" + GOOD * 2,
        (GOOD * 2).replace(b"\n", b"\r\n"),
        b"\n" + GOOD + b"  \n\n" + GOOD,
        (GOOD * 2).rstrip(b"\n"),
    ],
    ids=["plain", "byte order mark", "CRLF", "empty lines", "no last newline"],
)
def test_lines_are_read_however_they_end(content: bytes) -> None:
    assert len(records_of(content)) == 2


@pytest.mark.parametrize(
    ("bad", "field", "reason"),
    [
        (b'{"prompt":"caf\xe9"}\n', "byte 14", "is not UTF-8"),
        (b'\xff{"prompt":"q"}\n', "byte 0", "is not UTF-8"),
        (b"{'prompt': 1}\n", "", "is not valid JSON"),
        (b'{"prompt":"q"\n', "", "is not valid JSON"),
        (b'{"prompt":NaN}\n', "", "is not valid JSON"),
        (b"7\n", "", "is not a JSON object"),
        (b"[1]\n", "", "put one object on each line"),
        (b"[" * 5000 + b"]" * 5000 + b"\n", "", "nested too deeply"),
        (b'{"prompt":"a\\u0000b"}\n', "prompt", "U+0000, which cannot be stored"),
        (b'{"prompt":"q","x":[{"y":"\\u0000"}]}\n', "x[0].y", "cannot be stored"),
    ],
)
def test_a_bad_line_is_reported_and_the_others_are_kept(bad: bytes, field: str, reason: str) -> None:
    first, second, third = read_bytes(GOOD + bad + GOOD)
    assert isinstance(first, Kept)
    assert isinstance(third, Kept)
    assert not isinstance(second, Kept)
    assert (second.line, second.field) == (2, field)
    assert reason in second.reason
    assert third.line == 3


def test_a_file_cut_off_in_the_middle_of_its_last_line() -> None:
    (refused,) = refusals_of(GOOD + b'{"prompt":"and th')
    assert (refused.line, refused.reason) == (2, "the file ends in the middle of this line")


def test_a_line_that_is_too_long_is_skipped_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_LINE_BYTES", 100)
    long = b'{"prompt":"' + b"x" * 950 + b'"}\n'
    first, second, third = read_bytes(GOOD + long + GOOD)
    assert isinstance(first, Kept)
    assert isinstance(third, Kept)
    assert not isinstance(second, Kept)
    assert "longer than" in second.reason
    assert third.line == 3


def test_a_utf_16_file_is_refused_once_with_advice() -> None:
    (refused,) = refusals_of("\n".join(["{}"] * 50).encode("utf-16"))
    assert "save it as UTF-8" in refused.reason


def test_an_unknown_shape_is_refused_once_and_ends_the_reading() -> None:
    (refused,) = refusals_of(b'{"text":"a document"}\n' * 1000)
    assert refused.line == 1
    assert "nothing was read" in refused.reason


def test_the_first_good_object_tells_the_format() -> None:
    assert [type(read).__name__ for read in read_bytes(b"oops\n" + GOOD)] == ["Refused", "Kept"]


def test_an_empty_file_holds_nothing() -> None:
    assert [read_bytes(b"", f"a{ending}") for ending in (".jsonl", ".json", ".csv")] == [[], [], []]


@pytest.mark.parametrize("file_name", ["a.xlsx", "a", "a.jsonl.gz"])
def test_an_unknown_ending_is_refused_at_once(file_name: str) -> None:
    with pytest.raises(UnknownContainer):
        read_records(io.BytesIO(), file_name=file_name, format_name="auto")


def test_an_unknown_format_is_refused_at_once() -> None:
    with pytest.raises(UnknownFormat):
        read_records(io.BytesIO(), file_name="a.jsonl", format_name="alpaca")


def test_a_json_file_is_an_array_or_lines() -> None:
    assert len(records_of(b'\xef\xbb\xbf [\n{"prompt":"a"},\n{"prompt":"b"}]', "a.json")) == 2
    assert len(records_of(GOOD * 2, "A.JSON")) == 2


def test_a_bad_element_is_reported_by_its_place_in_the_array() -> None:
    (refused,) = refusals_of(b'[{"prompt":"a"}, 7, {"prompt":"b"}]', "a.json")
    assert (refused.line, refused.reason) == (2, "is not a JSON object")


@pytest.mark.parametrize("content", [b'[{"prompt":"a"}', b'[{"prompt":"\xff"}]', b"[" * 5000])
def test_a_broken_array_is_refused_whole(content: bytes) -> None:
    assert len(refusals_of(content, "a.json")) == 1


def test_an_array_beyond_the_limit_is_refused_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(array, "MAX_FILE_BYTES", 100)
    (refused,) = refusals_of(b'[{"prompt":"' + b"x" * 100 + b'"}]', "a.json")
    assert ".jsonl" in refused.reason


def test_a_csv_row_is_named_by_the_line_it_begins_on() -> None:
    reads = read_bytes(b'prompt,response\n"two\nlines",a\nq\nq,b\n', "a.csv")
    assert [(read.line, type(read).__name__) for read in reads] == [(2, "Kept"), (4, "Refused"), (5, "Kept")]


def test_a_csv_file_in_another_encoding_keeps_the_rows_before() -> None:
    content = "prompt,response\nq,a\n你好,再见\n".encode("gb18030")
    first, second = read_bytes(content, "a.csv")
    assert isinstance(first, Kept)
    assert not isinstance(second, Kept)
    assert (second.line, second.field) == (3, "byte 0")


def test_broken_quoting_ends_a_csv_file() -> None:
    assert "not valid CSV" in refusals_of(b'prompt,response\n"q"x,a\n', "a.csv")[0].reason


@pytest.mark.parametrize("stream_type", [io.BytesIO, Unseekable])
def test_parquet_rows_are_read_from_any_stream(stream_type: type[io.BytesIO]) -> None:
    rows = [{"messages": [{"role": "user", "content": f"问题 {at}"}], "score": None} for at in range(600)]
    stream = stream_type(parquet(rows))
    reads = list(read_records(stream, file_name="a.parquet", format_name="auto"))
    assert len(reads) == 600
    assert isinstance(reads[599], Kept)
    assert reads[599].record.conversation[0].content == "问题 599"
    assert reads[599].record.meta == {}


def test_parquet_values_that_json_lacks_become_text_or_nothing() -> None:
    rows = [{"prompt": "q", "raw": b"\x00", "score": float("nan")}]
    assert records_of(parquet(rows), "a.parquet")[0].meta == {"extra": {"raw": "AA=="}}


@pytest.mark.parametrize("content", [b"", b"PAR1 no", parquet([{"prompt": "q"}])[:-10]])
def test_a_damaged_parquet_file_is_refused(content: bytes) -> None:
    (refused,) = refusals_of(content, "a.parquet")
    assert "not readable as Parquet" in refused.reason


def test_an_unstorable_text_in_parquet_is_refused() -> None:
    (refused,) = refusals_of(parquet([{"prompt": "a\x00"}]), "a.parquet")
    assert refused.field == "prompt"


def test_reading_is_lazy() -> None:
    class Endless(io.RawIOBase):
        def readline(self, size: int | None = -1, /) -> bytes:
            return GOOD

    reads = read_records(Endless(), file_name="a.jsonl", format_name="auto")  # type: ignore[arg-type]
    assert isinstance([next(reads) for _ in range(10)][-1], Kept)
