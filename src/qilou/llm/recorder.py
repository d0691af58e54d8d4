"""What came of one stream: the text, why it ended, and how long it took."""

from __future__ import annotations

import time

from qilou.llm.contract import Delta, Done, Failure, Finish, Part, Usage


class Recorder:
    """Notes the parts of a stream as they pass. One that is never told the end was stopped by its reader."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._pieces: list[str] = []
        self.finish = Finish.STOPPED
        self.failure: Failure | None = None
        self.usage: Usage | None = None
        self.first_token_ms: int | None = None

    def note(self, part: Part) -> None:
        """Note the next part."""
        if isinstance(part, Delta):
            if self.first_token_ms is None:
                self.first_token_ms = self.elapsed_ms
            self._pieces.append(part.text)
        elif isinstance(part, Done):
            self.finish, self.usage = part.finish, part.usage
        else:
            self.finish, self.failure = Finish.FAILED, part.kind

    @property
    def text(self) -> str:
        """Return what has come so far."""
        return "".join(self._pieces)

    @property
    def elapsed_ms(self) -> int:
        """Return the milliseconds since the request."""
        return round((time.monotonic() - self._began) * 1000)
