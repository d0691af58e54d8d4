"""Settings come from the environment, are checked, and each says what it is for."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from qilou.base.config import Settings


def test_nothing_needs_to_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"QILOU_{name.upper()}", raising=False)

    settings = Settings()

    assert settings.port == 8300
    assert settings.database_url is None
    assert settings.files == Path(".qilou/files")


def test_the_environment_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QILOU_PORT", "9000")
    monkeypatch.setenv("QILOU_HOME", "/var/lib/qilou")
    monkeypatch.setenv("QILOU_DATABASE_URL", "")

    settings = Settings()

    assert (settings.port, settings.home) == (9000, Path("/var/lib/qilou"))
    assert settings.database_url is None, "an empty setting is none"


def test_a_port_beyond_the_last_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QILOU_PORT", "65536")

    with pytest.raises(ValidationError):
        Settings()


def test_a_database_password_is_not_printed() -> None:
    settings = Settings.model_validate({"database_url": "postgresql://owner:very-secret@db/qilou"})

    assert "very-secret" not in repr(settings)


@pytest.mark.parametrize("name", Settings.model_fields)
def test_each_setting_says_what_it_is_for(name: str) -> None:
    assert Settings.model_fields[name].description
