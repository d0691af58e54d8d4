// Writes a compressed copy beside each file that a browser fetches; the server sends it as it is. Zopfli makes the same
// gzip that every browser reads, a twentieth smaller than gzip itself at its best: time spent once, here.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import zopfli from "@gfx/zopfli";

const STATIC = new URL("../src/qilou/web/static/", import.meta.url);
const LEAST = 20_000; // bytes; what is smaller gains nothing worth the time, and the server compresses it by itself

for (const folder of ["assets/", ""]) {
  for (const name of readdirSync(new URL(folder, STATIC))) {
    if (!/\.(js|css|html|svg)$/.test(name)) continue;
    const file = new URL(folder + name, STATIC);
    const plain = readFileSync(file);
    if (plain.length < LEAST) continue;
    writeFileSync(new URL(`${folder}${name}.gz`, STATIC), await zopfli.gzipAsync(plain, { numiterations: 15 }));
  }
}
