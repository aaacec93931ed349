import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import {
  type FloorRecord,
  floorRecord,
  type RecordContext,
} from "../../../src/record/floor-record";
import { recordEnd } from "../../../src/record/read-bookings";
import { RECORD_CODES } from "../../../src/record/record-codes";
import { DEFAULT_SETTINGS } from "../../../src/sheets/settings";
import { aRows, at, hour, type SomeRows, WEEKDAYS } from "../../support/a-plan";

const UNTIL = at("2026-11-27 14:00");
type Actual = NonNullable<SomeRows["actuals"]>[number];

/** 100 of P on M (two shifts of 8 h with a break from 10:00 to 10:30), then on N or O, which never close. */
const shop = (more: SomeRows = {}): SomeRows => ({
  orders: [{ order: "A", product: "P", quantity: 100 }],
  capacities: [
    { resource: "M", calendar: "Day", group: "Mills" },
    { resource: "N", units: 2 },
    { resource: "O" },
  ],
  calendars: [
    {
      calendar: "Day",
      shift: "Early",
      days: WEEKDAYS,
      start: hour(6),
      end: hour(14),
      breaks: [{ start: hour(10), end: hour(10.5) }],
    },
    { calendar: "Day", shift: "Night", days: WEEKDAYS, start: hour(22), end: hour(6) },
  ],
  standards: [
    { product: "P", step: "10", resource: "Mills", minPerUnit: 1, setupMin: 30 },
    { product: "P", step: "20", resource: "N", minPerUnit: 2, yield: 0.8 },
    { product: "P", step: "20", resource: "O", minPerUnit: 2, yield: 0.8 },
  ],
  ...more,
});

const actual = (start: string, end: string | undefined, more: Actual = {}): Actual => ({
  order: "A",
  step: "10",
  resource: "M",
  good: 10,
  start: at(start),
  end: end === undefined ? undefined : at(end),
  ...more,
});

const recordOf = (given: SomeRows, context: Partial<RecordContext> = {}): FloorRecord =>
  floorRecord(aRows(shop(given)), DEFAULT_SETTINGS, {
    until: UNTIL,
    targets: [],
    known: [],
    ...context,
  });
const codesOf = (record: FloorRecord) => record.issues.map(({ code }) => code);

describe("bookings in working time", () => {
  it("leave breaks out, and take setup, down time and stops from the time really run", () => {
    const { bookings, issues, placeOf } = recordOf({
      actuals: [
        actual("2026-11-23 09:00", "2026-11-23 13:00", {
          setupMin: 30,
          downMin: 12,
          reason: "Breakdown",
        }),
      ],
      stops: [
        {
          resource: "m",
          from: at("2026-11-23 10:20"),
          to: at("2026-11-23 11:00"),
          reason: "Cleaning",
        },
      ],
    });
    expect(issues).toEqual([]);
    expect(bookings).toEqual([
      expect.objectContaining({
        worked: 3.5 * 3600,
        offShift: 0,
        setup: 1800,
        down: 720,
        run: (3.5 * 60 - 30 - 12 - 30) * 60,
        reason: expect.objectContaining({ countsAs: "Downtime", known: true }),
        stops: [expect.objectContaining({ seconds: 1800 })],
      }),
    ]);
    expect(placeOf(bookings[0]!)).toEqual({ sheet: "Actuals", cell: "E2" });
  });

  it("count what was worked outside every shift at their ends, and all of one wholly outside", () => {
    const { bookings } = recordOf({
      actuals: [
        actual("2026-11-23 13:00", "2026-11-23 15:00"),
        actual("2026-11-24 05:00", "2026-11-24 07:00"),
        actual("2026-11-24 15:00", "2026-11-24 17:00"),
      ],
    });
    expect(bookings.map(({ worked, offShift }) => [worked / 3600, offShift / 3600])).toEqual([
      [2, 1],
      [2, 0],
      [2, 2],
    ]);
  });

  it("belong to the day on which their shift starts", () => {
    const { time } = recordOf({ actuals: [actual("2026-11-23 22:00", "2026-11-24 07:00")] });
    expect(time.byDay("M", at("2026-11-23 23:00"), at("2026-11-24 07:00"))).toEqual(
      new Map([
        [at("2026-11-23"), 7 * 3600],
        [at("2026-11-24"), 3600],
      ]),
    );
    expect(time.dayOf("M", at("2026-11-24 02:00"))).toBe(at("2026-11-23"));
  });

  it("count Down min once where they are the stops inside, and say so", () => {
    const record = recordOf({
      actuals: [actual("2026-11-23 06:00", "2026-11-23 09:00", { downMin: 40 })],
      stops: [{ resource: "M", from: at("2026-11-23 07:00"), minutes: 40 }],
    });
    expect(record.bookings[0]).toMatchObject({ down: 0, run: (180 - 40) * 60 });
    expect(codesOf(record)).toEqual(["stop-booked-twice"]);
  });

  it("run until the record ends, unless something else was begun there since", () => {
    const record = recordOf({
      orders: [
        { order: "A", product: "P", quantity: 100 },
        { order: "B", product: "P", quantity: 100 },
      ],
      actuals: [
        actual("2026-11-23 06:00", undefined),
        actual("2026-11-23 08:00", undefined, { order: "B" }),
      ],
    });
    expect(record.bookings.map(({ end, running }) => [end, running])).toEqual([
      [at("2026-11-23 08:00"), false],
      [UNTIL, true],
    ]);
    expect(codesOf(record)).toEqual(["booking-without-end"]);
  });
});

