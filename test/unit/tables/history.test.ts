import { HOUR, WEEK } from "../../../src/kernel/moment";
import {
  type History,
  PLAN_KEY,
  type PlanRow,
  addDraft,
  commitDraft,
  commitIsDue,
  commitPlan,
  committedPlanAt,
  publishedOperations,
} from "../../../src/tables/history";
import { historySheet, readHistory } from "../../../src/tables/history-table";
import { planRows } from "../../../src/tables/history-rows";
import { PLAN_START, aRows, hour } from "../../support/a-plan";
import { aContext, aScheduledPlan } from "./sheet-reading";
import { standing } from "./standing";

const rows = {
  orders: [{ order: "A", product: "P", quantity: 10, due: PLAN_START + hour(9) }],
  standards: [{ product: "P", step: "10", resource: "Saw", ratePerHour: 10, yield: 0.5 }],
  capacities: [{ resource: "Saw", uptime: 0.8 }],
};
const [PLAN, TEMPLATE] = planRows(aScheduledPlan(rows), aRows(rows), undefined) as [
  PlanRow,
  PlanRow,
];

/** A plan of operations by key and start, in hours after plan start. */
function plan(start: number, operations: Readonly<Record<string, number>>): readonly PlanRow[] {
  const own = Object.entries(operations).map(([order, begins]) => ({
    ...{ ...TEMPLATE, key: `${order}||10`, order },
    ...{ start: PLAN_START + begins * HOUR, end: PLAN_START + (begins + 1) * HOUR },
  }));
  return [{ ...PLAN, start: PLAN_START + start * HOUR }, ...own];
}

const orders = (history: History) =>
  history
    .filter((row) => row.key !== PLAN_KEY)
    .map((row) => `${row.order} ${row.kind} ${row.version}${row.until ? `-${row.until}` : ""}`);

describe("the rows of a plan", () => {
  it("hold the planned figures and the assumptions with their cells", () => {
    expect(PLAN).toMatchObject({ key: "plan", start: PLAN_START });
    expect(TEMPLATE).toMatchObject({
      ...{
        key: "A||10",
        order: "A",
        resource: "Saw",
        unit: 1,
        startQuantity: 20,
        goodQuantity: 10,
      },
      ...{ start: PLAN_START, finish: PLAN_START + hour(2.5), due: PLAN_START + hour(9) },
      ...{ ratePerHour: 10, yield: 0.5, uptime: 0.8, efficiency: 1 },
    });
    expect(TEMPLATE.rateCell).toMatch(/^Standards!F2$|^Standards![A-Z]+2$/);
    expect(TEMPLATE.uptimeCell).toMatch(/^Capacities![A-Z]+2$/);
  });
});

describe("the history", () => {
  it("keeps the last draft only", () => {
    const first = addDraft([], plan(0, { A: 1 }), PLAN_START);
    expect(orders(addDraft(first, plan(0, { B: 1 }), PLAN_START))).toEqual(["B Draft 2"]);
  });

  it("commits the draft, and nothing where there is none", () => {
    const committed = commitDraft(addDraft([], plan(0, { A: 1 }), PLAN_START), PLAN_START, 13)!;
    expect(orders(committed)).toEqual(["A Committed 2"]);
    expect(commitDraft(committed, PLAN_START, 13)).toBeUndefined();
  });

  it("adds only rows that changed, and drops replaced ones whose start was still ahead", () => {
    const first = commitPlan([], plan(0, { A: 1, B: 30, C: 31, D: 32 }), PLAN_START, 13);
    const second = commitPlan(first, plan(24, { B: 30, C: 40 }), PLAN_START + hour(24), 13);
    expect(orders(second)).toEqual(["A Committed 1-2", "B Committed 1", "C Committed 2"]);
  });

  it("knows what was committed at a moment", () => {
    const first = commitPlan([], plan(0, { A: 1, B: 30 }), PLAN_START, 13);
    const second = commitPlan(first, plan(24, { B: 40 }), PLAN_START + hour(24), 13);
    const at = (hours: number) =>
      orders(committedPlanAt(second, PLAN_START + hour(hours))).map((text) => text[0]);
    expect(at(-1)).toEqual([]);
    // B's first row was still ahead when it was replaced, so it is gone.
    expect(at(1)).toEqual(["A"]);
    expect(at(24)).toEqual(["B"]);
  });

  it("gives the published starts for the freeze window", () => {
    const first = commitPlan([], plan(0, { A: 1 }), PLAN_START, 13);
    const drafted = addDraft(first, plan(0, { A: 9 }), PLAN_START);
    expect(publishedOperations(drafted)).toEqual([
      {
        ...{ order: "A", line: "", step: "10", resource: "Saw", unit: 1 },
        ...{ start: PLAN_START + HOUR, runStart: PLAN_START, end: PLAN_START + 2 * HOUR },
      },
    ]);
  });

  it("is due for a commit at the first run after the time of the week", () => {
    const monday = PLAN_START; // Monday 06:00
    const commit = 6 * HOUR;
    const friday = commitPlan([], plan(0, { A: 1 }), monday - 3 * 24 * HOUR, 13);
    expect(commitIsDue([], commit, monday)).toBe(true);
    expect(commitIsDue(friday, commit, monday - 1)).toBe(false);
    expect(commitIsDue(friday, commit, monday)).toBe(true);
    const done = commitPlan(friday, plan(0, { A: 1 }), monday, 13);
    expect(commitIsDue(done, commit, monday + WEEK - 1)).toBe(false);
    expect(commitIsDue(done, commit, monday + WEEK)).toBe(true);
  });

  it("comes back from its sheet as it was", () => {
    const first = commitPlan([], plan(0, { A: 1, B: 30 }), PLAN_START, 13);
    const second = commitPlan(first, plan(24, { B: 40 }), PLAN_START + hour(24), 13);
    const drafted = addDraft(second, plan(25, { B: 41 }), PLAN_START + hour(25));
    const sheet = historySheet(drafted, PLAN_START, aContext());
    expect(sheet.visibility).toBe("hidden");
    expect(readHistory(standing(sheet).get("plumbhistory"))).toEqual(drafted);
  });

  it("stays below 200,000 rows in a year of weekly plans of 10,000 operations and daily drafts", () => {
    let history: History = [];
    for (let week = 0; week < 52; week++) {
      // Each week all operations are new, and all are begun before the next plan.
      const own = Array.from({ length: 10_000 }, (_, i) => ({
        key: `W${week}-${i}`,
        start: PLAN_START + week * WEEK + (i % 160) * HOUR,
      }));
      const planned = [{ key: PLAN_KEY, start: PLAN_START + week * WEEK }, ...own] as PlanRow[];
      history = commitPlan(history, planned, PLAN_START + week * WEEK, 13);
    }
    const drafted = addDraft(history, plan(0, {}), PLAN_START).length + 10_000;
    expect(drafted).toBeGreaterThan(140_000);
    expect(drafted).toBeLessThan(200_000);
  });
});
