import { explainPlan } from "../../../src/app/explain-plan";
import { publishWorkbook } from "../../../src/app/publish-workbook";
import { quoteOrder } from "../../../src/app/quote-order";
import { scheduleWorkbook } from "../../../src/app/schedule-workbook";
import { PLAN_START, hour } from "../../support/a-plan";
import { OPTIONS, SHOP, START, aHost, directSolver, stillClock, tableRows } from "./a-shop";

const MONDAY = stillClock(PLAN_START);

async function scheduled(
  host = aHost(),
  options: Parameters<typeof scheduleWorkbook>[1] = OPTIONS,
) {
  const outcome = await scheduleWorkbook(host, options, directSolver, MONDAY);
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
  return { host, ...outcome };
}

describe("scheduling a workbook", () => {
  it("writes all sheets and reports in the agreed form", async () => {
    const { host, report, text, rowsLeftOut } = await scheduled();
    const { sheets } = await host.readInfo();
    const written = [
      "Schedule",
      "Targets",
      "Load",
      "Promises",
      "Shortages",
      "Issues",
      "PlumbHistory",
    ];
    expect(report.written).toEqual(written);
    expect(sheets.map((sheet) => sheet.name).slice(3)).toEqual(written);
    expect(sheets.at(-1)!.visible).toBe(false);
    expect(Object.keys(report)).toEqual(
      "plan orders operations scheduled unscheduled objective moved bound gap issues written output seconds".split(
        " ",
      ),
    );
    expect(report).toMatchObject({
      plan: { start: "2026-11-23T06:00:00", horizon: "2027-02-21T06:00:00" },
      ...{ orders: 4, operations: 2, scheduled: 2 },
      unscheduled: [
        { order: "Q-1", reason: "a quote", sheet: "Orders", cell: "E4" },
        { order: "A-3", reason: "on hold", sheet: "Orders", cell: "E5" },
      ],
      objective: { weightedTardinessHours: 0, lateOrders: 0, changeoverHours: 0, makespan: 3 },
    });
    expect(rowsLeftOut).toBe(false);
    expect(text).toMatch(/^2 of 2 open order lines scheduled from Mon 23 Nov 2026 06:00/);
  });

  it("answers quotes in Promises", async () => {
    const { host } = await scheduled();
    const quote = (await tableRows(host, "PlumbPromises")).find((row) => row["Order"] === "Q-1")!;
    expect(quote["If pushed in"]).toBe(
      "Mon 23 Nov 2026 06:12; delays A-1 by 12 min, A-2 by 12 min",
    );
  });

  it("leaves the user's sheets as they are, and takes a number where one has our name", async () => {
    const host = aHost({
      ...SHOP,
      sheets: [...SHOP.sheets, { name: "Schedule", rows: [["mine"]] }],
    });
    const { report } = await scheduled(host);
    expect(report.written[0]).toBe("Schedule 2");
    const [mine] = await host.readGrids(["Schedule"]);
    expect(mine!.values).toEqual(["mine"]);
    const again = await scheduled(host);
    expect(again.report.written[0]).toBe("Schedule 2");
  });

  it("keeps a locked row, a user's column and an entry in Targets over a second run", async () => {
    const { host } = await scheduled();
    const rows = await tableRows(host, "PlumbSchedule");
    const at = rows.findIndex((row) => row["Order"] === "A-1");
    await host.apply([
      { kind: "putCell", sheet: "Schedule", cell: `X${6 + at}`, value: "Yes" },
      { kind: "putCell", sheet: "Schedule", cell: `K${6 + at}`, value: START + 5 / 24 },
      { kind: "putCell", sheet: "Targets", cell: "P6", value: 20 },
      {
        kind: "putColumns",
        sheet: "Schedule",
        area: { top: 4, left: 0, bottom: 4 + rows.length, right: 23 },
        columns: [{ header: "My note" }],
        rows: rows.map((row) => [`note ${String(row["Order"])}`]),
      },
    ]);
    await scheduled(host);
    const after = await tableRows(host, "PlumbSchedule");
    const locked = after.find((row) => row["Order"] === "A-1")!;
    expect(locked["Start"]).toBeCloseTo(START + 5 / 24, 9);
    expect(locked["Locked"]).toBe("Yes");
    expect(after.map((row) => row["My note"])).toEqual(
      after.map((row) => `note ${String(row["Order"])}`),
    );
    const entries = (await tableRows(host, "PlumbTargets")).map((row) => row["Actual units"]);
    expect(entries.filter((value) => value !== null)).toEqual([20]);
  });

  it("is refused whole, with one line that says why, when a required sheet is missing", async () => {
    const host = aHost({ sheets: SHOP.sheets.slice(1) });
    const outcome = await scheduleWorkbook(host, OPTIONS, directSolver, MONDAY);
    expect(outcome).toMatchObject({ kind: "refused", issues: [{ severity: "error" }] });
    expect((await host.readInfo()).sheets).toHaveLength(2);
  });

  it("is refused where the workbook's structure is locked", async () => {
    const outcome = await scheduleWorkbook(
      aHost({ ...SHOP, structureLocked: true }),
      OPTIONS,
      directSolver,
      MONDAY,
    );
    expect(outcome).toMatchObject({ kind: "refused", issues: [{ code: "structure-locked" }] });
  });

  it("writes nothing when it was interrupted, unless the best so far is to be kept", async () => {
    const stopping: typeof directSolver = async (request, watch) => ({
      ...(await directSolver(request, watch)),
      interrupted: true,
    });
    const host = aHost();
    const dropped = await scheduleWorkbook(host, OPTIONS, stopping, MONDAY);
    expect(dropped).toMatchObject({ kind: "interrupted", written: false });
    expect((await host.readInfo()).sheets).toHaveLength(3);
    const kept = await scheduleWorkbook(host, { ...OPTIONS, keepBest: true }, stopping, MONDAY);
    expect(kept).toMatchObject({ kind: "interrupted", written: true });
    expect((await host.readInfo()).sheets).toHaveLength(10);
  });

  it("says that a schedule that breaks a rule is our own fault, and writes nothing", async () => {
    const faulty: typeof directSolver = async (request, watch) => {
      const outcome = await directSolver(request, watch);
      const placements = outcome.solution.placements.map(
        (one) => one && { ...one, end: one.end + 1 },
      );
      return { ...outcome, solution: { ...outcome.solution, placements } };
    };
    const host = aHost();
    const outcome = await scheduleWorkbook(host, OPTIONS, faulty, MONDAY);
    expect(outcome.kind).toBe("fault");
    expect((await host.readInfo()).sheets).toHaveLength(3);
  });
});

