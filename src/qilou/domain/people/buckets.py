"""Sign-in attempts: how many are let through, and how fast more are allowed again.

A token bucket a login and one an address, in the database, so that all processes count together.
"""

from __future__ import annotations

import hashlib
from ipaddress import IPv4Address, IPv6Network, ip_address

import msgspec


class Bucket(msgspec.Struct, frozen=True, kw_only=True):
    """A bucket of attempts: full it holds `most`, and one comes back every `seconds_each`."""

    key: str
    most: int
    seconds_each: float


def bucket_of_login(login: str) -> Bucket:
    """Return the login's bucket: ten attempts, then one every half minute."""
    return Bucket(key="login:" + hashlib.sha256(login.encode()).hexdigest(), most=10, seconds_each=30)


def bucket_of_address(address: str) -> Bucket:
    """Return the address's bucket: a whole company may sign in at nine o'clock from behind one address."""
    return Bucket(key=f"address:{network_of(address)}", most=500, seconds_each=1)


def network_of(address: str) -> str:
    """Return what stands for one guest: an IPv4 address, or the /64 that an IPv6 guest has to themselves.

    | address       | network         |
    |---------------|-----------------|
    | 203.0.113.9   | 203.0.113.9     |
    | 2001:db8::1:2 | 2001:db8::/64   |
    | testclient    | elsewhere       |
    """
    try:
        found = ip_address(address)
    except ValueError:
        return "elsewhere"
    if isinstance(found, IPv4Address):
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(IPv6Network((int(found), 64), strict=False))
