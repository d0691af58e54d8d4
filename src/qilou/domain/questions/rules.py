"""What a question must hold, and where an adopted one goes in the guideline."""

from __future__ import annotations

import re

from qilou.domain.questions.model import QuestionWordless, TooManyQuestions

MOST_OPEN = 20  # of one person in one project
HEADING = "## 常见疑问 / Q&A"
_NEXT_SECTION = re.compile(r"^#{1,2} ", re.MULTILINE)


def require_words(text: str) -> str:
    """Return the text without the blanks around it; refuse with QuestionWordless where nothing is left."""
    if not text.strip():
        raise QuestionWordless
    return text.strip()


def require_patience(open_questions: int) -> None:
    """Refuse with TooManyQuestions where the person has asked more than anybody can answer."""
    if open_questions >= MOST_OPEN:
        raise TooManyQuestions(open=open_questions)


def with_reply(body_md: str, *, question: str, reply: str) -> str:
    """Return the guideline with question and reply at the end of their section, which is made where there is none.

    Both are quoted, so that a heading or a list in them stays inside them.
    """
    entry = f"{_quoted('问 Q', question)}\n\n{_quoted('答 A', reply)}\n"
    begin = f"\n{body_md}".find(f"\n{HEADING}")
    if begin < 0:
        return f"{body_md.rstrip()}\n\n{HEADING}\n\n{entry}"
    following = _NEXT_SECTION.search(body_md, begin + len(HEADING))
    end = following.start() if following else len(body_md)
    rest = body_md[end:]
    return f"{body_md[:end].rstrip()}\n\n{entry}" + (f"\n{rest}" if rest else "")


def _quoted(word: str, text: str) -> str:
    first, *others = text.splitlines()
    return "\n".join([f"> **{word}** {first}", *(f"> {line}".rstrip() for line in others)])
