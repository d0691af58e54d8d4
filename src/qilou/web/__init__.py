"""web: the HTTP door. One endpoint opens one transaction and calls one flow.

app (what is put together) → routes (addresses) over shapes (JSON in and out); deps (who asks), errors (refusals as
answers), paging (cursors); guards (origin, size, headers) stand before all of it; client serves the built pages.
"""
