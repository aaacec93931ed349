import type { OperationState } from "../../../src/schedule/problem";
import { aPlan, at, codesOf, PLAN_START, type SomeRows } from "../../support/a-plan";

type Order = NonNullable<SomeRows["orders"]>[number];
type Actual = NonNullable<SomeRows["actuals"]>[number];
type Progress = NonNullable<SomeRows["progress"]>[number];

/** 100 of P: step 10 on M (30 min setup, 1 min each), step 20 on N, at 80 % (2 min each): 125, 125. */
const shop = (more: SomeRows = {}, order: Order = {}): SomeRows => ({
  orders: [{ order: "A", product: "P", quantity: 100, ...order }],
  capacities: [{ resource: "M" }, { resource: "N" }, { resource: "O", efficiency: 0.5, units: 2 }],
  standards: [
    { product: "P", step: "10", resource: "M", minPerUnit: 1, setupMin: 30, family: "Blue" },
    { product: "P", step: "20", resource: "N", minPerUnit: 2, yield: 0.8 },
  ],
  ...more,
});

/** Step 10 on M from 22 November, 06:00, for two hours. */
const actual = (more: Actual = {}): Actual => ({
  order: "a",
  step: "10",
  resource: "M",
  start: at("2026-11-22 06:00"),
  end: at("2026-11-22 08:00"),
  good: 125,
  ...more,
});

const HOURS = 3600;

/** By operation, what has happened to it and how many units are started. */
const statesOf = (plan: ReturnType<typeof aPlan>): [OperationState, number][] =>
  plan.problem.operations.map(({ state, startQuantity }) => [state, startQuantity]);

const open = { kind: "open" };

