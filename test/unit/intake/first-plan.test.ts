import { aPlan } from "../../support/a-plan";

describe("a plan from few rows", () => {
  const plan = aPlan({
    orders: [{ order: "A", product: "P", quantity: 100 }],
    standards: [{ product: "P", step: "10", resource: "M", ratePerHour: 50, setupMin: 30 }],
    capacities: [{ resource: "M" }],
  });

  it("has one operation", () => {
    expect(plan.problem.operations).toHaveLength(1);
    expect(plan.problem.operations[0]!.modes).toEqual([
      {
        resource: 0,
        setup: 1800,
        family: 0,
        run: 7200,
        fixed: 0,
        interruptible: true,
        setupNeedsMaterial: false,
        needs: [],
      },
    ]);
    expect(plan.issues.map((issue) => issue.code)).toEqual(["round-the-clock"]);
  });
});
