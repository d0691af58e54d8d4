"""The permission table, and the two questions asked of it."""

from __future__ import annotations

from qilou.domain.access.model import Actor, NotPermitted, Permit, Role

_EVERYONE = frozenset(
    {Permit.DIALOGUE_HOLD, Permit.TOKEN_MANAGE_OWN, Permit.GUIDELINE_READ, Permit.COURSE_LEARN}
)
_RUNS_PROJECTS = _EVERYONE | {
    Permit.ORGANISATION_READ,
    Permit.PROJECT_READ,
    Permit.PROJECT_MANAGE,
    Permit.FORM_PUBLISH,
    Permit.QUESTION_ANSWER,
    Permit.SEE_MODELS,
    Permit.MODEL_READ,
    Permit.ITEM_IMPORT,
    Permit.ITEM_READ,
    Permit.GOLD_MANAGE,
    Permit.STANDING_READ,
    Permit.ANSWER_RETURN,
    Permit.APPEAL_DECIDE,
    Permit.ITEM_ADJUDICATE,
    Permit.LOT_READ,
    Permit.LOT_CLOSE,
    Permit.LOT_JUDGE,
    Permit.CONSENSUS_READ,
    Permit.CONSENSUS_SETTLE,
    Permit.RELEASE_READ,
    Permit.RELEASE_MAKE,
    Permit.TRAINING_READ,
    Permit.TRAINING_RUN,
    Permit.REPORT_READ,
}

PERMITS_OF: dict[Role, frozenset[Permit]] = {
    Role.ANNOTATOR: _EVERYONE | {Permit.WORK_TAKE, Permit.ANSWER_READ_OWN},
    Role.INSPECTOR: _EVERYONE | {Permit.REVIEW_TAKE},
    Role.TEAM_LEAD: _EVERYONE
    | {
        Permit.PEOPLE_READ,
        Permit.PEOPLE_MANAGE,
        Permit.ORGANISATION_READ,
        Permit.REPORT_READ,
        Permit.LOT_READ,
        Permit.STANDING_READ,
    },
    Role.PROJECT_MANAGER: _RUNS_PROJECTS,
    Role.CLIENT: _EVERYONE
    | {Permit.PROJECT_READ, Permit.LOT_READ, Permit.RELEASE_READ, Permit.TRAINING_READ},
    Role.AUDITOR: _EVERYONE | {Permit.AUDIT_READ, Permit.AUDIT_VERIFY, Permit.REPORT_READ},
    Role.OPERATOR: _RUNS_PROJECTS
    | {
        Permit.PEOPLE_READ,
        Permit.PEOPLE_MANAGE,
        Permit.ORGANISATION_MANAGE,
        Permit.COURSE_MANAGE,
        Permit.MODEL_MANAGE,
        Permit.AUDIT_READ,
        Permit.AUDIT_VERIFY,
        Permit.WALL_MANAGE,
    },
}


def permits_of(actor: Actor) -> frozenset[Permit]:
    """Return what the actor's roles permit, narrowed to the token's scopes where a token speaks."""
    granted = frozenset[Permit]().union(*(PERMITS_OF[role] for role in actor.roles))
    return granted if actor.token_scopes is None else granted & actor.token_scopes


def may(actor: Actor, permit: Permit) -> bool:
    """Return whether the actor may do this."""
    return permit in permits_of(actor)


def require(actor: Actor, permit: Permit) -> None:
    """Refuse with NotPermitted unless the actor may do this."""
    if not may(actor, permit):
        raise NotPermitted(permit=permit.value)