describe("Actuals", () => {
  it("finish a step once Good + Scrap reach its start quantity and every row has an End", () => {
    const plan = aPlan(
      shop({
        actuals: [
          actual({ good: 60, scrap: 2 }),
          actual({ good: 63, start: at("2026-11-22 09:00"), end: at("2026-11-22 10:00") }),
        ],
      }),
    );
    expect(statesOf(plan)).toEqual([
      [
        {
          kind: "finished",
          start: -24 * HOURS,
          end: -20 * HOURS,
          resource: 0,
          unit: 0,
        },
        125,
      ],
      [open, 125],
    ]);
    expect(plan.problem.operations[0]!.goodQuantity).toBe(123);
  });

  it("leave the rest to be made, with setup, where every row has an End", () => {
    const plan = aPlan(shop({ actuals: [actual({ good: 100, scrap: 5 })] }));
    expect(statesOf(plan)[0]).toEqual([open, 20]);
    expect(plan.problem.operations[0]!.modes[0]).toMatchObject({ setup: 1800, run: 20 * 60 });
    expect(plan.model.jobs[0]!.steps[0]).toMatchObject({ startQuantity: 20, goodQuantity: 20 });
  });

  it("without an End run: Start and total quantity stay, what is left ends it", () => {
    const plan = aPlan(
      shop({
        actuals: [
          actual({ good: 40 }),
          { order: "A", step: "10", resource: "M", start: at("2026-11-23 05:00"), good: 5 },
        ],
      }),
    );
    expect(statesOf(plan)[0]).toEqual([
      { kind: "running", mode: 0, unit: 0, start: -HOURS, remaining: 80 * 60 },
      125,
    ]);
  });

  it("that have brought nothing yet still have the rest of their setup before them", () => {
    const running = (start: string): Actual => {
      return { ...actual({ good: 0, start: at(start) }), end: undefined };
    };
    const remaining = (start: string) =>
      (statesOf(aPlan(shop({ actuals: [running(start)] })))[0]![0] as { remaining: number })
        .remaining;
    // 125 min of run; of 30 min setup 20 are over, or all.
    expect(remaining("2026-11-23 05:40")).toBe(135 * 60);
    expect(remaining("2026-11-23 04:00")).toBe(125 * 60);
  });

  it("on another resource than planned give it a mode there, at its pace", () => {
    const row = { ...actual({ good: 25, resource: "O" }), end: undefined };
    const plan = aPlan(shop({ actuals: [row] }));
    expect(statesOf(plan)[0]![0]).toMatchObject({ mode: 1, unit: 0, remaining: 100 * 120 });
    expect(plan.problem.operations[0]!.modes.map(({ resource, run }) => [resource, run])).toEqual([
      [0, 7500],
      [2, 15_000],
    ]);
    expect(plan.model.jobs[0]!.steps[0]!.modes[1]!.resource).toBe("O");
  });

  it("that overlap on one unit: the later one gives way", () => {
    const running = (order: string, start: string): Actual => {
      return { ...actual({ order, good: 25, start: at(start) }), end: undefined };
    };
    const orders = ["A", "B", "C"].map((order) => ({ order, product: "P", quantity: 100 }));
    const actuals = [
      running("A", "2026-11-23 05:00"),
      running("B", "2026-11-23 04:00"),
      { ...running("C", "2026-11-23 05:00"), resource: "O" },
    ];
    const plan = aPlan(shop({ orders, actuals }));
    const states = statesOf(plan).map(([state, quantity]) => [state.kind, quantity]);
    expect(states).toEqual([
      ["open", 100],
      ["open", 125],
      ["running", 125],
      ["open", 125],
      ["running", 125],
      ["open", 125],
    ]);
    expect(plan.issues.find(({ code }) => code === "running-overlap")).toMatchObject({
      cell: "E2",
      what: "A, step 10, runs on M, where B has not ended yet; it gives way.",
    });
  });

  it("after plan start count, with times of plan start and a warning", () => {
    const plan = aPlan(
      shop({ actuals: [actual({ start: at("2026-12-01"), end: at("2026-12-01 02:00") })] }),
    );
    expect(statesOf(plan)[0]![0]).toMatchObject({ kind: "finished", start: 0, end: 0 });
    expect(codesOf(plan)).toContain("actual-in-future");
  });

  it("that end before they start do not count", () => {
    const plan = aPlan(shop({ actuals: [actual({ end: at("2026-11-22 05:00") })] }));
    expect(statesOf(plan)[0]).toEqual([open, 125]);
    expect(codesOf(plan)).toContain("ends-before-start");
  });

  it("of a step that the product does not have are pointed out", () => {
    const plan = aPlan(shop({ actuals: [actual({ step: "15" })] }));
    expect(plan.issues).toContainEqual(
      expect.objectContaining({ code: "record-of-unknown-step", value: "15", cell: "E2" }),
    );
  });

  it("of an order line without a line count where the order has one only", () => {
    const plan = aPlan(shop({ actuals: [actual()] }, { line: "1" }));
    expect(statesOf(plan)[0]![0].kind).toBe("finished");
  });

  it("go before what Progress says", () => {
    const progress: Progress[] = [{ order: "A", step: "10", status: "Not started" }];
    const plan = aPlan(shop({ actuals: [actual()], progress }));
    expect(statesOf(plan)[0]![0].kind).toBe("finished");
  });

  it("of an order that carries its work belong to its only step, whatever it is called", () => {
    const rows = shop(
      { actuals: [actual({ good: 30 })] },
      { product: "", resource: "M", hours: 10 },
    );
    // 100 units in 10 h: 70 left take 7 h.
    const plan = aPlan(rows);
    expect(plan.problem.operations[0]!.modes[0]!.run).toBe(7 * HOURS);
  });
});

