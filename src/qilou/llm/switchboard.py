"""Which back end answers for a target: a server at an address, or the model that runs in the house."""

from __future__ import annotations

from pathlib import Path

from qilou.llm.compatible import CompatibleBackend, Target
from qilou.llm.contract import Backend
from qilou.llm.embedded import EmbeddedBackend, EmbeddedModel

FOLDER = "models"
EMBEDDED_NAME = "SmolLM2-135M-Instruct"
FILE = f"{EMBEDDED_NAME}.Q4_1.gguf"


def embedded_file(home: Path, *, gguf: Path | None) -> Path:
    """Return where the embedded model's file is, or should be."""
    return gguf if gguf is not None else home / FOLDER / FILE


class Switchboard:
    """Gives each target its back end. One for a process: it owns the embedded model's process."""

    def __init__(self, home: Path, *, gguf: Path | None, threads: int) -> None:
        self._embedded = EmbeddedModel(embedded_file(home, gguf=gguf), threads=threads)

    @property
    def embedded_file(self) -> Path:
        """Return the file of the embedded model, whether it is there or not."""
        return self._embedded.file

    def backend(self, target: Target) -> Backend:
        """Return what answers; a target without an address is the embedded model."""
        if not target.base_url:
            return EmbeddedBackend(self._embedded, target)
        return CompatibleBackend(target)

    async def close(self) -> None:
        """End what was started."""
        await self._embedded.close()
