import type { WorkingTime } from "../../../src/schedule/working-time";
import {
  aPlan,
  at,
  codesOf,
  EVERY_DAY,
  hour,
  PLAN_START,
  type SomeRows,
  WEEKDAYS,
} from "../../support/a-plan";

/** Stretches in hours from plan start. */
const hoursOf = (time: WorkingTime) =>
  Array.from(time.starts, (start, i) => [start / 3600, time.ends[i]! / 3600]);

function unitsOf(plan: ReturnType<typeof aPlan>, index = 0) {
  const resource = plan.problem.resources[index]!;
  if (resource.kind !== "units") throw new Error(`${resource.id} has no units.`);
  return resource.units;
}

function profileOf(plan: ReturnType<typeof aPlan>, index = 0) {
  const resource = plan.problem.resources[index]!;
  if (resource.kind !== "pool") throw new Error(`${resource.id} is no pool.`);
  return Array.from(resource.capacity.times, (time, i) => [
    time / 3600,
    resource.capacity.amounts[i]! / 1000,
  ]);
}

const oneDay = { horizonDays: 1 };

const shop = (given: SomeRows): SomeRows => ({
  capacities: [{ resource: "M", calendar: "C" }],
  ...given,
});

describe("a calendar", () => {
  it("gives shifts without their breaks, from plan start to the horizon", () => {
    const plan = aPlan(
      shop({
        calendars: [
          {
            calendar: "c",
            shift: "Early",
            days: WEEKDAYS,
            start: hour(6),
            end: hour(14),
            breaks: [
              { start: hour(9), end: hour(9.25) },
              { start: hour(12), end: hour(12.5) },
            ],
          },
        ],
      }),
      { horizonDays: 2 },
    );
    // Plan start is Monday 06:00.
    expect(hoursOf(unitsOf(plan)[0]!)).toEqual([
      [0, 3],
      [3.25, 6],
      [6.5, 8],
      [24, 27],
      [27.25, 30],
      [30.5, 32],
    ]);
    expect(plan.model.resources[0]!.shifts[0]).toMatchObject({
      shift: "Early",
      date: at("2026-11-23"),
      start: at("2026-11-23 06:00"),
      end: at("2026-11-23 14:00"),
      breaks: [
        { start: at("2026-11-23 09:00"), end: at("2026-11-23 09:15") },
        { start: at("2026-11-23 12:00"), end: at("2026-11-23 12:30") },
      ],
      units: 1,
      extra: false,
    });
  });

  it("runs over midnight, also from the day before, with breaks after midnight", () => {
    const plan = aPlan(
      shop({
        calendars: [
          {
            calendar: "C",
            shift: "Night",
            days: EVERY_DAY,
            start: hour(22),
            end: hour(6),
            breaks: [{ start: hour(1), end: hour(1.5) }],
          },
        ],
      }),
      { ...oneDay, planStart: at("2026-11-23 00:00") },
    );
    // From Sunday's shift 0 to 6 with its break at 1, then Monday's from 22.
    expect(hoursOf(unitsOf(plan)[0]!)).toEqual([
      [0, 1],
      [1.5, 6],
      [22, 24],
    ]);
    expect(plan.model.resources[0]!.shifts[0]!.date).toBe(at("2026-11-22"));
  });

  it("works in odd ISO weeks with A and in even ones with B", () => {
    const row = { calendar: "C", days: WEEKDAYS, start: hour(6), end: hour(14) };
    const shiftsIn = (weeks: "A" | "B") =>
      aPlan(shop({ calendars: [{ ...row, weeks }] }), {
        horizonDays: 14,
      }).model.resources[0]!.shifts.map(({ date }) => date);
    // 23 November 2026 is in ISO week 48, 30 November in week 49.
    expect(shiftsIn("B")[0]).toBe(at("2026-11-23"));
    expect(shiftsIn("B")).toHaveLength(5 + 0);
    expect(shiftsIn("A")[0]).toBe(at("2026-11-30"));
  });

  it("counts from Valid from to the end of Valid to", () => {
    const plan = aPlan(
      shop({
        calendars: [
          {
            calendar: "C",
            days: EVERY_DAY,
            start: hour(6),
            end: hour(14),
            validFrom: at("2026-11-24"),
            // A date without a time: read as the end of that day.
            validTo: at("2026-11-26"),
          },
        ],
      }),
      { horizonDays: 7 },
    );
    expect(plan.model.resources[0]!.shifts.map(({ date }) => date)).toEqual([
      at("2026-11-24"),
      at("2026-11-25"),
    ]);
  });

  it("leaves the last units out of a shift with fewer", () => {
    const row = { calendar: "C", days: EVERY_DAY };
    const plan = aPlan(
      shop({
        capacities: [{ resource: "M", calendar: "C", units: 3 }],
        calendars: [
          { ...row, shift: "Early", start: hour(6), end: hour(14) },
          { ...row, shift: "Late", start: hour(14), end: hour(22), units: 1 },
        ],
      }),
      oneDay,
    );
    const units = unitsOf(plan);
    expect(units.map(hoursOf)).toEqual([[[0, 16]], [[0, 8]], [[0, 8]]]);
    expect(units[1]).toBe(units[2]);
  });

  it("works optional shifts only when they are wanted, as extra time", () => {
    const rows = shop({
      calendars: [
        { calendar: "C", days: EVERY_DAY, start: hour(6), end: hour(14) },
        { calendar: "C", days: EVERY_DAY, start: hour(14), end: hour(18), kind: "Optional" },
      ],
    });
    expect(hoursOf(unitsOf(aPlan(rows, oneDay))[0]!)).toEqual([[0, 8]]);
    const always = aPlan(rows, { ...oneDay, optionalShifts: "Always" });
    expect(hoursOf(unitsOf(always)[0]!)).toEqual([[0, 12]]);
    expect(hoursOf(always.problem.resources[0]!.cost.extra!)).toEqual([[8, 12]]);
    const never = aPlan(
      rows,
      { ...oneDay, optionalShifts: "Where worth it" },
      { optionalShifts: "Never" },
    );
    expect(hoursOf(unitsOf(never)[0]!)).toEqual([[0, 8]]);
  });

  it("is not needed: a resource without one works round the clock, and the run says so", () => {
    const plan = aPlan({ capacities: [{ resource: "M" }, { resource: "N" }] }, oneDay);
    expect(hoursOf(unitsOf(plan)[0]!)).toEqual([[0, 24]]);
    expect(plan.model.resources[0]!.shifts).toHaveLength(2);
    expect(plan.issues).toEqual([expect.objectContaining({ code: "round-the-clock", cell: "D2" })]);
  });

  it("warns of a break outside its shift", () => {
    const calendar = { calendar: "C", days: EVERY_DAY, start: hour(6), end: hour(14) };
    const breaks = [{ start: hour(15), end: hour(15.5) }];
    const plan = aPlan(shop({ calendars: [{ ...calendar, breaks }] }), oneDay);
    expect(codesOf(plan)).toEqual(["break-outside-shift"]);
    expect(hoursOf(unitsOf(plan)[0]!)).toEqual([[0, 8]]);
  });
});

