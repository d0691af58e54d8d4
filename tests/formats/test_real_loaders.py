"""Our exports in the hands of the programs that they are for: datasets and TRL load them and train on them.

The model has random weights and a few thousand of them, the tokenizer is trained on the spot, and nothing is fetched.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from formats.example_files import example, records_of
from qilou.formats.write import writer_named

pytestmark = [
    pytest.mark.trainers,
    pytest.mark.filterwarnings("ignore"),  # the warnings of other people's packages are not ours to cure
]

CHAT_TEMPLATE = (
    "{% for m in messages %}<{{ m['role'] }}>{{ m['content'] }}</s>{% endfor %}"
    "{% if add_generation_prompt %}<assistant>{% endif %}"
)
SPECIAL = ["<unk>", "<pad>", "</s>", "<system>", "<user>", "<assistant>"]


@pytest.fixture
def offline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every package away from the network and its cache in the test's own folder."""
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"):
        monkeypatch.setenv(name, "1")
    for name in ("HF_HOME", "HF_DATASETS_CACHE"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))
    return tmp_path


def exported(folder: Path, format_name: str, kind: str) -> Path:
    """Write the example records of a kind and return the folder."""
    target = folder / format_name
    target.mkdir()
    records = records_of(example(f"canonical-{kind}.jsonl"))
    for name, content in writer_named(format_name).files(records, kind=kind, name=kind).items():
        (target / name).write_bytes(b"".join(content))
    return target


def loaded(folder: Path, file_name: str) -> Any:
    from datasets import load_dataset

    return load_dataset(
        "json", data_files=str(folder / file_name), split="train", cache_dir=str(folder / "cache")
    )


def tiny_tokenizer(folder: Path) -> Any:
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=300,
        special_tokens=SPECIAL,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator([example("canonical-sft.jsonl").decode()], trainer)
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, unk_token="<unk>", pad_token="<pad>", eos_token="</s>"
    )
    fast.chat_template = CHAT_TEMPLATE
    fast.save_pretrained(folder)
    return fast


def tiny_model(folder: Path, *, heads_only: bool) -> str:
    """Save a Llama of random weights and its tokenizer; return the folder, for DPO wants a path."""
    from transformers import LlamaConfig, LlamaForCausalLM, LlamaForSequenceClassification

    folder.mkdir()
    tokenizer = tiny_tokenizer(folder)
    config = LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        num_key_value_heads=2,
        max_position_embeddings=1024,
        pad_token_id=tokenizer.pad_token_id,
        eos_token_id=tokenizer.eos_token_id,
        bos_token_id=None,
        num_labels=1,
    )
    model = (LlamaForSequenceClassification if heads_only else LlamaForCausalLM)(config)
    model.save_pretrained(folder)
    return str(folder)


def arguments(folder: Path) -> dict[str, Any]:
    return {
        "output_dir": str(folder / "run"),
        "max_steps": 2,
        "per_device_train_batch_size": 2,
        "use_cpu": True,
        "bf16": False,
        "gradient_checkpointing": False,
        "max_length": 1024,
        "report_to": [],
        "logging_steps": 1,
        "save_strategy": "no",
        "disable_tqdm": True,
    }


def losses(trainer: Any) -> list[float]:
    trainer.train()
    return [entry["loss"] for entry in trainer.state.log_history if "loss" in entry]


def test_trl_fine_tunes_on_written_answers(offline: Path) -> None:
    from transformers import AutoTokenizer
    from trl import SFTConfig, SFTTrainer

    rows = loaded(exported(offline, "trl", "sft"), "sft.jsonl")
    model = tiny_model(offline / "model", heads_only=False)
    trainer = SFTTrainer(
        model=model,
        args=SFTConfig(**arguments(offline)),
        train_dataset=rows,
        processing_class=AutoTokenizer.from_pretrained(model),
    )
    assert len(trainer.train_dataset) == len(rows) == 2
    text = trainer.processing_class.decode(trainer.train_dataset[0]["input_ids"])
    assert text.startswith("<user>冰箱里的米饭")
    assert all(loss > 0 for loss in losses(trainer))


def test_trl_trains_a_reward_model_on_pairs(offline: Path) -> None:
    from transformers import AutoTokenizer
    from trl import RewardConfig, RewardTrainer

    rows = loaded(exported(offline, "trl", "comparison"), "comparison.jsonl")
    model = tiny_model(offline / "model", heads_only=True)
    trainer = RewardTrainer(
        model=model,
        args=RewardConfig(**arguments(offline)),
        train_dataset=rows,
        processing_class=AutoTokenizer.from_pretrained(model),
    )
    assert (
        len(trainer.train_dataset) == len(rows) == 3
    )  # four records, one of them a tie; none dropped as too long
    assert all(loss > 0 for loss in losses(trainer))


