// ical.js: a calendar on standard input, its occurrences on standard output.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.env.INTEROP_NODE + "/package.json");
const module = require("ical.js");
const ICAL = module.default ?? module;
const version = JSON.parse(readFileSync(process.env.INTEROP_NODE + "/node_modules/ical.js/package.json")).version;

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);

const text = (time) =>
  time.isDate || time.zone === ICAL.Timezone.localTimezone
    ? time.toString()
    : time.toJSDate().toISOString().replace(".000Z", "Z");
const found = [];
for (const component of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component);
  const status = component.getFirstPropertyValue("status");
  if (!event.isRecurring()) {
    found.push([event.summary, text(event.startDate), text(event.endDate), status]);
    continue;
  }
  const iterator = event.iterator();
  for (let next = iterator.next(); next && next.year < 2027; next = iterator.next()) {
    const details = event.getOccurrenceDetails(next);
    found.push([event.summary, text(details.startDate), text(details.endDate), status]);
  }
}
console.log(JSON.stringify({ version, found }));