describe("a closure", () => {
  const calendars = [
    { calendar: "C", shift: "Day", days: EVERY_DAY, start: hour(6), end: hour(14) },
  ];

  it("closes a calendar or one resource, in part or in whole", () => {
    const plan = aPlan(
      {
        capacities: [
          { resource: "M", calendar: "C" },
          { resource: "N", calendar: "C" },
        ],
        calendars,
        closures: [
          { calendarOrResource: "C", from: at("2026-11-23 06:00"), to: at("2026-11-23 07:00") },
          { calendarOrResource: "n", from: at("2026-11-23 09:00"), to: at("2026-11-23 10:00") },
          { calendarOrResource: "N", from: at("2026-11-24"), to: at("2026-11-25") },
        ],
      },
      { horizonDays: 2 },
    );
    expect(hoursOf(unitsOf(plan, 0)[0]!)).toEqual([
      [1, 8],
      [24, 32],
    ]);
    expect(hoursOf(unitsOf(plan, 1)[0]!)).toEqual([
      [1, 3],
      [4, 8],
    ]);
    expect(plan.model.resources[1]!.shifts[0]!.breaks).toEqual([
      { start: at("2026-11-23 09:00"), end: at("2026-11-23 10:00") },
    ]);
  });

  it("gives way to a working row, which is extra time", () => {
    const plan = aPlan(
      shop({
        calendars,
        closures: [
          { calendarOrResource: "C", from: at("2026-11-23"), to: at("2026-11-24") },
          {
            calendarOrResource: "M",
            from: at("2026-11-23 08:00"),
            to: at("2026-11-23 16:00"),
            working: true,
            reason: "Catching up",
          },
        ],
      }),
      oneDay,
    );
    expect(hoursOf(unitsOf(plan)[0]!)).toEqual([[2, 10]]);
    // The closure takes the whole shift; all of the working row is extra.
    expect(plan.model.resources[0]!.shifts.map(({ shift, extra }) => [shift, extra])).toEqual([
      ["Catching up", true],
    ]);
    expect(hoursOf(plan.problem.resources[0]!.cost.extra!)).toEqual([[2, 10]]);
  });

  it("is reported when it closes nothing or ends before it begins", () => {
    const plan = aPlan(
      shop({
        calendars,
        closures: [
          { calendarOrResource: "X", from: at("2026-11-23"), to: at("2026-11-24") },
          { calendarOrResource: "M", from: at("2026-11-24"), to: at("2026-11-23") },
        ],
      }),
      oneDay,
    );
    expect(plan.issues.map(({ code, cell }) => [code, cell])).toEqual([
      ["dangling-reference", "A2"],
      ["ends-before-start", "C3"],
    ]);
  });
});

