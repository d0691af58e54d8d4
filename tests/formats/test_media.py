"""What may be part of an item, and what is taken out of it: by the bytes, never by the name."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from make.pictures import film, huge_picture, photo, picture, tone
from qilou.formats.media.bundle import BundleUnreadable, FolderBundle, ZipBundle
from qilou.formats.media.families import Unusable, family_by_mime, family_by_name
from qilou.formats.media.settle import examine


def looked_at(data: bytes, name: str) -> bytes:
    """Return the bytes that would be stored."""
    return examine(data, family_by_name(name))[1]


def why(data: bytes, name: str) -> str:
    """Return why the file is refused."""
    with pytest.raises(Unusable) as refused:
        examine(data, family_by_name(name))
    return refused.value.reason


@pytest.mark.parametrize(
    ("sort", "name"), [("PNG", "a.png"), ("JPEG", "a.JPG"), ("WEBP", "a.webp"), ("GIF", "a.gif")]
)
def test_an_image_is_stored_with_its_size(sort: str, name: str) -> None:
    medium, bare = examine(picture(sort=sort), family_by_name(name))

    assert (medium.sort, medium.width, medium.height) == ("image", 64, 48)
    assert medium.bytes == len(bare)
    assert Image.open(io.BytesIO(bare)).size == (64, 48)


def test_what_a_phone_wrote_is_taken_out_of_a_photo_and_no_pixel_changes() -> None:
    before = photo()

    bare = looked_at(before, "photo.jpg")

    left = Image.open(io.BytesIO(bare))
    assert b"Zhang San" in before
    assert b"Zhang San" not in bare
    assert b"secret comment" not in bare
    assert dict(left.getexif()) == {}
    assert left.tobytes() == Image.open(io.BytesIO(before)).tobytes()


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_which_way_up_a_photo_is_stays_and_nothing_else(orientation: int) -> None:
    medium, bare = examine(photo(orientation=orientation), family_by_name("photo.jpg"))

    assert dict(Image.open(io.BytesIO(bare)).getexif()) == {0x0112: orientation}
    assert (medium.width, medium.height) == ((48, 64) if orientation in (6, 8) else (64, 48))


@pytest.mark.parametrize("sort", ["JPEG", "PNG", "WEBP"])
def test_no_exif_is_left_in_any_type_of_image(sort: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Phone of Zhang San"
    before = picture(sort=sort, exif=exif)

    bare = looked_at(before, f"a.{sort.lower()}")

    assert b"Zhang San" in before
    assert b"Zhang San" not in bare
    assert (
        Image.open(io.BytesIO(bare)).convert("RGB").tobytes()
        == Image.open(io.BytesIO(before)).convert("RGB").tobytes()
    )


def test_progressive_photos_and_moving_gifs_stay_whole() -> None:
    progressive = picture(sort="JPEG", progressive=True, quality=60)
    frames = [Image.new("RGB", (20, 20), (n * 60, 0, 90)) for n in range(4)]
    moving = io.BytesIO()
    frames[0].save(
        moving, "GIF", save_all=True, append_images=frames[1:], duration=50, loop=0, comment=b"by Zhang San"
    )

    bare = looked_at(moving.getvalue(), "a.gif")

    assert (
        Image.open(io.BytesIO(looked_at(progressive, "a.jpg"))).tobytes()
        == Image.open(io.BytesIO(progressive)).tobytes()
    )
    assert b"Zhang San" not in bare
    again = Image.open(io.BytesIO(bare))
    assert (getattr(again, "n_frames", 1), again.info["loop"]) == (4, 0)


def test_what_hangs_behind_an_image_is_cut_off() -> None:
    for sort in ("PNG", "JPEG", "WEBP", "GIF"):
        assert b"film" not in looked_at(picture(sort=sort) + b"a whole film", f"a.{sort.lower()}")


def test_tags_of_sound_and_the_place_of_a_film_are_taken_out() -> None:
    sound, tagged = (
        looked_at(tone(), "a.wav"),
        b"ID3\x04\x00\x00\x00\x00\x00\x10" + b"TPE1 Zhang San  " + b"\xff\xfb\x90\x64" * 60,
    )
    medium, bare = examine(film(), family_by_name("a.mp4"))

    assert b"Zhang San" in tone()
    assert b"Zhang San" not in sound
    assert b"Zhang San" not in looked_at(tagged, "a.mp3")
    assert b"+39.9056" in film()
    assert b"+39.9056" not in bare
    assert len(bare) == len(film())  # nothing has moved, so the offsets in it are right
    assert (medium.sort, medium.width, medium.height) == ("video", 320, 180)


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.png", "is empty"),
        (b"<html><script>alert(1)</script>", "a.png", "is not what its name says"),
        (picture(sort="JPEG"), "a.png", "is called PNG and is JPG"),
        (picture()[:200], "a.png", "is damaged or cut off"),
        (picture(sort="JPEG")[:-40], "a.jpg", "is damaged or cut off"),
        (picture(sort="WEBP")[:60], "a.webp", "is damaged or cut off"),
        (picture(sort="GIF")[:-30], "a.gif", "is damaged or cut off"),
        (tone()[:100], "a.wav", "is damaged or cut off"),
        (film()[:60], "a.mp4", "is damaged or cut off"),
        (film(width=0, height=0), "a.mp4", "holds no pictures"),
        (huge_picture(), "a.png", "has more than 50 million pixels"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "is an SVG"),
        (b"MZ\x90\x00", "a.exe", "must end in .png"),
        (picture() , "a", "must end in .png"),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_with_its_reason(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(Unusable) as refused:
        examine(data, family_by_name(name))

    assert reason in refused.value.reason


@pytest.mark.parametrize("sort", ["PNG", "JPEG", "WEBP", "GIF"])
def test_no_damage_does_more_than_be_refused(sort: str) -> None:
    draw = random.Random(7)
    whole, name = picture(sort=sort), f"a.{sort.lower()}"
    for _ in range(300):
        hurt = bytearray(whole)
        for _ in range(draw.randint(1, 6)):
            hurt[draw.randrange(12, len(hurt))] = draw.randrange(256)
        try:
            examine(bytes(hurt[: draw.randint(20, len(hurt))]), family_by_name(name))
        except Unusable:
            continue


def test_a_data_address_names_its_type_as_files_do() -> None:
    assert family_by_mime("image/png") == family_by_name("x.png")
    with pytest.raises(Unusable):
        family_by_mime("image/svg+xml")


def zipped(path: Path, *files: tuple[str, bytes]) -> ZipBundle:
    """Return a ZIP with these files, opened."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return ZipBundle(zipfile.ZipFile(path))


