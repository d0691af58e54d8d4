"""A base in which no page is empty but those that should be; and every address of it, by who may open it.

Which addresses there are is no list of ours: routes.json is the client's own table (see routeTable.test.ts).
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from e2e.base import Base
from e2e.seeding import answer_all, confirm_guideline, manager_of, open_project, sample_records, submit, take
from e2e.talking import endpoint
from flows.test_learn_course import finish, sit
from qilou.base import clock
from qilou.base.ids import CourseId, DialogueId, ProjectId, RunId
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.domain.dialogues.model import Settings
from qilou.domain.learning.model import Training
from qilou.domain.projects.model import ProjectState
from qilou.domain.reviews.model import ReasonCode, Verdict
from qilou.flows import (
    appeal_review,
    close_lot,
    manage_courses,
    release_dataset,
    review_answer,
    settle_item,
    show_wall,
    talk_with_model,
    train_reward_model,
)

PATTERNS: list[str] = json.loads(Path(__file__).with_name("routes.json").read_text(encoding="utf-8"))
ONLY_LEAD_ON = {"/", "/manage/"}  # they show nothing, and send on to a person's first page
TABS = [
    "", "/items", "/imports", "/guideline", "/questions", "/disagreements", "/gold", "/consensus", "/releases",
    "/settings", "/form",
]  # fmt: skip


class Routes(dict[str, list[str]]):
    """The addresses that each person may open, by login; a stranger's under the empty one."""

    def missing(self) -> list[str]:
        """Return the patterns of the client's table that no address is of."""
        every = [address for addresses in self.values() for address in addresses]
        return [
            pattern
            for pattern in PATTERNS
            if pattern not in ONLY_LEAD_ON and not any(_regex(pattern).fullmatch(each) for each in every)
        ]


def routes_of(base: Base) -> Routes:
    """Fill the base, and return every address of it."""
    settled = open_project(base, "comparison", items=22, overlap=2, client_id=base.orgs["client"])
    answer_all(base, settled, "annotator", "annotator-2", items=22)
    with base.house.transaction(HOUSE_ITSELF.scope) as db:
        settle_item.settle_project(db, HOUSE_ITSELF, project_id=settled, now=clock.now())
    run_id = _release_and_train(base, settled)
    working = {
        kind: open_project(base, kind, inspection_bp=10_000) for kind in ("comparison", "rating", "sft")
    }
    for project_id in working.values():
        confirm_guideline(base, "annotator", project_id)
    submit(base, "annotator", take(base, "annotator", working["rating"]))
    answer_all(base, working["comparison"], "annotator-2", items=1)
    _return_and_appeal(base, working["rating"])
    unread = open_project(base, "sft", records=sample_records("sft", items=1))
    draft = open_project(base, "rating", state=ProjectState.DRAFT)
    accepting = open_project(base, "comparison", items=8)
    answer_all(base, accepting, "annotator", items=8)
    _close_lot(base, accepting)
    course_id, failed, serial = _learn(base)
    dialogue_id = _talk(base)
    _hang_a_screen(base)
    return Routes(
        {
            "": ["/sign-in", "/showcase", f"/certificates/{serial}", "/wall"],
            "annotator": [
                "/home", "/answers", "/profile", "/profile/keys", f"/work/{unread}", f"/work/{settled}",
                *(f"/work/{each}" for each in working.values()), "/manage/audit", "/nowhere",
                "/learn", f"/learn/{course_id}", f"/exams/{failed}", f"/talk/{dialogue_id}",
            ],
            "inspector": ["/inspect", "/learn"],
            "project-manager": [
                "/talk", "/manage/projects", "/manage/projects/new", f"/manage/projects/{draft}",
                "/manage/reward-models", f"/manage/reward-models/{run_id}",
                *(f"/manage/projects/{settled}{tab}" for tab in TABS),
                f"/manage/projects/{working['rating']}/appeals", f"/manage/projects/{accepting}/acceptance",
            ],
            "operator": [
                "/manage/overview", "/manage/organisations", "/manage/people", "/manage/audit", "/manage/courses",
                "/manage/models", "/manage/wall", "/manage/quality", "/wall",
            ],
        }
    )  # fmt: skip