describe("a resource", () => {
  it("works from Available from to Available to", () => {
    const plan = aPlan(
      {
        capacities: [
          { resource: "M", availableFrom: at("2026-11-23 10:00"), availableTo: at("2026-11-24") },
        ],
      },
      { horizonDays: 2 },
    );
    expect(hoursOf(unitsOf(plan)[0]!)).toEqual([[4, 18]]);
  });

  it("counts by the row that is valid at plan start", () => {
    const plan = aPlan({
      capacities: [
        { resource: "M", units: 1 },
        { resource: "m", units: 2, validFrom: at("2026-11-01") },
        { resource: "M", units: 5, validFrom: at("2026-12-01") },
      ],
    });
    expect(unitsOf(plan)).toHaveLength(2);
    expect(codesOf(plan)).toContain("row-valid-later");
  });

  it("that needs units told apart has whole ones, and not millions", () => {
    const plan = aPlan({
      capacities: [
        { resource: "M", units: 2.5 },
        { resource: "N", units: 1e9 },
      ],
    });
    expect(unitsOf(plan, 0)).toHaveLength(2);
    expect(unitsOf(plan, 1)).toHaveLength(10_000);
    expect(codesOf(plan)).toEqual(["units-not-whole", "too-many-units", "round-the-clock"]);
  });

  it("with Limit No takes any number at once", () => {
    const plan = aPlan({ capacities: [{ resource: "S", limit: false }] });
    expect(plan.problem.resources[0]!.kind).toBe("unlimited");
  });
});

describe("a pool", () => {
  const capacities = [{ resource: "Crew", calendar: "C", pool: true, units: 4 }];
  const row = { calendar: "C", days: EVERY_DAY };

  it("has its heads by shift, and by Crews on the day", () => {
    const plan = aPlan(
      {
        capacities,
        calendars: [
          { ...row, shift: "Early", start: hour(6), end: hour(14) },
          { ...row, shift: "Late", start: hour(14), end: hour(22), units: 2.5 },
        ],
        crews: [{ date: at("2026-11-24"), shift: "early", labour: "crew", present: 3 }],
      },
      { horizonDays: 2 },
    );
    expect(profileOf(plan)).toEqual([
      [0, 4],
      [8, 2.5],
      [16, 0],
      [24, 3],
      [32, 2.5],
      [40, 0],
    ]);
  });

  it("adds up heads counted by shift where shifts overlap, but not those of Capacities", () => {
    const overlapping = [
      { ...row, shift: "Early", start: hour(6), end: hour(14.5) },
      { ...row, shift: "Late", start: hour(14), end: hour(22) },
    ];
    expect(profileOf(aPlan({ capacities, calendars: overlapping }, oneDay))).toEqual([
      [0, 4],
      [16, 0],
    ]);
    const counted = overlapping.map((shift, index) => ({ ...shift, units: index + 1 }));
    expect(profileOf(aPlan({ capacities, calendars: counted }, oneDay))).toEqual([
      [0, 1],
      [8, 3],
      [8.5, 2],
      [16, 0],
    ]);
  });

  it("warns of a head count for a shift that there is not", () => {
    const plan = aPlan(
      {
        capacities,
        calendars: [{ ...row, shift: "Early", start: hour(6), end: hour(14) }],
        crews: [
          { date: at("2026-11-23"), shift: "Night", labour: "Crew", present: 3 },
          { date: at("2026-10-23"), shift: "Night", labour: "Crew", present: 3 },
        ],
      },
      oneDay,
    );
    expect(plan.issues).toEqual([
      expect.objectContaining({ code: "crew-of-no-shift", cell: "B2" }),
    ]);
  });
});

describe("plan start", () => {
  const actuals = [
    { order: "X", step: "1", start: at("2026-11-20 06:00"), end: at("2026-11-20 11:00"), good: 1 },
  ];

  it("is the setting, else --now, else the latest End in Actuals, else the next full hour", () => {
    const clock = { nextFullHour: at("2026-12-24 18:00") };
    const start = (rows: SomeRows, settings = {}, now?: number) =>
      aPlan(rows, settings, {
        ...clock,
        ...(now === undefined ? { now: undefined as never } : { now }),
      }).model.planStart;
    expect(start({ actuals }, { planStart: at("2026-11-01") }, PLAN_START)).toBe(at("2026-11-01"));
    expect(start({ actuals }, {}, PLAN_START)).toBe(PLAN_START);
    expect(start({ actuals })).toBe(at("2026-11-20 11:00"));
    expect(start({})).toBe(clock.nextFullHour);
    const typed = { ...actuals[0]!, end: at("2062-11-20 11:00") };
    expect(start({ actuals: [...actuals, typed] })).toBe(at("2026-11-20 11:00"));
    const restarted = { ...actuals[0]!, end: at("2027-03-01 11:00") };
    expect(start({ actuals: [...actuals, restarted] })).toBe(at("2027-03-01 11:00"));
  });

  it("keeps horizons inside ten years", () => {
    const plan = aPlan({}, { horizonDays: 30_000 });
    expect(plan.problem.horizon).toBe(3660 * 86400);
    expect(codesOf(plan)).toEqual(["horizon-too-long"]);
  });
});
