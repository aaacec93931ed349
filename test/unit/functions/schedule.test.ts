import { solveByTurns } from "../../../src/app/solve-by-turns";
import { load } from "../../../src/functions/load";
import { schedule } from "../../../src/functions/schedule";
import type { Answer } from "../../../src/functions/argument";
import { SCHEDULE } from "../../../src/sheets/written-plan";
import { at, faultOf } from "./excel-cells";

const thread = { elapsed: () => 0, nextTurn: () => Promise.resolve() };
const parts = {
  date1904: false,
  watch: {},
  solver: (request: Parameters<typeof solveByTurns>[0]) => solveByTurns(request, {}, thread),
};

const ORDERS = [
  ["Order", "Product", "Quantity", "Release", "Due"],
  ["O-1", "P-1", 120, at("2026-11-23 06:00"), at("2026-11-23")],
  ["O-2", "P-1", 60, "", at("2026-11-24")],
  ["O-3", "P-9", 60, "", at("2026-11-24")],
  ["O-4", "P-1", -1, "", at("2026-11-24")],
];
const STANDARDS = [
  ["Product", "Step", "Resource", "Rate per hour"],
  ["P-1", 10, "Mill", 60],
];
const CAPACITIES = [
  ["Resource", "Calendar"],
  ["Mill", "Early"],
];
const CALENDARS = [["Early", "", "Mon-Fri", 0.25, 14 / 24]];

const ofAll = (goal: unknown = null) =>
  schedule(ORDERS, STANDARDS, CAPACITIES, CALENDARS, goal, parts);

function columnOf(answer: Answer, header: string): readonly unknown[] {
  if (!Array.isArray(answer)) throw new Error("It has no rows.");
  const [headings, ...rows] = answer as unknown[][];
  return rows.map((row) => row[headings!.indexOf(header)]);
}

describe("SCHEDULE", () => {
  it("spills the Schedule's columns, and below them what has no place, with why", async () => {
    const answer = await ofAll();
    const headings = (answer as unknown[][])[0];
    expect(headings).toEqual(Object.values(SCHEDULE.columns).map(({ header }) => header));
    expect(columnOf(answer, "Order")).toEqual(["O-1", "O-2", "O-4", "O-3"]);
    const [first, second] = columnOf(answer, "End") as number[];
    expect(first).toBeCloseTo(at("2026-11-23 08:00"), 9);
    expect(second).toBeCloseTo(at("2026-11-23 09:00"), 9);
    const reasons = columnOf(answer, "Waits for").slice(2);
    expect(reasons).toEqual([
      expect.stringMatching(/^Not scheduled: its Quantity -1 /),
      expect.stringMatching(/^Not scheduled: /),
    ]);
  });

  it("gives the same for the same arguments", async () => {
    expect(await ofAll("Throughput")).toEqual(await ofAll("throughput"));
  });

  it("works round the clock without calendars", async () => {
    const answer = await schedule(ORDERS.slice(0, 2), STANDARDS, [["Mill"]], null, "", parts);
    expect(columnOf(answer, "End")[0]).toBeCloseTo(at("2026-11-23 08:00"), 9);
  });

  it.each([
    ["no release", [ORDERS[0]!, ["O-1", "P-1", 5, "", ""]], "", /orders has no Release/],
    ["a goal that is none", ORDERS, "Fast", /^goal "Fast" is none of the choices\. Choose one of/],
    [
      "a missing column",
      [
        ["Order", "Product"],
        ["O-1", "P-1"],
      ],
      "",
      /^orders has no column Quantity/,
    ],
    [
      "a due date that is none",
      [...ORDERS, ["O-5", "P-1", 5, "", "soon"]],
      "",
      /^orders, row 6: .*soon/,
    ],
    ["orders left out", null, "", /needs orders/],
  ])("says so for %s", async (_, orders, goal, message) => {
    const answer = await schedule(orders, STANDARDS, CAPACITIES, CALENDARS, goal, parts);
    expect(faultOf(answer)[0]).toBe("#VALUE!");
    expect(faultOf(answer)[1]).toMatch(message);
  });

  it("has no value when it was stopped, and is not begun when it no longer is wanted", async () => {
    const solver: typeof parts.solver = async (request) => ({
      ...(await parts.solver(request)),
      interrupted: true,
    });
    const stopped = ["#N/A", expect.stringMatching(/stopped/)];
    const answer = await schedule(ORDERS, STANDARDS, CAPACITIES, null, "", { ...parts, solver });
    expect(faultOf(answer)).toEqual(stopped);
    const unwanted = { ...parts, solver: jest.fn(parts.solver), watch: { stopped: () => true } };
    const none = await schedule(ORDERS, STANDARDS, CAPACITIES, null, "", unwanted);
    expect(faultOf(none)).toEqual(stopped);
    expect(unwanted.solver).not.toHaveBeenCalled();
  });
});

describe("LOAD", () => {
  it("takes what SCHEDULE gives", async () => {
    const answer = load(await ofAll(), CAPACITIES, "Day", CALENDARS);
    expect(answer).toEqual([
      ["Resource", "Group", "Period", "Available h", "Setup h", "Run h", "Load %", "Verdict"],
      ["Mill", "", at("2026-11-23"), 3, 0, 3, 1, "Overloaded"],
    ]);
  });

  it("has hours, and knows the columns by their headings alone", () => {
    const rows = [
      ["End", "Resource", "Start", "Run min", "Setup min"],
      [at("2026-11-23 08:00"), "mill", at("2026-11-23 06:00"), 90, 30],
      ["", "", "", "", ""],
    ];
    const answer = load(rows, [["Mill"]], "Hour");
    expect(columnOf(answer, "Setup h")).toEqual([0.5, 0]);
    expect(columnOf(answer, "Run h")).toEqual([0.5, 1]);
  });

  it.each([
    ["a bucket that is none", load(ORDERS, CAPACITIES, "Month"), /^bucket "Month" is none/],
    [
      "a schedule without Start",
      load([["Resource"], ["Mill"]], CAPACITIES, "Day"),
      /no column Start/,
    ],
    ["no schedule", load(null, CAPACITIES, "Day"), /needs a schedule/],
    [
      "no capacities",
      load(
        [
          ["Resource", "Start", "End", "Setup min", "Run min"],
          ["Saw", 46349, 46350, 0, 60],
        ],
        null,
        "Day",
      ),
      /needs capacities/,
    ],
    [
      "an unknown resource",
      load(
        [
          ["Resource", "Start", "End", "Setup min", "Run min"],
          ["Saw", 46349, 46350, 0, 60],
        ],
        CAPACITIES,
        "Day",
      ),
      /resource saw, which capacities does not have/,
    ],
    [
      "a text for End",
      load(
        [
          ["Resource", "Start", "End", "Setup min", "Run min"],
          ["Mill", 46349, "soon", 0, 60],
        ],
        CAPACITIES,
        "Day",
      ),
      /^schedule, row 2: End is not a number/,
    ],
    [
      "nothing scheduled",
      load(
        [
          ["Resource", "Start", "End", "Setup min", "Run min"],
          ["", "", "", "", ""],
        ],
        CAPACITIES,
        "Day",
      ),
      /no row with a Start/,
    ],
  ])("says so for %s", (_, answer, message) => {
    expect(faultOf(answer)[0]).toBe("#VALUE!");
    expect(faultOf(answer)[1]).toMatch(message);
  });
});
