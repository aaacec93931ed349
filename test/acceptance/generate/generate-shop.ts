/** Calendars, resources, products and their routings of a random factory. */
import {
  atSeconds,
  clock,
  DAY,
  HOUR,
  onDay,
  percent,
  type PlainCell,
  type PlainRow,
} from "../support/plain-book";
import { type Chance } from "./chance";

export type Rows = Record<string, PlainCell>[];

export interface Made {
  readonly calendars: Rows;
  readonly capacities: Rows;
  readonly closures: Rows;
  readonly crews: Rows;
  readonly standards: Rows;
  readonly changeovers: Rows;
  readonly products: string[];
  /** Machines with one unit each, on which what has happened can be booked. */
  readonly single: string[];
}

const DAYS = ["Mon-Fri", "Mon-Sat", "Daily", "Mon, Tue, Wed, Thu, Fri"];

function shift(
  calendar: string,
  name: string,
  days: string,
  hours: readonly [string, string],
  more: PlainRow = {},
): PlainRow {
  return {
    Calendar: calendar,
    Shift: name,
    Days: days,
    Start: clock(hours[0]),
    End: clock(hours[1]),
    ...more,
  };
}

function calendarsOf(chance: Chance, planStart: number): { rows: Rows; names: string[] } {
  const rows: Rows = [
    shift("Day", "Early", chance.of(DAYS), ["06:00", "14:00"], {
      Breaks: chance.odds(0.6) ? "09:00-09:15; 12:00-12:30" : null,
    }),
    shift("Two", "Early", "Mon-Fri", ["06:00", "14:00"], { Breaks: "10:00-10:20" }),
    shift("Two", "Late", "Mon-Fri", ["14:00", "22:00"]),
    shift("Night", "Night", "Sun-Thu", ["22:00", "06:00"], { Breaks: "02:00-02:30" }),
    shift("Night", "Morning", "Mon-Fri", ["07:00", "11:00"]),
    shift("Full", "All day", "Daily", ["00:00", "00:00"]),
    shift("Crew", "Early", "Mon-Sat", ["06:00", "14:00"], { Units: chance.whole(2, 4) }),
    shift("Crew", "Late", "Mon-Sat", ["14:00", "22:00"], { Units: chance.whole(2, 3) }),
    shift("Crew", "Night", "Sun-Fri", ["22:00", "06:00"], { Units: 2 }),
  ];
  if (chance.odds(0.5)) {
    rows.push(
      shift("Day", "Saturday", "Sat", ["06:00", "12:00"], { Weeks: chance.of(["A", "B", "All"]) }),
    );
    if (rows[0]) rows[0]["Days"] = "Mon-Fri";
  }
  if (chance.odds(0.4)) {
    rows.push(shift("Two", "Optional", "Sat", ["06:00", "14:00"], { Kind: "Optional" }));
  }
  if (chance.odds(0.4)) {
    const change = planStart + chance.whole(3, 9) * DAY;
    rows.push(
      shift("Changing", "Old", "Mon-Fri", ["06:00", "14:00"], { "Valid to": onDay(change) }),
      shift("Changing", "New", "Mon-Sat", ["05:00", "15:00"], {
        "Valid from": onDay(change + DAY),
      }),
    );
  } else
    rows.push(shift("Changing", "Only", "Mon-Fri", ["07:30", "16:15"], { Breaks: "12:00-12:45" }));
  return { rows, names: ["Day", "Two", "Night", "Full", "Changing"] };
}

export function makeShop(chance: Chance, planStart: number): Made {
  const calendars = calendarsOf(chance, planStart);
  const capacities: Rows = [];
  const machines: string[] = [];
  const single: string[] = [];
  const add = (name: string, more: PlainRow): void =>
    void capacities.push({ Resource: name, ...more });
  const grouped = chance.odds(0.6);
  for (let index = 1; index <= chance.whole(3, 7); index++) {
    const name = `${chance.of(["Press", "Lathe", "Mill", "Line"])} ${index}`;
    const units = chance.odds(0.7) ? 1 : chance.whole(2, 3);
    machines.push(name);
    if (units === 1) single.push(name);
    add(name, {
      Group: grouped && index <= 2 ? "Cell A" : chance.odds(0.2) ? "Other" : null,
      Units: units === 1 && chance.odds(0.5) ? null : units,
      Calendar: chance.odds(0.85) ? chance.of(calendars.names) : null,
      Efficiency: chance.odds(0.3) ? percent(chance.whole(70, 99)) : null,
      Uptime: chance.odds(0.25) ? percent(chance.whole(80, 99)) : null,
      "Available from": chance.odds(0.1) ? atSeconds(planStart + 5 * HOUR) : null,
    });
  }
  add("Fitters", { Calendar: "Crew", Units: 4, Pool: "Yes" });
  add("Setters", { Calendar: "Two", Units: chance.whole(1, 2), Pool: "Yes" });
  add("Fixture", { Units: chance.whole(1, 2), Pool: chance.odds(0.5) ? "Yes" : null });
  add("Coating", { Limit: "No" });
  const closures: Rows = [];
  if (chance.odds(0.6)) {
    const from = planStart + chance.whole(1, 6) * DAY;
    closures.push({
      "Calendar or Resource": chance.of(["Day", "Two", machines[0] ?? ""]),
      From: atSeconds(from),
      To: chance.odds(0.5) ? onDay(from) : atSeconds(from + chance.whole(2, 30) * HOUR),
      Reason: "Maintenance",
    });
  }
  if (chance.odds(0.4)) {
    const sunday = Math.floor(planStart / DAY) * DAY + 6 * DAY;
    closures.push({
      "Calendar or Resource": machines[1] ?? "",
      From: atSeconds(sunday + 8 * HOUR),
      To: atSeconds(sunday + 12 * HOUR),
      Reason: "Extra shift",
      Working: "Yes",
    });
  }
  const crews: Rows = [];
  if (chance.odds(0.5)) {
    crews.push({
      Date: onDay(planStart + chance.whole(1, 3) * DAY),
      Shift: "Early",
      Labour: "Fitters",
      Present: chance.whole(2, 3),
    });
  }
  const { standards, products } = routingsOf(chance, machines, grouped);
  return {
    calendars: calendars.rows,
    capacities,
    closures,
    crews,
    standards,
    changeovers: changeoversOf(chance, machines, grouped),
    products,
    single,
  };
}