describe("drafts and commits", () => {
  const kinds = async (host: ReturnType<typeof aHost>) => [
    ...new Set((await tableRows(host, "PlumbHistory")).map((row) => row["Kind"])),
  ];
  const at = (hours: number) => ({ ...OPTIONS, now: PLAN_START + hour(hours) });

  it("commit the first run after the time of the week, and draft the others", async () => {
    const { host } = await scheduled();
    expect(await kinds(host)).toEqual(["Committed"]);
    await scheduled(host, at(24));
    expect(await kinds(host)).toEqual(["Committed", "Draft"]);
    await scheduled(host, at(7 * 24));
    expect(await kinds(host)).toEqual(["Committed"]);
  });

  it("publish the draft", async () => {
    const { host } = await scheduled();
    await scheduled(host, at(24));
    const outcome = await publishWorkbook(host, MONDAY);
    expect(outcome).toMatchObject({ kind: "done", operations: 2, written: ["PlumbHistory"] });
    expect(await kinds(host)).toEqual(["Committed"]);
    expect(await publishWorkbook(host, MONDAY)).toMatchObject({ kind: "done", written: [] });
  });

  it("have nothing to publish before the first run", async () => {
    expect(await publishWorkbook(aHost(), MONDAY)).toMatchObject({ kind: "refused" });
  });

  it("hold the published starts inside the freeze window", async () => {
    const host = aHost({
      sheets: [
        ...SHOP.sheets,
        {
          name: "Settings",
          rows: [
            ["Setting", "Value"],
            ["Freeze hours", 12],
          ],
        },
      ],
    });
    await scheduled(host);
    const before = await tableRows(host, "PlumbSchedule");
    await host.apply([{ kind: "putCell", sheet: "Orders", cell: "D2", value: START + 0.05 }]);
    await scheduled(host);
    const after = await tableRows(host, "PlumbSchedule");
    expect(after.map((row) => [row["Order"], row["Start"]])).toEqual(
      before.map((row) => [row["Order"], row["Start"]]),
    );
    expect(after[0]!["Waits for"]).toBe("frozen: it stands as published");
  });
});

