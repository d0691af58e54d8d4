"""`python -m qilou.cli` does what `qilou` does."""

from qilou.cli import main

main()