describe("jobs", () => {
  it("gather the bookings of an order, step and resource, however they are written", () => {
    const { jobs } = recordOf({
      actuals: [
        actual("2026-11-24 06:00", "2026-11-24 08:00", {
          good: 5,
          scrap: 1,
          setupMin: 10,
          order: "a ",
        }),
        actual("2026-11-23 06:00", "2026-11-23 08:00", { good: 20 }),
        actual("2026-11-24 08:00", "2026-11-24 09:00", { step: "20", resource: "O" }),
      ],
    });
    expect(jobs).toEqual([
      expect.objectContaining({
        resource: "M",
        product: "P",
        good: 25,
        scrap: 1,
        setup: 600,
        worked: 4 * 3600,
        start: at("2026-11-23 06:00"),
        end: at("2026-11-24 08:00"),
        standardRow: 1,
      }),
      expect.objectContaining({ resource: "O", setup: undefined, standardRow: 3 }),
    ]);
  });

  it("know the product of lots, made materials and planned orders", () => {
    const products = (order: string) =>
      recordOf(
        { actuals: [actual("2026-11-23 06:00", "2026-11-23 08:00", { order })] },
        { known: [{ order: "PLAN-Q", line: "", product: "Q" }] },
      ).jobs.map(({ product }) => product);
    expect(["A/2", "X/P", "plan-q", "nowhere"].flatMap(products)).toEqual(["P", "P", "Q", ""]);
  });

  it("take the only resource of a step where none is booked", () => {
    const record = recordOf({
      standards: [{ product: "P", step: "10", resource: "M", minPerUnit: 1 }],
      actuals: [actual("2026-11-23 06:00", "2026-11-23 08:00", { resource: undefined })],
    });
    expect(record.jobs[0]!.resource).toBe("M");
  });
});