def _regex(pattern: str) -> re.Pattern[str]:
    parts = ["(/[^/]+)?" if part.startswith("{") else "/[^/]+" if part.startswith("$") else f"/{part}"
             for part in pattern.strip("/").split("/")]  # fmt: skip
    return re.compile("".join(parts))


def _release_and_train(base: Base, project_id: ProjectId) -> RunId:
    manager = manager_of(base)
    with base.house.transaction(manager.scope) as db:
        made = release_dataset.make_release(
            db, manager, project_id=project_id, name="delivery", now=clock.now()
        )
        return train_reward_model.queue_training(
            db, manager, release_id=made.release.id, method=Training.LIGHT_RM, now=clock.now()
        ).id


def _return_and_appeal(base: Base, project_id: ProjectId) -> None:
    inspector, author = base.people["inspector"], base.people["annotator"]
    with base.house.transaction(inspector.scope) as db:
        taken = review_answer.take_inspection(db, inspector, project_id=project_id, now=clock.now())
        assert isinstance(taken, review_answer.Taken)
        review_answer.review_answer(
            db, inspector, answer_id=taken.answer.id, verdict=Verdict.RETURN, comment="太笼统",
            reason_codes=[ReasonCode.WEAK_REASON], fixed_body=None, now=clock.now(),
        )  # fmt: skip
    review_id = base.one("SELECT max(id) FROM review")
    with base.house.transaction(author.scope) as db:
        appeal_review.appeal_review(db, author, review_id=review_id, text="理由写在第二段", now=clock.now())


def _close_lot(base: Base, project_id: ProjectId) -> None:
    manager = manager_of(base)
    guideline_id = base.one("SELECT max(id) FROM guideline WHERE project_id = %(id)s", id=project_id)
    with base.house.transaction(manager.scope) as db:
        close_lot.close_lot(
            db, manager, project_id=project_id, org_id=base.orgs["vendor"], guideline_id=guideline_id, seed=1,
            now=clock.now(),
        )  # fmt: skip


def _learn(base: Base) -> tuple[CourseId, int, str]:
    """Let one person fail the exam and another pass it; return the course, the failed sitting and the certificate."""
    now = clock.now()
    with base.house.transaction(HOUSE_ITSELF.scope) as db:
        course_id = manage_courses.put_entry_course(db, HOUSE_ITSELF, now=now).id
    papers: list[int] = []
    for login, wrong in (("annotator", 12), ("annotator-2", 0)):
        person = base.people[login]
        with base.house.transaction(person.scope) as db:
            paper = finish(db, person, sit(db, person, course_id, now=now), wrong=wrong, now=now)
            papers.append(paper.sitting.id)
    return course_id, papers[0], base.one("SELECT serial FROM certificate WHERE serial IS NOT NULL")


def _talk(base: Base) -> DialogueId:
    person, used = (
        base.people["annotator"],
        endpoint(base, "小模型", "plain", base_url="http://127.0.0.1:9/v1"),
    )
    settings = Settings(
        title="煮面", system="", params={"temperature": 0.7, "top_p": 1.0, "max_tokens": 64}, endpoint_id=used
    )
    with base.house.transaction(HOUSE_ITSELF.scope) as db:
        return talk_with_model.begin_dialogue(db, person, settings=settings, now=clock.now()).id


def _hang_a_screen(base: Base) -> None:
    operator = base.people["operator"]
    with base.house.transaction(operator.scope) as db:
        show_wall.make_screen(
            db, operator, name="大厅", language="zh", secret="a-link-of-the-hall", now=clock.now()
        )