describe("explaining an order", () => {
  const explain = (host: ReturnType<typeof aHost>, order: string) =>
    explainPlan(host, order, OPTIONS, directSolver, MONDAY);

  it("follows what it waits for back to the beginning", async () => {
    const outcome = await explain(aHost(), "a-1");
    expect(outcome).toMatchObject({
      kind: "done",
      explanation: {
        order: "A-1",
        headline: "A-1 finishes Mon 23 Nov 2026 09:00; it is due Tue 24 Nov 2026 06:00.",
        sentences: [
          "A-2 step 10 (Saw) on Saw 1, Mon 06:00 to 07:00: nothing: it starts with the plan.",
          "A-1 step 10 (Saw) on Saw 1, Mon 07:00 to 09:00: after A-2 step 10 on Saw 1, ends Mon 07:00.",
          "It waits most for its own work: step 10 on Saw 1, 2 h from start to end.",
        ],
      },
    });
  });

  it("says the same of the plan that stands in the workbook", async () => {
    const { host } = await scheduled();
    expect(await explain(host, "A-1")).toEqual(await explain(aHost(), "A-1"));
  });

  it("tries nothing more once it is told to stop", async () => {
    const { host } = await scheduled();
    const stopped = { ...OPTIONS, watch: { stopped: () => true } };
    const outcome = await explainPlan(host, "A-1", stopped, directSolver, MONDAY);
    expect(outcome).toMatchObject({ kind: "done", explanation: { order: "A-1", helps: [] } });
  });

  it("says why an order is not scheduled, and which orders look like an unknown one", async () => {
    const held = await explain(aHost(), "A-3");
    expect(held).toMatchObject({
      explanation: { headline: "A-3 has no finish. Not scheduled: on hold." },
    });
    expect(await explain(aHost(), "A1")).toEqual({
      ...{ kind: "unknown order", order: "A1", near: ["A-1"] },
    });
  });
});

describe("quoting an order", () => {
  const quote = (quantity: number, product = "P") =>
    quoteOrder(aHost(), { product, quantity, due: undefined }, OPTIONS, directSolver, MONDAY);

  it("gives the date behind all others, and the one pushed in with whom it delays", async () => {
    const outcome = await quote(200);
    expect(outcome).toMatchObject({
      kind: "done",
      quote: {
        behindAll: PLAN_START + hour(7),
        pushedIn: PLAN_START + hour(4),
        safe: { behindAll: expect.any(Number), pushedIn: expect.any(Number) },
        delays: [
          { order: "A-2", customer: "Best", days: 0.17, becomesLate: true },
          { order: "A-1", customer: "Acme", days: 0.17, becomesLate: false },
        ],
      },
    });
  });

  it("says why it cannot be scheduled", async () => {
    const outcome = await quote(10, "NOPE");
    expect(outcome).toMatchObject({ kind: "done", quote: { behindAll: undefined } });
    expect(outcome.kind === "done" && outcome.text).toMatch(/^10 of NOPE cannot be scheduled: /);
  });
});