def test_trl_optimises_preferences_directly_on_pairs(offline: Path) -> None:
    from transformers import AutoTokenizer
    from trl import DPOConfig, DPOTrainer

    rows = loaded(exported(offline, "trl", "comparison"), "comparison.jsonl")
    model = tiny_model(offline / "model", heads_only=False)
    trainer = DPOTrainer(
        model=model,
        args=DPOConfig(**arguments(offline)),
        train_dataset=rows,
        processing_class=AutoTokenizer.from_pretrained(model),
    )
    assert all(loss > 0 for loss in losses(trainer))


@pytest.mark.parametrize(
    "kind",
    [
        "sft",
        "conversation",
        "comparison",
        "rating",
        "ranking",
        "gsb",
        "prompt",
        "tree",
        "safety",
        "rubric",
        "dialogue",
        "arena",
    ],
)
def test_trl_knows_our_rows_as_conversations(offline: Path, kind: str) -> None:
    from trl import apply_chat_template
    from trl.data_utils import is_conversational

    rows = loaded(exported(offline, "trl", kind), f"{kind}.jsonl")
    assert all(is_conversational(row) for row in rows)
    applied = apply_chat_template(rows[0], tiny_tokenizer(offline))
    assert all("<user>" in applied[name] for name in ("prompt", "text") if name in applied)


def test_trl_finds_the_same_implicit_prompt_as_our_reader(offline: Path) -> None:
    from trl import extract_prompt

    lines = example("trl-preference.jsonl").splitlines()
    for line, record in list(zip(lines, records_of(example("trl-preference.jsonl")), strict=True))[2:]:
        theirs = extract_prompt(json.loads(line))
        if isinstance(theirs["prompt"], list):
            assert theirs["prompt"] == [
                {"role": turn.role, "content": turn.content} for turn in record.conversation
            ]
            assert theirs["chosen"][0]["content"] == record.candidates[0].content
        elif not theirs["prompt"].startswith("\n\nHuman"):  # a transcript's turns mean nothing to TRL
            assert theirs["prompt"] == record.conversation[0].content
            assert (theirs["chosen"], theirs["rejected"]) == tuple(
                candidate.content for candidate in record.candidates
            )


@pytest.mark.parametrize(
    ("format_name", "kind"),
    [
        ("canonical", "sft"),
        ("canonical", "comparison"),
        ("canonical", "rating"),
        ("llamafactory", "sft"),
        ("llamafactory", "comparison"),
        ("llamafactory", "rating"),
        ("openai", "sft"),
        ("openai", "comparison"),
        ("canonical", "conversation"),
        ("trl", "conversation"),
        ("llamafactory", "conversation"),
        ("openai", "conversation"),
        ("canonical", "gsb"),
        ("trl", "gsb"),
        ("llamafactory", "gsb"),
        ("openai", "gsb"),
        ("canonical", "ranking"),
        ("trl", "ranking"),
        ("llamafactory", "ranking"),
        ("openai", "ranking"),
        ("canonical", "spans"),
        ("canonical", "steps"),
        ("trl", "steps"),
        *(
            (name, kind)
            for kind in ("dialogue", "arena", "rubric")
            for name in ("canonical", "trl", "llamafactory")
        ),
        *(
            (name, kind)
            for kind in ("dialogue", "arena", "trace", "tree")
            for name in ("canonical", "trl", "openai")
        ),
        ("canonical", "safety"),
        ("trl", "safety"),
        ("canonical", "prompt"),
        ("trl", "prompt"),
        ("llamafactory", "tree"),
        ("battles", "arena"),
    ],
)
def test_datasets_loads_every_export(offline: Path, format_name: str, kind: str) -> None:
    folder = exported(offline, format_name, kind)
    lines = (folder / f"{kind}.jsonl").read_text("utf-8").splitlines()
    assert len(loaded(folder, f"{kind}.jsonl")) == len(lines) > 0


def test_datasets_loads_the_file_of_marked_errors(offline: Path) -> None:
    rows = loaded(exported(offline, "canonical", "spans"), "spans.spans.jsonl")
    assert [(row["annotator"], row["quote"]) for row in rows] == [
        (None, "90 ℃"),
        ("p-1", "90 ℃"),
        ("p-2", "90"),
    ]


def test_trl_reads_our_steps_as_stepwise_supervision(offline: Path) -> None:
    from trl.data_utils import is_conversational

    rows = loaded(exported(offline, "trl", "steps"), "steps.jsonl")
    assert not any(is_conversational(row) for row in rows)
    assert all(isinstance(row["prompt"], str) for row in rows)
    assert all(len(row["completions"]) == len(row["labels"]) for row in rows)
    assert rows[0]["labels"] == [True, False]
