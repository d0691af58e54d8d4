// Fields are shown by the form's labels, and by their keys where no form is at hand.
import { expect, it } from "vitest";
import type { Form } from "@/api/types";
import { fieldName, valueName } from "./fields";

const form: Form = {
  labels: [{ key: "logic", label: { zh: "逻辑", en: "Logic" } }],
  dimensions: [{
    key: "accuracy", label: { zh: "准确性", en: "Accuracy" }, min: 1, max: 5, weight_bp: 10_000, veto_at: null, anchors: {},
  }],
  fields: [{
    key: "faults", kind: "multi", label: { zh: "毛病", en: "Faults" }, options: [{ key: "wordy", label: { zh: "啰嗦", en: "Wordy" } }],
  }],
};

it.each([
  ["preference", "偏好"], ["rating.c1.accuracy", "c1 · 准确性"], ["ratings.A.accuracy", "A · 准确性"],
  ["score.accuracy", "准确性"], ["rating.accuracy", "准确性"], ["total", "总分"], ["something.new", "something · new"],
  ["has.logic", "有错误 · 逻辑"], ["step.2", "第 3 步"], ["field.faults.c1.wordy", "毛病 · c1 · 啰嗦"], ["field.faults.2.wordy", "毛病 · 第 3 轮 · 啰嗦"], ["field.gone.c1", "gone · c1"], ["first_error", "第一处错误"], ["penalty", "扣分"],
])("%s is %s", (field, name) => expect(fieldName(field, form, "zh")).toBe(name));

it("falls back to the key", () => expect(fieldName("scores.accuracy", null, "en")).toBe("accuracy"));

it.each([
  ["pair.c1.c2", "tie", "一样"], ["preference", "c1", "c1"], ["verdict", "good", "新版更好"], ["verdict", "B", "B"], ["none_good", "yes", "是"], ["none_good", true, "是"],
  ["text", "no", "no"], ["rank.c1", 1.5, "1.5"], ["ranking", { c1: 2, c2: 1, c3: 2 }, "c2 > c1 = c3"], ["total", null, "—"],
])("%s of %j reads %s", (field, value, name) => expect(valueName(field, value, "zh")).toBe(name));

it("names what was chosen by the form's labels", () => {
  expect(valueName("fields.faults.A", "wordy", "zh", form)).toBe("啰嗦");
  expect(valueName("field.faults.c1.wordy", "yes", "zh", form)).toBe("是");
});
