// chrono-node on texts given as a JSON list on standard input; prints one line of JSON.
//   CHRONO_DIR=/folder/with/node_modules node chrono.mjs < texts.json
// NODE_PATH is honoured too: ES modules ignore it, so the package is looked up with require.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const folders = [process.env.CHRONO_DIR, ...(process.env.NODE_PATH ?? "").split(":")].filter(Boolean);
let chrono = null;
for (const folder of folders) {
  try {
    chrono = createRequire(join(folder, "_"))("chrono-node");
    break;
  } catch {
    try {
      chrono = createRequire(join(folder, "node_modules", "_"))(join(folder, "chrono-node"));
      break;
    } catch {
      // not in this folder
    }
  }
}
if (chrono === null) {
  console.log(JSON.stringify({ missing: "chrono-node" }));
  process.exit(0);
}

const texts = JSON.parse(readFileSync(0, "utf8"));
const reference = new Date("2026-03-11T12:00:00Z");
chrono.parse("The vote begins at 3 p.m. on Friday, March 13.", reference);
const before = process.memoryUsage.rss();
const started = process.cpuUsage();
let found = 0;
for (const text of texts) {
  found += chrono.parse(text, reference).length;
}
const used = process.cpuUsage(started);
console.log(
  JSON.stringify({
    seconds: (used.user + used.system) / 1e6,
    found,
    peak: process.resourceUsage().maxRSS * 1024,
    before,
  }),
);