@pytest.mark.parametrize(
    "name", ["../secret.png", "/etc/secret.png", "a/../../secret.png", "C:\\secret.png", "..\\secret.png", ""]
)
def test_no_path_leads_out_of_the_folder_or_the_zip(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.png").write_bytes(picture())
    (tmp_path / "in").mkdir()
    bundle = zipped(tmp_path / "a.zip", ("in/items.jsonl", b"{}"), ("secret.png", picture()))

    for each in (FolderBundle(tmp_path / "in"), bundle):
        with pytest.raises(Unusable) as refused:
            each.read(name)
        assert "relative path" in refused.value.reason


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(picture())
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link.png").symlink_to(tmp_path / "secret.png")

    with pytest.raises(Unusable):
        FolderBundle(tmp_path / "in").read("link.png")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_twice_a_missing_one_and_a_bomb_are_refused(tmp_path: Path) -> None:
    bundle = zipped(
        tmp_path / "a.zip",
        ("items.jsonl", b"{}"),
        ("twice.png", picture()),
        ("twice.png", picture(colour="red")),
        ("bomb.png", bytes(30 * 2**20)),
    )

    reasons: list[str] = []
    for name in ("twice.png", "missing.png", "bomb.png"):
        with pytest.raises(Unusable) as refused:
            bundle.read(name)
        reasons.append(refused.value.reason)
    assert [each.split(" ")[:3] for each in reasons] == [
        ["is", "in", "the"],
        ["cannot", "be", "found"],
        ["is", "larger", "than"],
    ]


def test_paths_begin_where_the_lines_lie_and_may_be_written_as_windows_does(tmp_path: Path) -> None:
    bundle = zipped(
        tmp_path / "a.zip",
        ("set/items.jsonl", b"{}"),
        ("set/pictures/a.png", picture()),
        ("__MACOSX/._x.jsonl", b""),
    )

    assert bundle.read("pictures\\a.png") == bundle.read("./pictures/a.png") == picture()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_chinese_names_are_found_where_the_zip_does_not_say_how_they_are_written(
    tmp_path: Path, encoding: str
) -> None:
    path, name = tmp_path / "a.zip", "图片.png".encode(encoding)
    stand_in = "x" * len(name)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("items.jsonl", "{}")
        archive.writestr(stand_in, picture())
    path.write_bytes(path.read_bytes().replace(stand_in.encode(), name))

    assert ZipBundle(zipfile.ZipFile(path)).read("图片.png") == picture()


@pytest.mark.parametrize("names", [(), ("a.jsonl", "b.jsonl"), ("a.parquet",)])
def test_a_zip_holds_exactly_one_file_of_lines(tmp_path: Path, names: tuple[str, ...]) -> None:
    with pytest.raises(BundleUnreadable):
        zipped(tmp_path / "a.zip", *((name, b"{}") for name in names), ("x.png", b""))
