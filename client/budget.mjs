// Fails the build when a bundle outgrows its budget. Reads Vite's manifest and weighs what a browser must fetch:
// the entry with everything it imports at once, and each lazily loaded page with what it adds to the entry.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const STATIC = new URL("../src/qilou/web/static/", import.meta.url);
const ENTRY_JS = 130;
const ENTRY_CSS = 15;
const RENDERER_JS = 140;
const ROUTE_JS = 350;

const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", STATIC), "utf8"));
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const atOnce = closure(entry);
const lines = [
  { what: "entry js", kB: weigh(filesOf(atOnce)), budget: ENTRY_JS },
  { what: "entry css", kB: weigh(stylesOf(atOnce)), budget: ENTRY_CSS },
];
for (const key of Object.keys(manifest)) {
  if (!manifest[key].isDynamicEntry) continue;
  const added = [...closure(key)].filter((each) => !atOnce.has(each));
  const budget = key.includes("lib/render/") ? RENDERER_JS : ROUTE_JS;
  lines.push({ what: key.replace(/^src\//, ""), kB: weigh(filesOf(added)), budget });
}

for (const { what, kB, budget } of lines) {
  const sign = kB > budget ? "OVER" : "ok";
  console.log(`${sign.padEnd(5)}${kB.toFixed(1).padStart(7)} of ${String(budget).padStart(3)} kB gz  ${what}`);
}
if (lines.some(({ kB, budget }) => kB > budget)) {
  console.error(`A bundle in ${fileURLToPath(STATIC)} is over its budget.`);
  process.exit(1);
}

function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) closure(next, seen);
  return seen;
}

function filesOf(keys) {
  return [...keys].map((key) => manifest[key].file).filter((file) => file.endsWith(".js"));
}

function stylesOf(keys) {
  return [...new Set([...keys].flatMap((key) => manifest[key].css ?? []))];
}

function weigh(files) {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, STATIC))).length, 0) / 1000;
}
