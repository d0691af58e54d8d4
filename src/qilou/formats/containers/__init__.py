"""Containers: how a file holds its entries. Each yields `Entry` and `Refused` in the file's order.

A container knows bytes and nothing of what the entries mean; a reader knows entries and nothing of bytes.
"""