describe("oddities of the record", () => {
  const oddity: [string, SomeRows][] = [
    ["booking-ends-before-start", { actuals: [actual("2026-11-23 08:00", "2026-11-23 06:00")] }],
    ["booking-ahead", { actuals: [actual("2036-11-23 08:00", "2036-11-23 09:00")] }],
    ["booking-ahead", { actuals: [actual("2026-11-26 08:00", "2036-11-23 09:00")] }],
    ["booking-too-old", { actuals: [actual("1999-11-23 08:00", "1999-11-23 09:00")] }],
    [
      "booking-of-unknown-order",
      { actuals: [actual("2026-11-23 06:00", "2026-11-23 08:00", { order: "Z" })] },
    ],
    [
      "booking-of-unknown-step",
      { actuals: [actual("2026-11-23 06:00", "2026-11-23 08:00", { step: "77" })] },
    ],
    [
      "booking-without-resource",
      { actuals: [actual("2026-11-23 06:00", "2026-11-23 08:00", { step: "20", resource: "" })] },
    ],
    [
      "booking-on-unforeseen-resource",
      { actuals: [actual("2026-11-23 06:00", "2026-11-23 08:00", { resource: "O" })] },
    ],
    [
      "bookings-overlap",
      {
        actuals: [
          actual("2026-11-23 06:00", "2026-11-23 08:00"),
          actual("2026-11-23 07:00", "2026-11-23 09:00", { step: "10" }),
        ],
      },
    ],
    ["booking-without-time", { actuals: [actual("2026-11-23 06:00", "2026-11-23 06:00")] }],
    [
      "booking-without-output",
      { actuals: [actual("2026-11-23 06:00", "2026-11-23 08:00", { good: 0 })] },
    ],
    [
      "booked-more-than-started",
      { actuals: [actual("2026-11-23 06:00", "2026-11-23 08:00", { good: 150 })] },
    ],
    [
      "booking-without-end",
      {
        actuals: [
          actual("2026-11-23 06:00", undefined),
          actual("2026-11-23 08:00", "2026-11-23 09:00"),
        ],
      },
    ],
    [
      "stop-booked-twice",
      {
        actuals: [actual("2026-11-23 06:00", "2026-11-23 09:00", { downMin: 40 })],
        stops: [{ resource: "M", from: at("2026-11-23 07:00"), minutes: 40 }],
      },
    ],
    [
      "stop-without-length",
      { actuals: [], stops: [{ resource: "M", from: at("2026-11-23 06:00") }] },
    ],
    [
      "reason-unknown",
      {
        actuals: [],
        stops: [{ resource: "M", from: at("2026-11-23 06:00"), minutes: 5, reason: "Gremlins" }],
      },
    ],
  ];

  it("are each given once", () => {
    const given = new Set(oddity.map(([code]) => code));
    expect(Object.keys(RECORD_CODES).filter((code) => !given.has(code))).toEqual([]);
  });

  it.each(oddity)("%s is told and nothing falls over", (code, given) => {
    expect(codesOf(recordOf(given))).toEqual([code]);
  });

  it("two units take two bookings at once", () => {
    const twice = { step: "20", resource: "N" };
    const record = recordOf({
      actuals: [
        actual("2026-11-23 06:00", "2026-11-23 08:00", twice),
        actual("2026-11-23 07:00", "2026-11-23 09:00", twice),
      ],
    });
    expect(codesOf(record)).toEqual([]);
  });

  it("of too many units are told once a step, in the order of time", () => {
    const orders = ["A", "B"].map((order) => ({ order, product: "P", quantity: 10 }));
    const much = (order: string, start: string, resource: string) =>
      actual(start, undefined, { order, step: "20", resource, good: 60, end: at(start) + 3600 });
    const { issues } = recordOf({
      orders,
      actuals: [
        much("A", "2026-11-23 10:00", "N"),
        much("B", "2026-11-23 08:00", "O"),
        much("A", "2026-11-23 06:00", "O"),
      ],
    });
    const told = issues.filter(({ code }) => code === "booked-more-than-started");
    expect(told.map(({ what }) => what)).toEqual([
      "60 units are booked at step 20 of A, which needs 10.",
      "60 units are booked at step 20 of B, which needs 10.",
    ]);
  });

  it("that come often are counted, not listed without end", () => {
    const actuals = Array.from({ length: 30 }, (_, i) =>
      actual("2026-11-23 08:00", "2026-11-23 06:00", { order: `O${i}` }),
    );
    const { issues } = recordOf({ actuals });
    expect(issues).toHaveLength(10);
    expect(issues[9]!.what).toMatch(/20 more are like it\.$/);
  });

  it("are all told somewhere", () => {
    const folder = join(__dirname, "..", "..", "..", "src", "record");
    const files = readdirSync(folder).filter((name) => name !== "record-codes.ts");
    const text = files.map((name) => readFileSync(join(folder, name), "utf8")).join();
    expect(Object.keys(RECORD_CODES).filter((code) => !text.includes(`"${code}"`))).toEqual([]);
  });
});

