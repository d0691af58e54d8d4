// Fields are shown by the form's labels, and by their keys where no form is at hand.
import { expect, it } from "vitest";
import type { Form } from "@/api/types";
import { fieldName } from "./fields";

const form: Form = {
  labels: [{ key: "logic", label: { zh: "逻辑", en: "Logic" } }],
  dimensions: [{
    key: "accuracy", label: { zh: "准确性", en: "Accuracy" }, min: 1, max: 5, weight_bp: 10_000, veto_at: null, anchors: {},
  }],
};

it.each([
  ["preference", "偏好"], ["rating.c1.accuracy", "c1 · 准确性"], ["ratings.A.accuracy", "A · 准确性"],
  ["score.accuracy", "准确性"], ["rating.accuracy", "准确性"], ["total", "总分"], ["something.new", "something · new"],
  ["has.logic", "有错误 · 逻辑"], ["step.2", "第 3 步"], ["first_error", "第一处错误"], ["penalty", "扣分"],
])("%s is %s", (field, name) => expect(fieldName(field, form, "zh")).toBe(name));

it("falls back to the key", () => expect(fieldName("scores.accuracy", null, "en")).toBe("accuracy"));
