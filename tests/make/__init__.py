"""Plain builders: each writes the rows it names into the given transaction and returns their ids. No magic.

The transaction must see the whole base (`house.transaction(HOUSE)`). Names and contents are numbered, so that
no two are equal.
"""

from make.items import (
    comparison_content,
    content_of,
    gsb_content,
    item,
    ranking_content,
    rating_content,
    sft_content,
)
from make.people import account, actor, certificate, organisation, person
from make.projects import form_version, guideline, project, receipt
from make.work import answer, answered, inspection, lane, lease, ready, review

__all__ = [
    "account",
    "actor",
    "answer",
    "answered",
    "certificate",
    "comparison_content",
    "content_of",
    "form_version",
    "gsb_content",
    "guideline",
    "inspection",
    "item",
    "lane",
    "lease",
    "organisation",
    "person",
    "project",
    "ranking_content",
    "rating_content",
    "ready",
    "receipt",
    "review",
    "sft_content",
]
