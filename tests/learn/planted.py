"""Pairs with a known truth, written as a TRL file."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec

GOOD = {
    "zh": [
        "先说结论，再列出步骤，最后提醒风险。",
        "这个问题可以分三步解决，每一步都有依据。",
        "建议咨询医生，同时注意饮食和休息。",
    ],
    "en": [
        "Start with the cause, then list the steps to fix it.",
        "Ask a doctor, and rest while you wait.",
        "Check the manual.",
    ],
}
BAD = {
    "zh": [
        "我不知道，随便你吧，别再问了。",
        "这种事情很无聊，自己去想办法。",
        "滚开，你真烦人，没有人在乎。",
    ],
    "en": ["I do not care, stop bothering me now.", "That is a stupid question, go away."],
}
PROMPTS = {"zh": "第{}问：怎么办才好？", "en": "Question {}: what should I do?"}


def write(path: Path, pairs: list[tuple[str, str, str]]) -> Path:
    """Write (prompt, chosen, rejected) rows as a conversational preference file."""
    rows = [
        {
            "prompt": [{"role": "user", "content": prompt}],
            "chosen": [{"role": "assistant", "content": chosen}],
            "rejected": [{"role": "assistant", "content": rejected}],
        }
        for prompt, chosen, rejected in pairs
    ]
    path.write_bytes(msgspec.json.Encoder().encode_lines(rows))
    return path


def helpful(path: Path, *, count: int, seed: int = 5, noise: float = 0.1) -> Path:
    """Write pairs where a helpful answer beats a rude one, whatever their lengths; some labels are turned round."""
    draw = random.Random(seed)
    pairs: list[tuple[str, str, str]] = []
    for number in range(count):
        language = draw.choice(["zh", "en"])
        good = " ".join(draw.choices(GOOD[language], k=draw.randint(1, 4)))
        bad = " ".join(draw.choices(BAD[language], k=draw.randint(1, 4)))
        prompt = PROMPTS[language].format(number)
        pairs.append((prompt, bad, good) if draw.random() < noise else (prompt, good, bad))
    return write(path, pairs)


def longer(path: Path, *, count: int, seed: int = 5) -> Path:
    """Write pairs of meaningless texts where the longer one always wins."""
    draw = random.Random(seed)
    pairs: list[tuple[str, str, str]] = []
    for number in range(count):
        short, long = sorted(draw.sample(range(10, 200), 2))
        texts = ["".join(draw.choices("天地玄黄宇宙洪荒日月盈昃", k=size)) for size in (long, short)]
        pairs.append((f"第{number}问？", *texts))
    return write(path, pairs)


def meaningless(path: Path, *, count: int, seed: int = 5) -> Path:
    """Write pairs where which one wins was drawn."""
    draw = random.Random(seed)
    texts = [
        "".join(draw.choices("天地玄黄宇宙洪荒日月盈昃", k=draw.randint(20, 60))) for _ in range(2 * count)
    ]
    return write(path, [(f"第{at}问？", texts[2 * at], texts[2 * at + 1]) for at in range(count)])
