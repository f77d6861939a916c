"use strict";
(() => {
  const LOCALE = "en-US-u-ca-gregory-nu-latn";
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
  const MINUTE = 60000;
  /* Browsers keep the names of the first release of CLDR for these. */
  const NOW_CALLED = {
    "Africa/Asmera": "Africa/Asmara", "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
    "America/Catamarca": "America/Argentina/Catamarca", "America/Coral_Harbour": "America/Atikokan",
    "America/Cordoba": "America/Argentina/Cordoba", "America/Godthab": "America/Nuuk",
    "America/Indianapolis": "America/Indiana/Indianapolis", "America/Jujuy": "America/Argentina/Jujuy",
    "America/Louisville": "America/Kentucky/Louisville", "America/Mendoza": "America/Argentina/Mendoza",
    "Asia/Calcutta": "Asia/Kolkata", "Asia/Katmandu": "Asia/Kathmandu", "Asia/Rangoon": "Asia/Yangon",
    "Asia/Saigon": "Asia/Ho_Chi_Minh", "Atlantic/Faeroe": "Atlantic/Faroe", "Europe/Kiev": "Europe/Kyiv",
    "Pacific/Enderbury": "Pacific/Kanton", "Pacific/Ponape": "Pacific/Pohnpei", "Pacific/Truk": "Pacific/Chuuk",
  };
  const main = document.getElementById("timeline");
  const chooser = document.getElementById("zone");
  const colours = document.getElementById("colours");
  const said = document.getElementById("said");

  const city = (zone) => {
    const gmt = /^Etc\/GMT([+-])(\d+)$/.exec(zone);
    if (gmt) return `UTC${gmt[1] === "+" ? "-" : "+"}${gmt[2]}`;
    return zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
  };

  const format = (zone) => new Intl.DateTimeFormat(LOCALE, {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit",
    hour: "2-digit", minute: "2-digit", second: "2-digit",
  });

  /* What the clocks of a zone show at an instant: {day: "2025-09-04", clock: "14:00"}. */
  const wall = (at, clocks) => {
    const part = {};
    for (const { type, value } of clocks.formatToParts(at)) part[type] = value;
    const seconds = part.second === "00" ? "" : `:${part.second}`;
    return {
      day: `${part.year.padStart(4, "0")}-${part.month}-${part.day}`,
      clock: `${part.hour}:${part.minute}${seconds}`,
    };
  };

  /* The clock time, with the offset in an hour that the clocks show twice. */
  const face = (at, clocks, zone) => {
    const shown = wall(at, clocks);
    const twice = [-120, -60, -30, 30, 60, 120].some((minutes) => {
      const other = wall(at + minutes * MINUTE, clocks);
      return other.day === shown.day && other.clock === shown.clock;
    });
    if (!twice) return shown;
    const named = new Intl.DateTimeFormat(LOCALE, { timeZone: zone, timeZoneName: "short" }).formatToParts(at);
    const name = named.find(({ type }) => type === "timeZoneName").value.replace("GMT", "UTC");
    return { day: shown.day, clock: `${shown.clock} ${name}` };
  };

  const number = (day) => Date.parse(`${day}T00:00:00Z`) / 86400000;
  const heading = (day) => {
    const [year, month, date] = day.split("-").map(Number);
    return `${DAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]}, ${date} ${MONTHS[month - 1]} ${year}`;
  };
  const short = (day) => `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1].slice(0, 3)}`;

  const made = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };

  const moment = (text) => (text ? Date.parse(text) : null);
  const rows = Array.from(document.querySelectorAll(".event"), (item, order) => {
    const clock = item.querySelector(".clock");
    const zone = item.querySelector(".when .zone");
    const wallTime = item.dataset.wall;
    return {
      item, order, clock, zone,
      at: moment(item.dataset.at),
      until: moment(item.dataset.until),
      day: item.dataset.day,
      sorted: moment(item.dataset.at) ?? (wallTime ? Date.parse(`${wallTime}Z`) : -Infinity),
      own: clock.textContent,
      home: zone ? zone.textContent : "",
      moved: Array.from(item.querySelectorAll(".moved[data-at]"), (time) => ({ time, own: time.textContent })),
    };
  });
  const written = Array.from(main.children);

  /* Every event back to its own zone and its own day, as in the file. */
  const asWritten = () => {
    delete main.dataset.zone;
    for (const row of rows) {
      row.clock.textContent = row.own;
      if (row.zone) row.zone.textContent = row.home;
      for (const { time, own } of row.moved) time.textContent = own;
      const abroad = row.item.querySelector(".abroad");
      if (abroad) abroad.hidden = true;
    }
    main.replaceChildren(...written);
    let at = 0;
    for (const section of written) {
      const list = section.querySelector("ol");
      if (!list) continue;
      const count = counts.get(section);
      list.replaceChildren(...rows.slice(at, at + count).map(({ item }) => item));
      at += count;
    }
  };
  const counts = new Map(written.map((section) => [section, section.querySelectorAll(".event").length]));

  const show = (row, zone, clocks, same) => {
    let day = row.day;
    if (row.at !== null) {
      const start = face(row.at, clocks, zone);
      day = start.day;
      let text = start.clock;
      if (row.until !== null) {
        const end = face(row.until, clocks, zone);
        const days = number(end.day) - number(day);
        text += `\u2013${end.clock}${days ? ` ${days > 0 ? "+" : ""}${days}` : ""}`;
      }
      row.clock.textContent = text;
      row.zone.textContent = same ? "" : `${row.own} ${row.home}`;
    }
    for (const { time } of row.moved) {
      const old = face(moment(time.dataset.at), clocks, zone);
      time.textContent = old.day === day ? old.clock : `${short(old.day)} ${old.clock}`;
    }
    const abroad = row.item.querySelector(".abroad");
    if (abroad) abroad.hidden = same || row.at === null;
    return day;
  };

  const inZone = (zone) => {
    const clocks = format(zone);
    const canonical = new Map();
    const name = (other) => {
      if (!canonical.has(other)) canonical.set(other, format(other).resolvedOptions().timeZone);
      return canonical.get(other);
    };
    const chosen = clocks.resolvedOptions().timeZone;
    main.dataset.zone = zone;
    const placed = rows.map((row) => {
      const own = row.item.dataset.zone;
      return { row, day: show(row, zone, clocks, Boolean(own) && name(own) === chosen) };
    });
    placed.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0) || a.row.sorted - b.row.sorted || a.row.order - b.row.order);
    const sections = [];
    let last = null;
    let list = null;
    for (const { row, day } of placed) {
      if (day !== last) {
        last = day;
        const section = made("section", "day");
        const title = made("h2");
        title.id = `day-${day}`;
        section.setAttribute("aria-labelledby", title.id);
        const time = made("time", "", heading(day));
        time.dateTime = day;
        title.append(time, made("span", "zone", ` \u00b7 ${city(zone)}`));
        list = made("ol");
        section.append(title, list);
        sections.push(section);
      }
      list.append(row.item);
    }
    if (sections.length) main.replaceChildren(...sections);
  };

  const known = (zone) => {
    try {
      return format(zone).resolvedOptions().timeZone;
    } catch {
      return "";
    }
  };

  const choose = (zone) => {
    if (zone) inZone(zone);
    else asWritten();
    said.textContent = zone ? `Times are shown in ${city(zone)}` : "Times are shown as written";
  };

  const modern = (zone) => (NOW_CALLED[zone] && known(NOW_CALLED[zone]) ? NOW_CALLED[zone] : zone);

  const option = (value, text) => {
    const element = made("option", "", text);
    element.value = value;
    return element;
  };
  const group = (label, zones) => {
    const element = made("optgroup");
    element.label = label;
    element.append(...zones.map((zone) => option(zone, city(zone))));
    return element;
  };

  const fill = () => {
    const mine = modern(known(Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC"));
    if (mine) chooser.append(option(mine, `Yours: ${city(mine)}`));
    const used = [...new Set(rows.map(({ item }) => item.dataset.zone).filter((zone) => zone && known(zone)))];
    if (used.length) chooser.append(group("In this timeline", used.sort()));
    const regions = new Map([["UTC", ["UTC"]]]);
    const all = Intl.supportedValuesOf ? Intl.supportedValuesOf("timeZone").map(modern).sort() : [];
    for (const zone of all) {
      const region = zone.includes("/") ? zone.slice(0, zone.indexOf("/")) : "UTC";
      if (region === "UTC" || region === "Etc") continue;
      regions.set(region, [...(regions.get(region) || []), zone]);
    }
    chooser.append(...Array.from(regions, ([region, zones]) => group(region, zones)));
  };

  /* The choice is part of the address, so that a link shows what its sender saw. */
  const fromAddress = () => {
    const wanted = new URLSearchParams(location.hash.slice(1)).get("tz");
    const zone = wanted && known(wanted) ? wanted : "";
    if (zone && !Array.from(chooser.options).some(({ value }) => value === zone)) chooser.append(option(zone, city(zone)));
    if (zone || wanted !== null) {
      chooser.value = zone;
      choose(zone);
    }
  };

  fill();
  chooser.addEventListener("change", () => {
    choose(chooser.value);
    try {
      history.replaceState(null, "", chooser.value ? `#tz=${chooser.value}` : location.pathname + location.search);
    } catch { /* a page without an address of its own */ }
  });
  colours.addEventListener("change", () => {
    if (colours.value) document.documentElement.dataset.theme = colours.value;
    else delete document.documentElement.dataset.theme;
  });
  document.getElementById("print").addEventListener("click", () => window.print());
  window.addEventListener("hashchange", fromAddress);
  document.getElementById("tools").hidden = false;
  fromAddress();
})();
