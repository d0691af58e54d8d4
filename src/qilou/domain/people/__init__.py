"""people: organisations, natural persons, their accounts, sessions and API tokens.

A person is one, however many accounts they have; their identity number is kept only as a keyed hash. Secrets (sessions,
tokens) are kept as SHA-256, passwords as argon2id: a stolen table opens no door.
"""
