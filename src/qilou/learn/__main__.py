"""`python -m qilou.learn light_rm --data FILE --out FOLDER`: train, telling the progress on standard output.

One JSON object a line: {"step", "share"}, and {"failure"} with exit status 2 where the data cannot be trained on.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec

from qilou.learn.encoders import best_encoder, encoder_named
from qilou.learn.light_rm import train
from qilou.learn.pairs import Unusable

UNUSABLE = 2


def main() -> int:
    """Train as the command line says and return the exit status."""
    asked = _parsed()
    encoder = best_encoder() if asked.encoder == "auto" else encoder_named(asked.encoder)
    try:
        train(asked.data, asked.out, encoder=encoder, seed=asked.seed, tell=_tell)
    except Unusable as why:
        _say({"failure": str(why)})
        return UNUSABLE
    return 0


class _Asked(argparse.Namespace):
    method: str
    data: Path
    out: Path
    encoder: str
    seed: int


def _parsed() -> _Asked:
    parser = argparse.ArgumentParser(prog="python -m qilou.learn", description="Train on a released dataset.")
    parser.add_argument("method", choices=["light_rm"])
    parser.add_argument(
        "--data", type=Path, required=True, help="TRL preference file: prompt, chosen, rejected"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for model.npz and report.json")
    parser.add_argument("--encoder", default="auto", help="auto, use-multilingual-3 or hashed-grams-1")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(namespace=_Asked())


def _tell(step: str, share: float) -> None:
    _say({"step": step, "share": round(share, 3)})


def _say(line: dict[str, object]) -> None:
    sys.stdout.write(msgspec.json.encode(line).decode() + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