describe("steps of which nothing is recorded", () => {
  it("are finished, with a warning, once a later one has begun", () => {
    const plan = aPlan(shop({ actuals: [actual({ step: "20", resource: "N", good: 20 })] }));
    expect(statesOf(plan).map(([state, quantity]) => [state.kind, quantity])).toEqual([
      ["finished", 125],
      ["open", 105],
    ]);
    expect(plan.model.jobs[0]!.steps[0]!.timesUnknown).toBe(true);
    expect(codesOf(plan)).toContain("step-taken-as-finished");
  });

  it("go on beside the later one where batches move on", () => {
    const rows = shop({ actuals: [actual({ step: "20", resource: "N", good: 20 })] });
    const standards = rows.standards!.map((row) => ({ ...row, transferBatch: 10 }));
    const plan = aPlan({ ...rows, standards });
    expect(statesOf(plan).map(([state]) => state.kind)).toEqual(["open", "open"]);
  });

  it("are not made up when everything behind them is finished", () => {
    const actuals = [actual({ good: 50 }), actual({ step: "20", resource: "N" })];
    const plan = aPlan(shop({ actuals }));
    expect(statesOf(plan).map(([state]) => state.kind)).toEqual(["finished", "finished"]);
  });
});

describe("Progress", () => {
  const withProgress = (...progress: Progress[]) =>
    aPlan(shop({ progress: progress.map((row) => ({ order: "A", step: "10", ...row })) }));

  it("Done finishes a step at a time that nobody knows", () => {
    const plan = withProgress({ status: "Done" });
    expect(statesOf(plan)[0]).toEqual([
      { kind: "finished", start: 0, end: 0, resource: 0, unit: -1 },
      125,
    ]);
    expect(plan.model.jobs[0]!.steps[0]!.timesUnknown).toBe(true);
  });

  it("Running runs from plan start with what is left", () => {
    expect(statesOf(withProgress({ status: "Running", good: 20, scrap: 5 }))[0]).toEqual([
      { kind: "running", mode: 0, unit: 0, start: 0, remaining: 100 * 60 },
      125,
    ]);
    expect(statesOf(withProgress({ status: "Running" }))[0]![0]).toMatchObject({
      remaining: (30 + 125) * 60,
    });
  });

  it("without a status leaves the rest", () => {
    expect(statesOf(withProgress({ good: 25 }))[0]).toEqual([open, 100]);
    expect(statesOf(withProgress({ good: 125 }))[0]![0].kind).toBe("finished");
    expect(statesOf(withProgress({}))[0]).toEqual([open, 125]);
    expect(statesOf(withProgress({ status: "Not started", good: 3 }))[0]).toEqual([open, 125]);
  });

  it("Done lets a wait be over", () => {
    const rows = shop({ progress: [{ order: "A", step: "10", status: "Done" }] });
    const standards = rows.standards!.map((row) => ({ ...row, waitAfterHours: 24 }));
    const plan = aPlan({ ...rows, standards });
    expect(statesOf(plan)[0]![0]).toMatchObject({ end: -24 * HOURS });
  });
});

describe("what an order itself says", () => {
  it("Good so far takes away from every step", () => {
    // 40 good left: 50 started at 80 % in step 20, 50 in step 10.
    const plan = aPlan(shop({}, { goodSoFar: 60 }));
    expect(statesOf(plan)).toEqual([
      [open, 50],
      [open, 50],
    ]);
    expect(statesOf(aPlan(shop({}, { goodSoFar: 100 }))).map(([{ kind }]) => kind)).toEqual([
      "finished",
      "finished",
    ]);
  });

  it("Steps done to finishes steps up to that one", () => {
    const plan = aPlan(shop({}, { stepsDoneTo: "10" }));
    expect(statesOf(plan).map(([{ kind }]) => kind)).toEqual(["finished", "open"]);
    const unknown = aPlan(shop({}, { stepsDoneTo: "15" }));
    expect(codesOf(unknown)).toContain("steps-done-to-unknown");
    expect(statesOf(unknown).map(([{ kind }]) => kind)).toEqual(["open", "open"]);
  });

  it("fills lots one after the other", () => {
    const products = [{ product: "P", lotMax: 50 }];
    const plan = aPlan(shop({ products }, { goodSoFar: 60 }));
    expect(statesOf(plan).map(([{ kind }, quantity]) => [kind, quantity])).toEqual([
      ["finished", 63],
      ["finished", 63],
      ["open", 50],
      ["open", 50],
    ]);
  });

  it("nothing, though its release is past: it is taken as not begun, and the run says so", () => {
    const orders = ["A", "B", "C"].map((order) => ({
      order,
      product: "P",
      quantity: 100,
      release: at(order === "C" ? "2026-12-01" : "2026-11-01"),
    }));
    const plan = aPlan(shop({ orders, actuals: [actual()] }));
    const note = plan.issues.find(({ code }) => code === "taken-as-not-begun")!;
    expect(note).toMatchObject({ severity: "note", value: "B" });
    expect(note.what).toMatch(
      /^1 order whose Release is past has neither .* and is taken as not begun: it is \S+\.$/,
    );
  });
});

