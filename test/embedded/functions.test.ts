import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Solver } from "../../src/app/ports";
import { solveByTurns } from "../../src/app/solve-by-turns";
import type { FunctionDefinition } from "../../src/embedded/custom-functions";
import { registerFunctions } from "../../src/functions/functions";
import { type EmbeddedPane, openPane } from "../support/embedded-pane";
import { at, TWO_SHIFTS_HEADED } from "../unit/functions/excel-cells";

const SCRIPT = join(__dirname, "..", "..", ".ci", "functions-metadata.mjs");

/** The functions as the metadata made at build time has them. */
function definitions(): FunctionDefinition[] {
  const { stdout } = spawnSync(process.execPath, [SCRIPT], { encoding: "utf8" });
  const { functions } = JSON.parse(stdout) as {
    functions: { id: string; name: string; options?: { cancelable?: boolean } }[];
  };
  return functions.map(({ id, name, options }) => ({
    ...{ id, name: `PLUMB.${name}`, cancelable: options?.cancelable ?? false },
  }));
}

const ORDERS = [
  ["Order", "Product", "Quantity", "Release"],
  ["O-1", "P-1", 120, at("2026-11-23 06:00")],
];
const STANDARDS = [
  ["Product", "Step", "Resource", "Rate per hour"],
  ["P-1", 10, "Mill", 60],
];
const PLAN = [ORDERS, STANDARDS, [["Mill"]], null, null];

describe("custom functions through the real Office.js", () => {
  let pane: EmbeddedPane;
  let waits = false;
  let stopped = false;

  const thread = { elapsed: () => 0, nextTurn: () => Promise.resolve() };
  const solver: Solver = async (request, watch) => {
    while (waits && !stopped) {
      stopped = watch.stopped?.() ?? false;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return solveByTurns(request, watch, thread);
  };
  const call = (name: string, args: readonly unknown[]) =>
    pane.host.invokeFunction(`PLUMB.${name}`, args).result;

  beforeAll(async () => {
    pane = await openPane({ functions: definitions() });
    registerFunctions({ solver }, pane.CustomFunctions as never);
  });
  afterAll(() => pane.close());

  it.each([
    ["FINISH", [at("2026-11-27 14:00"), 12, TWO_SHIFTS_HEADED, null], [[at("2026-11-30 10:45")]]],
    [
      "WORKHOURS",
      [at("2026-11-27 14:00"), at("2026-11-30 10:45"), TWO_SHIFTS_HEADED, null],
      [[12]],
    ],
    ["STARTQTY", [100, [[0.95, 0.98]]], [[109]]],
    ["RUNHOURS", [[[600], [60]], 120, 30, null], [[5.5], [1]]],
    ["TARGET", [120, 0.75, 0.98, null], [[88.2]]],
  ])("calculates %s", async (name, args, expected) => {
    expect(await call(name, args)).toEqual({ ok: true, value: expected });
  });

  it("judges a lead time, a standard and a series", async () => {
    const days = Array.from({ length: 30 }, (_, i) => [[9, 10, 12, 13, 14][i % 5]]);
    expect(await call("LEADTIME", [10, days, null, null])).toEqual({
      ok: true,
      value: [["Optimistic", 0.4, 0.226557648829, 0.593965069948, 14]],
    });
    const rates = Array.from({ length: 21 }, (_, i) => [96 + 3 * (i % 7)]);
    expect(await call("STANDARD", [120, rates, null])).toEqual({
      ok: true,
      value: [["Too tight", 105, 99, 111, 105]],
    });
    const chart = await call("XMR", [[[10], [12], [""], [11]]]);
    const line = [11, 7.01, 14.99, ""];
    expect(chart).toEqual({
      ok: true,
      value: [
        ["Centre", "Lower limit", "Upper limit", "Signal"],
        ...[line, line, ["", "", "", ""], line],
      ],
    });
    expect(await call("XMR", [[[10]]])).toMatchObject({ ok: false, error: "#N/A" });
    const refused = await call("LEADTIME", [10, [[-1]], null, null]);
    expect(refused).toHaveProperty("message", expect.stringMatching(/^observed -1 must be/));
  });

  it("spills a schedule, and the load that it makes", async () => {
    const schedule = await call("SCHEDULE", PLAN);
    const rows = (schedule.ok ? schedule.value : []) as unknown[][];
    expect(rows[1]!.slice(0, 3)).toEqual(["O-1", "", "P-1"]);
    const load = await call("LOAD", [rows, [["Mill"]], "Day", null]);
    expect(load).toMatchObject({
      ok: true,
      value: [
        [
          "Resource",
          ...rows[0]!.slice(0, 0),
          "Group",
          "Period",
          "Available h",
          "Setup h",
          "Run h",
          "Load %",
          "Verdict",
        ],
        ["Mill", "", at("2026-11-23"), 2, 0, 2, 1, "Overloaded"],
      ],
    });
  });

  it("gives an error with its message, and passes errors of cells on", async () => {
    const said = await call("FINISH", ["soon", 1, null, null]);
    expect(said).toMatchObject({ ok: false, error: "#VALUE!" });
    expect(said).toHaveProperty("message", expect.stringMatching(/^start "soon"/));
    const division = { type: "Error", basicType: "Error", basicValue: "#DIV/0!" };
    expect(await call("TARGET", [division, 1, null, null])).toMatchObject({ error: "#DIV/0!" });
    const refused = await call("SCHEDULE", [
      [["O-1", "", "P-1", 5]],
      STANDARDS,
      [["Mill"]],
      null,
      null,
    ]);
    expect(refused).toHaveProperty("message", expect.stringMatching(/Release/));
  });

  it("keeps errors to their cells in a column", async () => {
    const column = await call("TARGET", [[[60], [-1], [""]], 1, null, null]);
    expect(column.ok).toBe(true);
    expect((column as { value: unknown[][] }).value.map(([cell]) => typeof cell)).toEqual([
      ...["number", "object", "string"],
    ]);
  });

  it("hears that a cell no longer wants its schedule", async () => {
    waits = true;
    const invocation = pane.host.invokeFunction("PLUMB.SCHEDULE", PLAN);
    await new Promise((resolve) => setTimeout(resolve, 30));
    invocation.cancel();
    for (let tries = 0; tries < 100 && !stopped; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(stopped).toBe(true);
  });
});
