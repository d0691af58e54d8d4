"""The actor: an account of a natural person in an organisation, with roles, for the length of one request."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from qilou.base.errors import NotAllowed
from qilou.base.ids import AccountId, OrgId, PersonId
from qilou.base.scope import Reach, Scope


class Role(StrEnum):
    """What a person is in the base. One account may hold several."""

    OPERATOR = "operator"  # runs the base: people, companies, everything a project manager may
    PROJECT_MANAGER = "project_manager"  # runs projects: items, guideline, consensus, releases, training
    INSPECTOR = "inspector"  # judges other people's answers
    TEAM_LEAD = "team_lead"  # leads an annotation company's people
    ANNOTATOR = "annotator"  # answers items
    CLIENT = "client"  # owns models; sees its own projects and releases
    AUDITOR = "auditor"  # reads and verifies the audit


class Permit(StrEnum):
    """One act that a role may or may not do: room.verb."""

    DIALOGUE_HOLD = "dialogue.hold"
    WORK_TAKE = "work.take"
    ANSWER_READ_OWN = "answer.read_own"
    GUIDELINE_READ = "guideline.read"
    REVIEW_TAKE = "review.take"
    PEOPLE_READ = "people.read"
    PEOPLE_MANAGE = "people.manage"
    ORGANISATION_READ = "organisation.read"
    ORGANISATION_MANAGE = "organisation.manage"
    PROJECT_READ = "project.read"
    PROJECT_MANAGE = "project.manage"
    FORM_PUBLISH = "form.publish"
    QUESTION_ANSWER = "question.answer"
    SEE_MODELS = "project.see_models"
    MODEL_READ = "model.read"
    MODEL_MANAGE = "model.manage"
    ITEM_IMPORT = "item.import"
    ITEM_READ = "item.read"
    GOLD_MANAGE = "gold.manage"
    STANDING_READ = "standing.read"
    ANSWER_RETURN = "answer.return"
    APPEAL_DECIDE = "appeal.decide"
    ITEM_ADJUDICATE = "item.adjudicate"
    LOT_READ = "lot.read"
    LOT_CLOSE = "lot.close"
    LOT_JUDGE = "lot.judge"
    CONSENSUS_READ = "consensus.read"
    CONSENSUS_SETTLE = "consensus.settle"
    RELEASE_READ = "release.read"
    RELEASE_MAKE = "release.make"
    COURSE_LEARN = "course.learn"
    COURSE_MANAGE = "course.manage"
    TRAINING_READ = "training.read"
    TRAINING_RUN = "training.run"
    AUDIT_READ = "audit.read"
    AUDIT_VERIFY = "audit.verify"
    REPORT_READ = "report.read"
    WALL_MANAGE = "wall.manage"
    TOKEN_MANAGE_OWN = "token.manage_own"


class NotPermitted(NotAllowed):
    """Your roles do not include the permission {permit}. The base operator grants roles."""


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks. `token_scopes` narrows what the roles permit when an API token speaks; None means a signed-
    in person.
    """

    account_id: AccountId | None
    person_id: PersonId | None
    org_id: OrgId | None
    reach: Reach
    roles: frozenset[Role]
    token_scopes: frozenset[Permit] | None = None

    @property
    def scope(self) -> Scope:
        """Return what row-level security lets this actor see."""
        return Scope(reach=self.reach, org_id=self.org_id, person_id=self.person_id)


HOUSE_ITSELF = Actor(
    account_id=None, person_id=None, org_id=None, reach=Reach.BASE, roles=frozenset({Role.OPERATOR})
)
