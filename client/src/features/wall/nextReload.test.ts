import { expect, test } from "vitest";
import { nextReload } from "./nextReload";

const at = (iso: string) => new Date(nextReload(Date.parse(iso))).toISOString();

test("a screen loads itself anew at four in the morning of Shanghai", () => {
  expect(at("2026-11-24T19:59:59.999Z")).toBe("2026-11-24T20:00:00.000Z");
  expect(at("2026-11-24T20:00:00.000Z")).toBe("2026-11-25T20:00:00.000Z");
  expect(at("2026-11-24T04:20:00.000Z")).toBe("2026-11-24T20:00:00.000Z");
  expect(at("2026-11-24T23:00:00.000Z")).toBe("2026-11-25T20:00:00.000Z");
});
