import type {
  PlanContext,
  PublishedOperation,
  ScheduleLock,
} from "../../../src/intake/plan-context";
import { aPlan, at, codesOf, type SomeRows } from "../../support/a-plan";

const rows: SomeRows = {
  orders: [
    { order: "A", product: "P", quantity: 10 },
    { order: "B", product: "P", quantity: 10 },
  ],
  capacities: [{ resource: "M", units: 2 }, { resource: "N" }, { resource: "S", pool: true }],
  standards: [
    { product: "P", step: "10", resource: "N", minPerUnit: 1 },
    { product: "P", step: "10", resource: "M", minPerUnit: 1 },
    { product: "P", step: "20", resource: "S", minPerUnit: 1 },
  ],
};

const lock = (more: Partial<ScheduleLock> = {}): ScheduleLock => ({
  order: "a",
  line: "",
  step: "10",
  resource: "m",
  unit: 2,
  start: at("2026-11-23 08:00"),
  by: "lock",
  sheet: "Schedule",
  cell: "W3",
  ...more,
});

const published = (more: Partial<PublishedOperation> = {}): PublishedOperation => ({
  order: "A",
  line: "",
  step: "10",
  resource: "M",
  unit: 1,
  start: at("2026-11-23 07:00"),
  end: at("2026-11-23 08:00"),
  ...more,
});

const statesOf = (context: Partial<PlanContext>, settings = {}, more: SomeRows = {}) =>
  aPlan({ ...rows, ...more }, settings, context).problem.operations.map(({ state }) => state);

const open = { kind: "open" };

describe("a lock", () => {
  it("keeps resource, unit and start", () => {
    expect(statesOf({ locks: [lock()] })).toEqual([
      { kind: "fixed", by: "lock", mode: 1, unit: 1, start: 7200 },
      open,
      open,
      open,
    ]);
    expect(statesOf({ locks: [lock({ unit: undefined, resource: "N" })] })[0]).toMatchObject({
      mode: 0,
      unit: -1,
    });
    expect(statesOf({ locks: [lock({ step: "20", resource: "S", unit: 1 })] })[1]).toMatchObject({
      mode: 0,
      unit: -1,
    });
  });

  it("on a unit that there is not leaves the unit free", () => {
    expect(statesOf({ locks: [lock({ unit: 3 })] })[0]).toMatchObject({ unit: -1 });
  });

  it.each([
    ["lock-without-operation", lock({ order: "X" })],
    ["lock-on-other-resource", lock({ resource: "S" })],
    ["lock-on-other-resource", lock({ resource: "nowhere" })],
    ["lock-in-past", lock({ start: at("2026-11-23 05:00") })],
  ])("that cannot be kept is %s, and the operation is planned anew", (code, bad) => {
    expect(statesOf({ locks: [bad] })).toEqual([open, open, open, open]);
    const plan = aPlan(rows, {}, { locks: [bad] });
    expect(plan.issues).toContainEqual(
      expect.objectContaining({ code, sheet: "Schedule", cell: "W3" }),
    );
    expect(codesOf(aPlan(rows, {}, { locks: [{ ...bad, by: "freeze" }] }))).not.toContain(code);
  });

  it("does not hold what has begun", () => {
    const actuals = [
      { order: "A", step: "10", resource: "N", start: at("2026-11-23 05:00"), good: 1 },
    ];
    expect(statesOf({ locks: [lock()] }, {}, { actuals })[0]).toMatchObject({ kind: "running" });
  });
});

describe("the published plan", () => {
  it("stands inside the freeze window, behind the planner's own locks", () => {
    const context = {
      published: [published(), published({ order: "B", start: at("2026-11-23 10:00") })],
    };
    expect(statesOf(context, { freezeHours: 4 })).toEqual([
      { kind: "fixed", by: "freeze", mode: 1, unit: 0, start: 3600 },
      open,
      open,
      open,
    ]);
    expect(statesOf({ ...context, locks: [lock()] }, { freezeHours: 4 })[0]).toMatchObject({
      by: "lock",
      start: 7200,
    });
  });

  it("says where each operation was, for change", () => {
    const plan = aPlan(rows, {}, { published: [published(), published({ order: "gone" })] });
    expect(plan.problem.operations.map((operation) => operation.published)).toEqual([
      { start: 3600, resource: 0, unit: 0 },
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("says which unit and resource a running operation has, where the booking does not", () => {
    const running = { order: "A", step: "10", start: at("2026-11-23 05:00"), good: 1 };
    const context = { published: [published({ unit: 2 })] };
    expect(statesOf(context, {}, { actuals: [running] })[0]).toMatchObject({ mode: 1, unit: 1 });
    expect(statesOf({}, {}, { actuals: [running] })[0]).toMatchObject({ mode: 0, unit: 0 });
  });
});
