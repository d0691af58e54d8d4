"""The dataset card: what a release holds, where it comes from, and what it does not tell."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

import msgspec

from qilou.domain.consensus.model import AgreementPage, FieldAgreement
from qilou.domain.datasets.model import Contents, LeftOutWhy
from qilou.domain.projects.model import Project
from qilou.formats.write import WRITERS
from qilou.kinds.purposes import Purpose, purpose_of

_LEFT_OUT = {
    LeftOutWhy.UNFINISHED: "a seat has no accepted answer",
    LeftOutWhy.UNDER_WAY: "an answer is under inspection or rework",
    LeftOutWhy.AWAITS_ACCEPTANCE: "an answer is in no accepted lot yet",
    LeftOutWhy.UNAPPROVED: "an answer about safety that no inspector has passed",
    LeftOutWhy.CONSENSUS_BEHIND: "the consensus is older than the answers",
}
_METHODS = {
    "hierarchical": "categories by learned habits of each annotator leaning on those of all (hierarchical Dawid-Skene)",
    "one_coin": "categories by one accuracy for each annotator (ZenCrowd, 2012)",
    "mace": "categories by who knows and who clicks (MACE, 2013)",
    "numeric": "scores weighed by each annotator's precision, without their strictness (Raykar et al. 2010)",
    "ordinal": "scores as the mean of a true grade's posterior (Lakshminarayanan and Teh 2013)",
    "text_choice": "texts as the answer most like the others, where reliable annotators' count more (RASA, 2019)",
    "dawid_skene": "categories by Dawid and Skene's model of each annotator's habits (1979)",
    "majority": "categories by majority; a tie is drawn from the item's name",
    "mean": "scores and places by the mean; confidence is the chance that very many votes lie within half a point",
    "borda": "orders by the mean place (Borda's count); candidates of equal mean share a rank",
    "orders": "orders by scores fitted to all rankings with each annotator's reliability; confidence is a chance",
    "joined": "what every annotator wrote, each thing once",
    "at_least_half": "marks by character: those that at least half of the annotators marked",
    "only_answer": "texts as the one accepted answer",
    "most_similar": "texts as the accepted answer most like the others",
    "adjudicated": "all fields as a project manager decided them, with a reason",
}


class Title(msgspec.Struct, frozen=True, kw_only=True):
    """How a release is called."""

    name: str
    version: int
    made_at: datetime


def card(title: Title, *, project: Project, contents: Contents, agreement: AgreementPage) -> str:
    """Return the card in Markdown."""
    sections = [
        [f"# {title.name} · v{title.version}", f"{project.title} / {project.title_en}"],
        _sample(project),
        _purpose(project),
        ["## Contents 内容", *_contents(title, project, contents)],
        ["## Consensus 共识", *_consensus(contents), *_older_forms(agreement)],
        ["## Agreement 一致性", *_agreement(agreement.fields)],
        ["## Left out 未收录", *_left_out(contents)],
        ["## Exports and what they lose 导出与损失", *_exports(project, contents)],
        ["## Licence 许可", "The licence of this dataset is set by the client."],
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _sample(project: Project) -> list[str]:
    if not project.is_sample:
        return []
    return [
        "**Sample data 示例数据: made by a simulated crowd. Do not train on it or draw conclusions from it.**"
    ]


def _purpose(project: Project) -> list[str]:
    if purpose_of(project.kind) is not Purpose.SAFETY:
        return []
    return [
        "**Safety data 安全性标注数据: it shows harmful content. Keep it apart from general training data. "
        "Each answer was passed by an inspector, or decided by a project manager.**"
    ]


def _contents(title: Title, project: Project, contents: Contents) -> list[str]:
    versions = ", ".join(f"v{version}" for version in contents.guideline_versions)
    return [
        f"- Kind 类型: {project.kind}",
        f"- Records 条数: {contents.rows}, from {contents.judgments} accepted answers",
        f"- Languages 语言: {_shares(contents.languages)}",
        f"- Domains 领域: {_shares(contents.domains)}",
        f"- Guideline 规范: {versions}",
        f"- Form 表单: {', '.join(f'v{version}' for version in contents.form_versions)}",
        f"- Made 制作时间: {title.made_at:%Y-%m-%d %H:%M} UTC",
        f"- SHA-256 of the canonical JSON Lines: `{contents.sha256.hex()}`",
        "- Annotators stand under pseudonyms that hold within this project only.",
    ]


def _consensus(contents: Contents) -> list[str]:
    return [
        f"- {_METHODS.get(name, name)} ({count} records)" for name, count in sorted(contents.methods.items())
    ]


def _older_forms(agreement: AgreementPage) -> list[str]:
    return [
        f"- left out of {field}: {votes} votes, given with an older form that asked for something else"
        for field, votes in sorted(agreement.left_out.items())
    ]


def _agreement(agreement: list[FieldAgreement]) -> list[str]:
    known = [each for each in agreement if each.value is not None]
    if not known:
        return ["Not defined: no item has two answers, or all answers are the same."]
    rows = [f"| {each.field} | {each.level} | {_interval(each)} | {each.items} |" for each in known]
    return [
        "Krippendorff's alpha over the whole project, with a 95 % interval by bootstrap over items.",
        "",
        "| Field | Level | Alpha | Items |",
        "|---|---|---|---|",
        *rows,
    ]


def _left_out(contents: Contents) -> list[str]:
    found = [
        f"- {contents.left_out[why]} items: {text}"
        for why, text in _LEFT_OUT.items()
        if contents.left_out[why]
    ]
    return found or ["Nothing: every item of the project is here."]


def _exports(project: Project, contents: Contents) -> list[str]:
    lines: list[str] = []
    for writer in WRITERS:
        lines.append(f"- **{writer.name}**: {' '.join(writer.loss(project.kind)) or 'carries everything.'}")
        missing = contents.without_row[writer.name]
        lines += [
            f"  - {count} records have no row here: {reason}" for reason, count in sorted(missing.items())
        ]
    return lines


def _interval(agreement: FieldAgreement) -> str:
    if agreement.low is None or agreement.high is None:
        return f"{agreement.value:.3f}"
    return f"{agreement.value:.3f} ({agreement.low:.3f} to {agreement.high:.3f})"


def _shares(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.most_common())
