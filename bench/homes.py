"""Environments of their own for other people's libraries, so that none of them becomes a dependency of ours."""

import subprocess
import sys
import venv
from pathlib import Path

PEERS = {
    "crowd-kit": ["crowd-kit==1.4.2", "scikit-learn<1.7"],  # its Wawa and ZBS break with newer ones
    "krippendorff": ["krippendorff"],
    "irrCAC": ["irrCAC"],
    "choix": ["choix"],
    "arena-rank": ["arena-rank"],
    "statsmodels": ["statsmodels"],
    "pingouin": ["pingouin"],
    "scikit-learn": ["scikit-learn"],
}


def python_of(name: str, place: Path) -> str | None:
    """This function will give the interpreter that has the peer, made in `place` if it is not there yet."""
    python = place / name / "bin" / "python"
    if python.exists() and not said(python, "-c", "").returncode:
        return str(python)
    print(f"… installing {name}", file=sys.stderr, flush=True)
    venv.create(place / name, with_pip=True)
    made = said(python, "-m", "pip", "install", "-q", *PEERS[name])
    if made.returncode:
        print(f"{name}: {reason(made)}", file=sys.stderr)
        return None
    return str(python)


def said(python: str | Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """This function will run the interpreter and give what it printed."""
    return subprocess.run([str(python), *arguments], capture_output=True, text=True)


def reason(done: subprocess.CompletedProcess[str]) -> str:
    """This function will give the last line of what a failed run complained of."""
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    return lines[-1] if lines else f"ended with {done.returncode} and said nothing"
