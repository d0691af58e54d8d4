// Fails the build when a bundle outgrows its budget. Reads Vite's manifest and weighs what a browser must fetch:
// for an annotator's first task the entry, the workbench and the heaviest kind together; the renderer of answers; and
// each other page with what it adds to the entry. Compressed as the server sends it.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const STATIC = new URL("../src/qilou/web/static/", import.meta.url);
const FIRST_TASK_JS = 130;
const FIRST_TASK_CSS = 15;
const RENDERER_JS = 140;
const ROUTE_JS = 350;

const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", STATIC), "utf8"));
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const atOnce = closure(entry);
const bench = closure("src/features/workbench/Page.tsx", new Set(atOnce));
const kinds = Object.keys(manifest).filter((key) => /^src\/kinds\/[^/]+\/kind\.ts$/.test(key));
if (kinds.length === 0) throw new Error("no kind has a chunk of its own");
const tasks = kinds.map((key) => ({ key, all: closure(key, new Set(bench)) }));
const heaviest = tasks.reduce((most, each) => (weigh(filesOf(each.all)) > weigh(filesOf(most.all)) ? each : most));

const lines = [
  { what: `first task: entry, workbench and ${heaviest.key.split("/")[2]}`, kB: weigh(filesOf(heaviest.all)), budget: FIRST_TASK_JS },
  { what: "first task, css", kB: weigh(stylesOf(heaviest.all)), budget: FIRST_TASK_CSS },
  { what: "of it: entry", kB: weigh(filesOf(atOnce)), budget: FIRST_TASK_JS },
  { what: "of it: workbench", kB: weigh(filesOf(beside(bench, atOnce))), budget: FIRST_TASK_JS },
  ...tasks.map(({ key, all }) => ({ what: `the kind ${key.split("/")[2]}`, kB: weigh(filesOf(beside(all, bench))), budget: FIRST_TASK_JS })),
];
for (const key of Object.keys(manifest)) {
  if (!manifest[key].isDynamicEntry || kinds.includes(key)) continue;
  const budget = key.includes("lib/render/") ? RENDERER_JS : ROUTE_JS;
  lines.push({ what: key.replace(/^src\//, ""), kB: weigh(filesOf(beside(closure(key), atOnce))), budget });
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

function beside(keys, known) {
  return [...keys].filter((each) => !known.has(each));
}

function filesOf(keys) {
  return [...keys].map((key) => manifest[key].file).filter((file) => file.endsWith(".js"));
}

function stylesOf(keys) {
  return [...new Set([...keys].flatMap((key) => manifest[key].css ?? []))];
}

function weigh(files) {
  return files.reduce((sum, file) => sum + sent(file).length, 0) / 1000;
}

/** What goes over the line: the copy that compress.mjs made, or gzip of what was too small for one. */
function sent(file) {
  const copy = new URL(`${file}.gz`, STATIC);
  return existsSync(copy) ? readFileSync(copy) : gzipSync(readFileSync(new URL(file, STATIC)), { level: 9 });
}
