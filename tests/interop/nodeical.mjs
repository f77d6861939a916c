// node-ical: a calendar on standard input, its occurrences on standard output.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.env.INTEROP_NODE + "/package.json");
const ical = require("node-ical");
const version = JSON.parse(readFileSync(process.env.INTEROP_NODE + "/node_modules/node-ical/package.json")).version;

const text = (time, whole) => {
  if (!whole) return time.toISOString().replace(".000Z", "Z");
  // whole days are midnights of the machine's own zone
  const day = new Date(time.getTime() - time.getTimezoneOffset() * 60000);
  return day.toISOString().slice(0, 10);
};
const found = [];
for (const event of Object.values(ical.sync.parseICS(readFileSync(0, "utf8")))) {
  if (event.type !== "VEVENT") continue;
  const whole = event.datetype === "date";
  const dates = event.rrule
    ? ical.expandRecurringEvent(event, { from: new Date("2026-01-01"), to: new Date("2026-12-31") })
    : [event];
  for (const one of dates) found.push([event.summary, text(one.start, whole), text(one.end, whole), event.status]);
}
console.log(JSON.stringify({ version, found }));
