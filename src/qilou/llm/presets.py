"""Well-known servers that speak the OpenAI protocol, by the address at which each documents it."""

from __future__ import annotations

import msgspec


class Preset(msgspec.Struct, frozen=True, kw_only=True):
    """A server as its makers document it; `model` is an example of what to name there."""

    key: str
    name: str
    name_en: str
    base_url: str
    model: str
    needs_key: bool


PRESETS = (
    Preset(
        key="qianfan",
        name="百度智能云千帆（v2）",
        name_en="Baidu Qianfan (v2)",
        base_url="https://qianfan.baidubce.com/v2",
        model="ernie-4.5-turbo-128k",
        needs_key=True,
    ),
    Preset(
        key="dashscope",
        name="阿里云百炼 DashScope",
        name_en="Alibaba DashScope",
        base_url="https://dashscope.aliyuncs.com/compatible-mode/v1",
        model="qwen-plus",
        needs_key=True,
    ),
    Preset(
        key="ark",
        name="火山方舟",
        name_en="Volcengine Ark",
        base_url="https://ark.cn-beijing.volces.com/api/v3",
        model="doubao-seed-1-6",
        needs_key=True,
    ),
    Preset(
        key="deepseek",
        name="DeepSeek",
        name_en="DeepSeek",
        base_url="https://api.deepseek.com",
        model="deepseek-chat",
        needs_key=True,
    ),
    Preset(
        key="vllm",
        name="vLLM（本地）",
        name_en="vLLM (local)",
        base_url="http://127.0.0.1:8000/v1",
        model="Qwen/Qwen2.5-7B-Instruct",
        needs_key=False,
    ),
    Preset(
        key="ollama",
        name="Ollama（本地）",
        name_en="Ollama (local)",
        base_url="http://127.0.0.1:11434/v1",
        model="qwen2.5:7b",
        needs_key=False,
    ),
    Preset(
        key="sglang",
        name="SGLang（本地）",
        name_en="SGLang (local)",
        base_url="http://127.0.0.1:30000/v1",
        model="default",
        needs_key=False,
    ),
)
