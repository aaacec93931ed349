import { planIssues } from "../../../src/tables/plan-issues";
import { promisesOf } from "../../../src/tables/promises";
import { type SomeRows, at } from "../../support/a-plan";
import { aScheduledPlan } from "./sheet-reading";

/** Four hours of one machine a piece: one order of 70 fits in two weeks, a second one does not. */
const SHOP: SomeRows = {
  standards: ["P", "Q"].map((product) => ({
    ...{ product, step: "10", resource: "Saw", minPerUnit: 240 },
  })),
  capacities: [{ resource: "Saw" }],
};

function issuesOf(rows: SomeRows) {
  const plan = aScheduledPlan({ ...SHOP, ...rows }, { horizonDays: 14 });
  return { plan, issues: planIssues(plan, []) };
}

describe("what would end after the horizon", () => {
  const plan = [
    { period: at("2026-11-23"), product: "P", quantity: 70 },
    { period: at("2026-11-30"), product: "P", quantity: 70 },
    { period: at("2026-11-30"), product: "Q", quantity: 70 },
  ];

  it("is one note for all planned orders of a sheet, with a reason for each in Promises", () => {
    const { issues, plan: made } = issuesOf({ plan });
    expect(issues).toMatchObject([
      {
        severity: "note",
        code: "planned-past-horizon",
        sheet: "Plan",
        value: "PLAN-P-2026-11-30",
      },
    ]);
    expect(issues[0]!.what).toBe(
      "2 planned orders, the first PLAN-P-2026-11-30, would end after the horizon (Mon 7 Dec) and are not scheduled; see Promises.",
    );
    const reasons = promisesOf(made).map(({ waitsMostFor }) => waitsMostFor);
    expect(reasons.filter((text) => text.includes("would end after the horizon"))).toHaveLength(2);
  });

  it("is an error of its own for each real order", () => {
    const orders = ["A", "B", "C"].map((order) => ({ order, product: "P", quantity: 70 }));
    const { issues } = issuesOf({ orders, plan: [] });
    expect(issues.map(({ severity, code, value }) => [severity, code, value])).toEqual([
      ["error", "order-not-scheduled", "B"],
      ["error", "order-not-scheduled", "C"],
    ]);
  });
});
