import { DAY, HOUR, WEEK } from "../../../src/kernel/moment";
import { type History, PLAN_KEY, type PlanRow, commitPlan } from "../../../src/tables/history";
import { planRows } from "../../../src/tables/history-rows";
import { commitWeek, partOf, weekPlan } from "../../../src/tables/week-plan";
import { PLAN_START, aRows, at } from "../../support/a-plan";
import { aScheduledPlan } from "./sheet-reading";

const rows = {
  orders: [{ order: "A", product: "P", quantity: 10 }],
  standards: [
    { product: "P", step: "10", resource: "Saw", ratePerHour: 10, yield: 0.5, setupMin: 6 },
  ],
  capacities: [{ resource: "Saw", uptime: 0.8, efficiency: 0.5 }],
};
const [PLAN, TEMPLATE] = planRows(aScheduledPlan(rows), aRows(rows), undefined) as [
  PlanRow,
  PlanRow,
];

/** A plan that begins so many hours after plan start, with operations by order and start. */
function plan(start: number, operations: Readonly<Record<string, number>>): readonly PlanRow[] {
  const own = Object.entries(operations).map(([order, begins]) => ({
    ...TEMPLATE,
    key: `${order}||10`,
    order,
    start: PLAN_START + begins * HOUR,
    runStart: PLAN_START + begins * HOUR,
    end: PLAN_START + (begins + 1) * HOUR,
  }));
  const begin = PLAN_START + start * HOUR;
  return [{ ...PLAN, key: PLAN_KEY, start: begin, end: begin + 5 * WEEK }, ...own];
}

const commit = (history: History, start: number, operations: Readonly<Record<string, number>>) =>
  commitPlan(history, plan(start, operations), PLAN_START + start * HOUR, 13);

const WEEK_HERE = { from: PLAN_START, to: PLAN_START + 6 * DAY };
const startsOf = (parts: readonly { order: string; start: number }[] | undefined) =>
  parts?.map(({ order, start }) => `${order} ${(start - PLAN_START) / HOUR}`).sort();

describe("the week that is judged", () => {
  it("goes from one time of Commit to the next, and ends where the record does", () => {
    const monday = at("2026-11-23 06:00");
    const week = (until: string) => commitWeek(6 * HOUR, at(until));
    expect(week("2026-11-25 13:00")).toEqual({ from: monday, to: at("2026-11-25 13:00") });
    expect(week("2026-11-30 06:00")).toEqual({ from: monday, to: at("2026-11-30 06:00") });
    expect(week("2026-11-23 05:00")).toEqual({ from: monday - WEEK, to: at("2026-11-23 05:00") });
  });
});

describe("the plan that was", () => {
  it("is the first one committed for the week, with the figures that it was made of", () => {
    const found = weekPlan(commit([], 0, { A: 2 }), WEEK_HERE)!;
    expect(found.window).toEqual(WEEK_HERE);
    expect(found.plan).toMatchObject({ kind: "committed", version: 1, later: undefined });
    expect(found.plan.parts).toEqual([
      {
        ...{ order: "A", line: "", product: "P", step: "10", resource: "Saw" },
        start: PLAN_START + 2 * HOUR,
        runStart: PLAN_START + 2 * HOUR,
        end: PLAN_START + 3 * HOUR,
        setup: 360,
        run: (20 / 10 / 0.5 / 0.8) * HOUR,
        startQuantity: 20,
        goodQuantity: 10,
        ...{ ratePerHour: 10, yield: 0.5, efficiency: 0.5, uptime: 0.8 },
      },
    ]);
  });

  it("keeps what should have begun when the next was committed, and takes the rest as the next has it", () => {
    const first = commit([], 0, { A: 2, B: 30, C: 50 });
    const both = commit(first, 24, { A: 26, B: 31, C: 50, D: 60 });
    const { plan: kept } = weekPlan(both, WEEK_HERE)!;
    expect(startsOf(kept.parts)).toEqual(["A 2", "B 31", "C 50", "D 60"]);
    expect(startsOf(kept.later?.parts)).toEqual(["A 26", "B 31", "C 50", "D 60"]);
  });

  it("does not want what was only running when a later plan was made", () => {
    const first = commit([], 0, { A: 2 });
    const { plan: kept } = weekPlan(commit(first, 24, { A: 2, B: 20, C: 30 }), WEEK_HERE)!;
    expect(startsOf(kept.parts)).toEqual(["A 2", "C 30"]);
    expect(kept.later).toMatchObject({ planStart: PLAN_START + 24 * HOUR });
    expect(startsOf(kept.later?.parts)).toEqual(["A 2", "B 20", "C 30"]);
  });

  it("is the one in force where none was committed, or only late in the week", () => {
    const before = commit([], -7 * 24, { A: 2 });
    expect(weekPlan(before, WEEK_HERE)).toMatchObject({ window: WEEK_HERE, plan: { version: 1 } });
    const late = commit(before, 72, { A: 80 });
    expect(weekPlan(late, WEEK_HERE)).toMatchObject({ window: WEEK_HERE, plan: { version: 1 } });
    const only = commit([], 72, { A: 80 });
    expect(weekPlan(only, WEEK_HERE)!.window.from).toBe(PLAN_START + 72 * HOUR);
  });

  it("is none where nothing was committed, or all of it is over", () => {
    expect(weekPlan([], WEEK_HERE)).toBeUndefined();
    expect(weekPlan(commit([], -8 * 7 * 24, { A: 2 }), WEEK_HERE)).toBeUndefined();
  });

  it("passes over rows without times, and lets no damaged share through", () => {
    expect(partOf({ ...TEMPLATE, end: undefined })).toEqual([]);
    expect(partOf({ ...TEMPLATE, yield: 0, uptime: undefined, runMin: -5 })[0]).toMatchObject({
      ...{ yield: 1, uptime: 1, run: 0 },
    });
  });
});