describe("the end of the record", () => {
  const endOf = (actuals: readonly Actual[]) => recordEnd(aRows(shop({ actuals })), []);

  it("is the latest moment booked, but for one slip far ahead", () => {
    const rows = [
      actual("2026-11-23 06:00", "2026-11-23 08:00"),
      actual("2026-11-24 06:00", undefined),
    ];
    expect(endOf(rows)).toBe(at("2026-11-24 06:00"));
    expect(endOf([...rows, actual("2062-11-24 06:00", undefined)])).toBe(at("2026-11-24 06:00"));
    expect(endOf([])).toBeUndefined();
  });

  it("is not moved years ahead by one booking in ten, and is by a restart of the floor", () => {
    const day = (n: number) => actual(`2026-11-${String(n).padStart(2, "0")} 06:00`, undefined);
    const rows = Array.from({ length: 27 }, (_, n) => day(n + 1));
    const slips = ["9999-12-30 06:00", "9999-12-30 08:00", "9999-12-31 06:00"];
    const ahead = slips.map((start) => actual(start, undefined));
    expect(endOf([...rows, ...ahead])).toBe(at("2026-11-27 06:00"));
    expect(endOf([...rows.slice(0, 9), ...ahead])).toBe(at("9999-12-31 06:00"));
  });
});

describe("any record", () => {
  const moment = fc.integer({ min: -4000, max: 2000 }).map((quarters) => UNTIL + quarters * 900);
  const far = fc.constantFrom(at("1971-01-01"), at("2300-01-01"), at("9999-12-31"));
  const booking = fc.record({
    order: fc.constantFrom("A", "A/1", "B", "nowhere"),
    step: fc.constantFrom("10", "20", "99"),
    resource: fc.constantFrom("M", "N", "O", "ghost", undefined),
    start: fc.oneof({ weight: 9, arbitrary: moment }, { weight: 1, arbitrary: far }),
    end: fc.oneof(
      { weight: 7, arbitrary: moment },
      { weight: 1, arbitrary: far },
      { weight: 2, arbitrary: fc.constant(undefined) },
    ),
    good: fc.constantFrom(0, 1, 40, 1e9),
    scrap: fc.constantFrom(0, 3),
    downMin: fc.constantFrom(0, 15, 1e6),
    setupMin: fc.constantFrom(undefined, 0, 30, 1e6),
  });
  const stop = fc.record({
    resource: fc.constantFrom("M", "N"),
    from: moment,
    minutes: fc.constantFrom(undefined, 0, 45, 1e5),
  });

  it("gives finite figures that add up, and does not depend on the order of rows", () => {
    fc.assert(
      fc.property(fc.array(booking, { maxLength: 12 }), fc.array(stop), (actuals, stops) => {
        const record = recordOf({ actuals, stops });
        for (const each of record.bookings) {
          expect(
            [each.worked, each.run, each.down].every((n) => Number.isFinite(n) && n >= 0),
          ).toBe(true);
          expect(each.run).toBeLessThanOrEqual(each.worked);
          expect(each.end).toBeGreaterThanOrEqual(each.start);
        }
        let there = 0;
        for (const [key, own] of record.onResource) {
          const named = record.bookings.filter((each) => each.resource.toLowerCase() === key);
          expect(named.every((booking, i) => booking === own[i])).toBe(true);
          there += own.length;
        }
        expect(there).toBe(record.bookings.length);
        const made = record.jobs.reduce((sum, { good }) => sum + good, 0);
        expect(made).toBe(record.bookings.reduce((sum, { good }) => sum + good, 0));
        const turned = recordOf({ actuals: [...actuals].reverse(), stops: [...stops].reverse() });
        const bare = ({ jobs }: FloorRecord) =>
          jobs.map(({ bookings: _bookings, ...rest }) => JSON.stringify(rest)).sort();
        expect(bare(turned)).toEqual(bare(record));
      }),
      { numRuns: 150 },
    );
  });
});
