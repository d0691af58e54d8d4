"""Talking to language models: what is asked and answered, the OpenAI-compatible back end, the embedded model.

The one surprising fact: here, and where a stream is served, Python is asynchronous; everywhere else it is not. No
database is known here, and a failure is a value that ends the stream, never an exception.
"""
