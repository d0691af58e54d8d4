"""Settings: read from the environment (QILOU_…), each with a default that suits one machine.

Without any setting Qilou keeps everything below one folder, its home, and runs its own PostgreSQL there.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What the person who runs Qilou may decide."""

    model_config = SettingsConfigDict(env_prefix="QILOU_", env_ignore_empty=True, frozen=True, extra="ignore")

    home: Path = Field(
        default=Path(".qilou"),
        description="The folder that holds the private database and the files of releases and training runs.",
    )
    database_url: SecretStr | None = Field(
        default=None,
        description="URL of a PostgreSQL (15 or newer) to use instead of the private one, as the role that owns "
        "the tables: postgresql://owner:password@host:5432/qilou. Qilou then works under the role qilou_app "
        "through SET ROLE.",
    )
    app_database_url: SecretStr | None = Field(
        default=None,
        description="URL of the same database as a role that only has the rights of qilou_app, used beside "
        "QILOU_DATABASE_URL: people's requests then run under that login, and the owner only migrates.",
    )
    pg_bin: Path | None = Field(
        default=None,
        description="The folder with `postgres` and `initdb` for the private database; found by itself otherwise.",
    )
    pool_size: int = Field(
        default=10, ge=1, le=200, description="How many database connections one process holds at most."
    )

    host: str = Field(default="127.0.0.1", description="The address that the web server listens on.")
    port: int = Field(default=8300, ge=0, le=65535, description="The port that the web server listens on.")
    public_url: str | None = Field(
        default=None,
        description="The address under which browsers reach Qilou, where a proxy stands before it: "
        "https://qilou.example.org. Unsafe requests from any other origin are refused.",
    )
    cookie_secure: bool = Field(
        default=False,
        description="Send the session cookie over HTTPS only. Set it wherever Qilou is reached through HTTPS.",
    )
    identity_key: SecretStr | None = Field(
        default=None,
        description="The key under which identity numbers are hashed, at least 32 characters; otherwise one is drawn "
        "and kept in the home folder. Whoever loses it can no longer tell that two accounts are one person's.",
    )
    master_keys: SecretStr | None = Field(
        default=None,
        description="The keys under which the keys of models are encrypted, each of at least 32 characters, comma "
        "between them: the first seals, all open. Otherwise one is drawn and kept in the home folder.",
    )
    gguf: Path | None = Field(
        default=None,
        description="A GGUF file to run as the embedded model instead of the small English one.",
    )
    model_threads: int = Field(
        default=1, ge=1, le=64, description="How many cores the embedded model may use in each process."
    )
    demo: bool = Field(
        default=False,
        description="Show the demonstration's sign-ins, which `qilou demo` writes into the home folder, to everybody.",
    )
    showcase: bool = Field(
        default=False,
        description="Open the page /showcase, on which strangers may talk with the base's models without signing in: "
        "ten messages at once from one address and then one every six seconds. Nothing that is said there is kept.",
    )
    wall_seconds: float = Field(
        default=5.0,
        ge=0.05,
        le=60,
        description="How often the figures of the wall are counted anew while a screen shows them, in seconds.",
    )
    session_hours: int = Field(
        default=12, ge=1, le=24 * 30, description="How long a person stays signed in, in hours."
    )

    processes: int = Field(
        default=1,
        ge=1,
        le=64,
        description="How many web processes `qilou serve` starts: up to one for each core that the database leaves.",
    )
    workers: int = Field(
        default=1, ge=0, le=64, description="How many worker processes for jobs `qilou serve` starts."
    )
    log_json: bool = Field(
        default=False, description="Write the log as one JSON object a line, for a log collector."
    )
    log_level: str = Field(
        default="info",
        pattern="^(debug|info|warning|error)$",
        description="The least severity that is logged: debug, info, warning or error.",
    )

    @property
    def files(self) -> Path:
        """The folder for the files of imports, releases and training runs."""
        return self.home / "files"
