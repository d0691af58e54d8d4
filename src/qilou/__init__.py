"""Qilou: a platform on which annotation bases label, check and release data for large language models."""

__version__ = "0.1.0"