describe("lots", () => {
  const products = [{ product: "P", lotMax: 50 }];

  it("take what was booked on them, else their share of what was booked on the order", () => {
    // Each lot of 50 starts 63. 70 booked on the order: 63 for the first, 7 for the second.
    const whole = aPlan(shop({ products, actuals: [actual({ good: 70 })] }));
    expect(statesOf(whole).map(([{ kind }, quantity]) => [kind, quantity])).toEqual([
      ["finished", 63],
      ["open", 63],
      ["open", 56],
      ["open", 63],
    ]);
    const second = aPlan(shop({ products, actuals: [actual({ order: "A/2", good: 63 })] }));
    expect(statesOf(second).map(([{ kind }]) => kind)).toEqual([
      "open",
      "open",
      "finished",
      "open",
    ]);
  });

  it("keep one that still runs open in the lot that it has reached", () => {
    const row = { ...actual({ good: 70 }), end: undefined };
    const plan = aPlan(shop({ products, actuals: [row] }));
    expect(statesOf(plan).map(([{ kind }]) => kind)).toEqual([
      "finished",
      "open",
      "running",
      "open",
    ]);
    expect(statesOf(plan)[2]![0]).toMatchObject({ remaining: 56 * 60 });
  });
});

describe("filled rows of Targets", () => {
  const entry = {
    order: "A",
    line: "",
    step: "10",
    resource: "M",
    start: at("2026-11-22 06:00"),
    end: at("2026-11-22 07:00"),
    good: 25,
    scrap: 0,
    sheet: "Targets",
    cell: "P7",
  };

  it("count as Actuals", () => {
    const plan = aPlan(shop(), {}, { targetActuals: [entry] });
    expect(statesOf(plan)[0]).toEqual([open, 100]);
  });

  it("give way to a row of Actuals of the same time, with an issue", () => {
    const later = { ...entry, start: at("2026-11-22 08:00"), end: at("2026-11-22 09:00"), good: 5 };
    const plan = aPlan(
      shop({ actuals: [actual({ good: 60 })] }),
      {},
      { targetActuals: [entry, later] },
    );
    expect(statesOf(plan)[0]).toEqual([open, 60]);
    expect(plan.issues.filter(({ code }) => code === "target-overlaps-actual")).toEqual([
      expect.objectContaining({ sheet: "Targets", cell: "P7" }),
    ]);
  });
});

describe("the family on a unit", () => {
  it("is that of the last operation booked there, also of an order that is done", () => {
    const plan = aPlan(
      shop(
        {
          actuals: [
            actual(),
            actual({ order: "gone", start: at("2026-11-21"), end: at("2026-11-21 02:00") }),
            actual({ order: "gone", resource: "N" }),
            actual({ resource: "O" }),
          ],
        },
        { status: "Done" },
      ),
    );
    const families = plan.problem.resources.map((each) => each.kind === "units" && each.lastFamily);
    expect(plan.problem.families).toEqual(["", "Blue"]);
    expect(families).toEqual([[1], [-1], [1, -1]]);
  });

  it("is none (0) where that operation had none", () => {
    const plan = aPlan(shop({ actuals: [actual({ step: "20", resource: "N" })] }));
    expect(plan.problem.resources[1]).toMatchObject({ lastFamily: [0] });
  });
});

it("begins at plan start", () => expect(PLAN_START).toBe(at("2026-11-23 06:00")));