const FAMILIES = ["red", "blue", "green"];

function changeoversOf(chance: Chance, machines: readonly string[], grouped: boolean): Rows {
  if (chance.odds(0.3)) return [];
  const rows: Rows = [{ "From family": "*", "To family": "*", Minutes: 20 }];
  for (const from of FAMILIES) {
    for (const to of FAMILIES) {
      if (chance.odds(0.5)) {
        rows.push({ "From family": from, "To family": to, Minutes: chance.whole(0, 60) });
      }
    }
  }
  rows.push({ Resource: machines[0] ?? "", "From family": "*", "To family": "red", Minutes: 12.5 });
  if (grouped)
    rows.push({ Resource: "Cell A", "From family": "blue", "To family": "*", Minutes: 33 });
  return rows;
}

function routingsOf(
  chance: Chance,
  machines: readonly string[],
  grouped: boolean,
): {
  standards: Rows;
  products: string[];
} {
  const standards: Rows = [];
  const products: string[] = [];
  for (let index = 1; index <= chance.whole(3, 8); index++) {
    const product = `P-${100 + index}`;
    products.push(product);
    const family = chance.of(FAMILIES);
    const steps = chance.whole(1, 5);
    const network = steps >= 4 && chance.odds(0.4);
    for (let step = 1; step <= steps; step++) {
      const short = chance.odds(0.2);
      const common: Record<string, PlainCell> = {
        Product: product,
        Step: step * 10,
        Operation: chance.of(["Cut", "Form", "Weld", "Paint", "Pack"]),
        Yield: chance.odds(0.3) ? percent(chance.whole(80, 99)) : null,
        Family: family,
        After: network && step === 2 ? "-" : network && step === 3 ? "10, 20" : null,
        "Wait after h": chance.odds(0.2) ? chance.whole(1, 10) / 2 : null,
        "Transfer batch": !short && chance.odds(0.2) ? chance.whole(5, 25) : null,
      };
      const alternatives = chance.odds(0.3) ? 2 : 1;
      const used = new Set<string>();
      for (let alternative = 0; alternative < alternatives; alternative++) {
        const resource =
          grouped && alternative === 0 && chance.odds(0.2) ? "Cell A" : chance.of(machines);
        if (used.has(resource) || used.has("Cell A")) continue;
        used.add(resource);
        standards.push({ ...common, ...workOf(chance, short, resource) });
      }
      if (step === steps && steps > 1 && chance.odds(0.1)) {
        standards.push({
          ...common,
          Step: (step + 1) * 10,
          After: null,
          Resource: "Coating",
          "Fixed min": 600,
        });
      }
    }
  }
  return { standards, products };
}

/** Work that may not be interrupted is kept short, so that it fits into every shift. */
function workOf(chance: Chance, short: boolean, resource: string): Record<string, PlainCell> {
  const crewed = chance.odds(0.35);
  const rated = chance.odds(0.5);
  const also = chance.odds(0.15);
  return {
    Resource: resource,
    "Setup min": chance.odds(0.7) ? chance.of([5, 10, 15, 20, 7.5]) : null,
    "Rate per hour": !short && rated ? chance.of([20, 30, 45, 60, 70]) : null,
    "Min per unit": short ? 0.05 : rated ? null : chance.of([0.5, 1.25, 2, 3]),
    "Fixed min": short || chance.odds(0.2) ? chance.whole(5, 30) : null,
    Labour: crewed ? "Fitters" : null,
    Crew: crewed ? chance.of([1, 2, 0.5, 1]) : null,
    "Setup labour": !short && chance.odds(0.15) ? "Setters" : null,
    "Setup crew": crewed && chance.odds(0.2) ? 1 : null,
    "Also needs": also ? "Fixture:1" : null,
    Interruptible: short ? "No" : null,
    "Setup needs material": chance.odds(0.15) ? "Yes" : null,
    "Planning %": chance.odds(0.15) ? percent(chance.whole(75, 98)) : null,
  };
}
