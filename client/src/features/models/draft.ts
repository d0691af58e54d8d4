// An endpoint as the dialog holds it: numbers are texts until they are sent, prices in yuan.
import type { ModelEndpoint, ModelEndpointDraft, ModelPreset } from "@/api/models";

export type Draft = {
  name: string; preset: ModelEndpointDraft["preset"]; baseUrl: string; model: string;
  key: string; clearsKey: boolean; inputYuan: string; outputYuan: string; budgetYuan: string; tokensADay: string;
  atOnce: string; firstTokenSeconds: string; temperature: string; maxTokens: string; isActive: boolean;
};

export const BLANK: Draft = {
  name: "", preset: "other", baseUrl: "", model: "", key: "", clearsKey: false, inputYuan: "0", outputYuan: "0",
  budgetYuan: "", tokensADay: "", atOnce: "8", firstTokenSeconds: "60", temperature: "", maxTokens: "", isActive: true,
};

/** Fill in what a well-known server needs; what was typed for another one goes. */
export function withPreset(draft: Draft, preset: Draft["preset"], known: ModelPreset[], embedded: string): Draft {
  if (preset === "embedded") return { ...draft, preset, baseUrl: "", model: embedded, key: "" };
  const found = known.find((each) => each.key === preset);
  return { ...draft, preset, baseUrl: found?.base_url ?? "", model: found?.model ?? "" };
}

export function draftOf(endpoint: ModelEndpoint): Draft {
  const text = (value: number | null) => (value === null ? "" : String(value));
  return {
    name: endpoint.name, preset: endpoint.preset, baseUrl: endpoint.base_url, model: endpoint.model, key: "",
    clearsKey: false, inputYuan: text(endpoint.input_fen_per_million / 100),
    outputYuan: text(endpoint.output_fen_per_million / 100),
    budgetYuan: text(endpoint.budget_fen === null ? null : endpoint.budget_fen / 100),
    tokensADay: text(endpoint.tokens_a_day), atOnce: text(endpoint.at_once),
    firstTokenSeconds: text(endpoint.first_token_seconds), temperature: text(endpoint.defaults.temperature),
    maxTokens: text(endpoint.defaults.max_tokens), isActive: endpoint.is_active,
  };
}

export function sentOf(draft: Draft): ModelEndpointDraft {
  return {
    name: draft.name, preset: draft.preset, base_url: draft.baseUrl.trim(), model: draft.model,
    key: draft.clearsKey ? "" : draft.key.trim() || null,
    input_fen_per_million: fen(draft.inputYuan) ?? 0, output_fen_per_million: fen(draft.outputYuan) ?? 0,
    budget_fen: fen(draft.budgetYuan), tokens_a_day: whole(draft.tokensADay), at_once: whole(draft.atOnce) ?? 8,
    first_token_seconds: whole(draft.firstTokenSeconds) ?? 60,
    defaults: {
      temperature: draft.temperature.trim() === "" ? null : Number(draft.temperature), top_p: null,
      max_tokens: whole(draft.maxTokens), seed: null, stop: null,
    },
    is_active: draft.isActive,
  };
}

function whole(text: string): number | null {
  return text.trim() === "" ? null : Math.round(Number(text));
}

function fen(text: string): number | null {
  return text.trim() === "" ? null : Math.round(Number(text) * 100);
}
