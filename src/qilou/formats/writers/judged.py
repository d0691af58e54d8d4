"""What TRL makes of records whose one answer was judged as a whole: safety becomes an answer that is good or not."""

from __future__ import annotations

from qilou.formats.canonical import Canonical, Json
from qilou.formats.writers.contract import LeftOut
from qilou.formats.writers.parts import messages, said

_GOOD = frozenset({"safe", "refused_rightly"})
LOST_IN_SAFETY = [
    "A label is true or false: safe and rightly refused are true, unsafe and wrongly refused are false.",
    "Which risks, how heavy, and whether it is illegal are not written; nor are prompts without an answer.",
]


def unpaired(record: Canonical) -> Json | LeftOut:
    """Return the row that TRL calls unpaired preference: a prompt, an answer, and whether it is a good one."""
    if not record.safety:
        return LeftOut("no judged safety")
    if len(record.candidates) != 1:
        return LeftOut("no answer: the prompt itself was judged")
    return {
        "prompt": messages(record),
        "completion": [said(record.candidates[0].content)],
        "label": record.safety.verdict in _GOOD,
    }
