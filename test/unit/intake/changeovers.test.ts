import { aPlan, codesOf, type SomeRows } from "../../support/a-plan";

type Row = NonNullable<SomeRows["changeovers"]>[number];

const shop = (changeovers: readonly Row[]): SomeRows => ({
  capacities: [
    { resource: "M", group: "G" },
    { resource: "N", group: "g" },
    { resource: "O" },
    { resource: "Crew", pool: true },
  ],
  standards: ["Red", "Blue", undefined].map((family, index) => ({
    product: String(index),
    step: "10",
    resource: "M",
    minPerUnit: 1,
    family,
  })),
  changeovers,
});

/** Minutes from none, Red, Blue (rows) to none, Red, Blue, by resource. */
function matrixOf(plan: ReturnType<typeof aPlan>, resource: number) {
  const matrix = plan.problem.changeovers[resource];
  if (!matrix) return undefined;
  const size = plan.problem.families.length;
  const minutes = Array.from(matrix, (seconds) => (seconds < 0 ? seconds : seconds / 60));
  return Array.from({ length: size }, (_, from) => minutes.slice(from * size, (from + 1) * size));
}

const row = (fromFamily: string, toFamily: string, minutes: number, resource?: string): Row => ({
  fromFamily,
  toFamily,
  minutes,
  resource,
});

describe("changeovers", () => {
  it("take the most specific row: From before To", () => {
    const plan = aPlan(
      shop([row("*", "*", 5), row("*", "Blue", 6), row("red", "*", 7), row("Red", "blue", 8)]),
    );
    expect(plan.problem.families).toEqual(["", "Red", "Blue"]);
    expect(matrixOf(plan, 0)).toEqual([
      [-1, 5, 6],
      [-1, -1, 8],
      [-1, 5, -1],
    ]);
    const fromFirst = matrixOf(aPlan(shop([row("*", "Blue", 6), row("Red", "*", 7)])), 0)!;
    expect(fromFirst[1]![2]).toBe(7);
  });

  it("take a resource's row before its group's, and that before one for all", () => {
    const plan = aPlan(
      shop([row("Red", "Blue", 1), row("*", "*", 2, "G"), row("*", "Blue", 3, "m")]),
    );
    const toBlue = [0, 1, 2].map((resource) => matrixOf(plan, resource)![1]![2]);
    expect(toBlue).toEqual([3, 2, 1]);
    expect(matrixOf(plan, 0)![2]![1]).toBe(2);
    expect(matrixOf(plan, 3)).toBeUndefined();
  });

  it("apply within a family only where a row names it twice", () => {
    const within = matrixOf(aPlan(shop([row("*", "*", 5), row("Red", "Red", 2)])), 0)!;
    expect([within[1]![1], within[2]![2]]).toEqual([2, -1]);
  });

  it("are shared by resources to which the same rows apply, and absent where none does", () => {
    const plan = aPlan(shop([row("*", "*", 5, "G")]));
    expect(plan.problem.changeovers[0]).toBe(plan.problem.changeovers[1]);
    expect(plan.problem.changeovers[2]).toBeUndefined();
  });

  it("round seconds up", () => {
    const plan = aPlan(shop([row("Red", "Blue", 1 / 7)]));
    expect(plan.model.changeovers).toEqual([
      { resource: "", fromFamily: "Red", toFamily: "Blue", seconds: 9 },
    ]);
  });

  it("on a resource that there is not are reported", () => {
    expect(codesOf(aPlan(shop([row("*", "*", 5, "X")])))).toContain("dangling-reference");
  });
});
