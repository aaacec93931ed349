import { DAY, HOUR } from "../../../src/kernel/moment";
import type { Random } from "../../../src/kernel/random";
import { hour, PLAN_START } from "../a-plan";
import type { Balance } from "./balance";
import { WINDOW_DAYS } from "./order-book";
import { type Group, type Plant, WORK } from "./plant";
import { FAMILIES } from "./range";
import { headSeconds, HOLIDAY, machineCalendars, poolCalendar, type ShiftName } from "./shifts";

/** Share of the heads' hours that the work needs: people are short now and then, machines more often. */
const LABOUR_LOAD = 0.85;
const FIRST_DAY = PLAN_START - 6 * HOUR;

export const SETTERS = "Setters";
/** Takes any number of lots at once. */
export const OUTSIDE = "Outside";
/** Who works in a group: the crew of its area, or the assemblers there, who come by day. */
export function poolOf({ area, kind }: Group): string {
  return WORK[kind].calendar === "Day" ? `Assemblers ${area + 1}` : `Crew ${area + 1}`;
}
export const toolName = (tool: number) => `Tool ${tool + 1}`;

/** Rows of Capacities: machines, pools of people, tools, and a subcontractor who takes everything. */
export function capacityRows(plant: Plant) {
  const machines = plant.groups.flatMap((group) =>
    group.machines.map(({ name, units, efficiency, uptime }) => ({
      resource: name,
      group: group.name,
      units,
      efficiency,
      uptime,
      ...(WORK[group.kind].calendar === "Round the clock"
        ? {}
        : { calendar: WORK[group.kind].calendar }),
      costPerHour: 60,
      overtimeRate: 85,
    })),
  );
  const pools = [...poolNames(plant), SETTERS].map((resource) => ({
    resource,
    units: 1,
    calendar: resource,
    pool: true,
    costPerHour: 35,
    overtimeRate: 50,
  }));
  const tools = Array.from({ length: plant.tools }, (_, tool) => ({
    resource: toolName(tool),
    units: 1 + (tool % 2),
  }));
  return [...machines, ...pools, ...tools, { resource: OUTSIDE, limit: false }];
}

/** Rows of Calendars: the machines' shifts, and for each pool the heads that its work needs. */
export function calendarRows(plant: Plant, { setup, work }: Balance) {
  const pools = poolNames(plant).flatMap((pool) => {
    const groups = plant.groups.map((group, g) => ({ group, seconds: setup[g]! + work[g]! }));
    const own = groups.filter(({ group }) => WORK[group.kind].crew > 0 && poolOf(group) === pool);
    const people = own.reduce(
      (sum, { group, seconds }) => sum + WORK[group.kind].crew * seconds,
      0,
    );
    const byDay = own.some(({ group }) => WORK[group.kind].calendar === "Day");
    return poolCalendar(pool, headsFor(people, byDay ? ["Day"] : ["Early", "Late"]));
  });
  const setting = plant.groups.reduce(
    (sum, group, g) => (WORK[group.kind].setters ? sum + setup[g]! : sum),
    0,
  );
  return [
    ...machineCalendars(),
    ...pools,
    ...poolCalendar(SETTERS, headsFor(setting, ["Early", "Late", "Night"])),
  ];
}

/** Heads of each shift for so many seconds of work; more in the early one, at least two. */
function headsFor(seconds: number, shifts: readonly ShiftName[]): Record<string, number> {
  const hours = shifts.reduce((sum, shift) => sum + headSeconds(shift, WINDOW_DAYS), 0);
  const heads = seconds / LABOUR_LOAD / hours;
  return Object.fromEntries(
    shifts.map((shift) => [
      shift,
      Math.max(2, Math.ceil(heads * (shift === "Early" ? 1.1 : 0.95))),
    ]),
  );
}

/** Rows of Crews: on some days of the first two weeks one head is missing. */
export function crewRows(
  plant: Plant,
  calendars: readonly {
    readonly calendar: string;
    readonly shift: string;
    readonly units?: number;
  }[],
  random: Random,
) {
  return poolNames(plant).flatMap((labour) => {
    const early = calendars.find((row) => row.calendar === labour && row.shift === "Early");
    if (early?.units === undefined || early.units < 3) return [];
    const day = [0, 1, 2, 3, 4, 7, 8, 9, 10, 11][random.below(10)]!;
    return [
      {
        date: FIRST_DAY + day * DAY,
        shift: "Early",
        labour,
        planned: early.units,
        present: early.units - 1,
      },
    ];
  });
}

/** Rows of Closures: a holiday, maintenance on every twentieth machine, and a Saturday that some others work. */
export function closureRows(plant: Plant, random: Random) {
  const holiday = FIRST_DAY + HOLIDAY * DAY;
  const machines = plant.groups.flatMap((group) => group.machines);
  return [
    ...["Two shifts", "Three shifts", "Day"].map((calendar) => ({
      calendarOrResource: calendar,
      from: holiday,
      to: holiday + DAY,
      reason: "Holiday",
      working: false,
    })),
    ...machines
      .filter((_, m) => m % 20 === 7)
      .map(({ name }) => {
        const from = FIRST_DAY + 5 * DAY + hour(6);
        return {
          calendarOrResource: name,
          from,
          to: from + hour(8),
          reason: "Extra",
          working: true,
        };
      }),
    ...machines
      .filter((_, m) => m % 20 === 3)
      .map(({ name }) => {
        const from = PLAN_START + (1 + random.below(15)) * DAY + hour(2);
        return {
          calendarOrResource: name,
          from,
          to: from + hour(6),
          reason: "Service",
          working: false,
        };
      }),
  ];
}

/** Rows of Changeovers: for each group that has them a time from every family to every other. */
export function changeoverRows(plant: Plant, random: Random) {
  const rows: { resource?: string; fromFamily: string; toFamily: string; minutes: number }[] = [];
  for (const group of plant.groups) {
    if (!WORK[group.kind].changeovers) continue;
    for (let from = 1; from <= FAMILIES; from++) {
      for (let to = 1; to <= FAMILIES; to++) {
        const minutes = from === to ? 5 : 10 + 5 * random.below(12);
        rows.push({ resource: group.name, fromFamily: `F${from}`, toFamily: `F${to}`, minutes });
      }
    }
  }
  return rows;
}

/** Pools in which somebody works. */
function poolNames(plant: Plant): string[] {
  return [...new Set(plant.groups.filter(({ kind }) => WORK[kind].crew > 0).map(poolOf))];
}
