import { aPlan, at, codesOf, type SomeRows } from "../../support/a-plan";

type Order = NonNullable<SomeRows["orders"]>[number];

const order = (name: string, more: Order = {}): Order => ({
  order: name,
  product: "P",
  quantity: 10,
  ...more,
});

const shop = (orders: readonly Order[], more: SomeRows = {}): SomeRows => ({
  orders,
  capacities: [{ resource: "M" }, { resource: "N", group: "G", efficiency: 0.5 }],
  standards: [{ product: "P", step: "10", resource: "M", minPerUnit: 1 }],
  ...more,
});

const DAY = 86_400;
/** Seconds from plan start, 06:00. */
const midnight = (days: number) => days * DAY - 6 * 3600;

describe("an order's status", () => {
  const orders = ["Open", "Quote", "Hold", "Done"].map((status) =>
    order(status, { status: status as "Open" }),
  );

  it("says whether it is scheduled, and if not why", () => {
    const plan = aPlan(shop(orders));
    expect(plan.model.jobs.map(({ shownOrder }) => shownOrder)).toEqual(["Open"]);
    expect(plan.model.orders.map(({ leftOut }) => leftOut?.reason)).toEqual([
      undefined,
      "a quote",
      "on hold",
      "done",
    ]);
    expect(plan.model.orders[2]!.leftOut).toMatchObject({ sheet: "Orders", cell: "L4" });
    expect(codesOf(plan)).toEqual(["round-the-clock"]);
  });

  it("Quote is scheduled where it is asked for", () => {
    const plan = aPlan(shop(orders), {}, { quotes: [{ order: "quote", line: "" }] });
    expect(plan.model.jobs.map(({ shownOrder }) => shownOrder)).toEqual(["Open", "Quote"]);
  });

  it("is done once it is shipped in full", () => {
    const shipped = at("2026-11-20");
    const plan = aPlan(
      shop([
        order("A", { shipped }),
        order("B", { shipped, shippedQuantity: 10 }),
        order("C", { shipped, shippedQuantity: 4 }),
      ]),
    );
    expect(plan.model.orders.map(({ status }) => status)).toEqual(["Done", "Done", "Open"]);
    expect(plan.problem.operations.map(({ startQuantity }) => startQuantity)).toEqual([6]);
  });
});

describe("an order line", () => {
  it("keeps its index in model and problem, also where it has no job", () => {
    const plan = aPlan(
      shop([order("A", { status: "Hold" }), order("B", { line: "1" }), order("B", { line: "2" })]),
    );
    expect(plan.problem.orders.map(({ id, jobs }) => [id, jobs])).toEqual([
      ["A", []],
      ["B line 1", [0]],
      ["B line 2", [1]],
    ]);
    expect(plan.problem.jobs.map((job) => job.order)).toEqual([1, 2]);
    expect(plan.model.jobs.map((job) => [job.order, job.line])).toEqual([
      [1, "1"],
      [2, "2"],
    ]);
  });

  it("has release and due in seconds from plan start; what is past is not before it", () => {
    const [first, second] = aPlan(
      shop([
        order("A", { release: at("2026-11-24"), due: at("2026-11-28") }),
        order("B", { release: at("2026-11-01"), due: at("2026-11-20") }),
      ]),
    ).problem.orders.map(({ due, jobs }) => ({ due, job: jobs[0]! }));
    expect([first!.due, second!.due]).toEqual([midnight(5), midnight(-3)]);
    const plan = aPlan(shop([order("A", { release: at("2026-11-24") })]));
    expect(plan.problem.operations[0]!.release).toBe(midnight(1));
  });

  it("must end Ship days before it is due, by Dispatch time", () => {
    const orders = [
      order("A", { due: at("2026-12-01"), shipDays: 2 }),
      order("B", { due: at("2026-12-01 16:00") }),
      order("C", { due: at("2026-12-01 10:00") }),
    ];
    const dues = (dispatchTime: number) =>
      aPlan(shop(orders), { dispatchTime }).problem.orders.map(({ due }) => due! + 6 * 3600);
    expect(dues(DAY)).toEqual([6 * DAY, 8 * DAY + 16 * 3600, 8 * DAY + 10 * 3600]);
    // At 15:00 the lorry leaves: on the last day (28 November), and before 16:00.
    expect(dues(15 * 3600)).toEqual([
      5 * DAY + 15 * 3600,
      8 * DAY + 15 * 3600,
      8 * DAY + 10 * 3600,
    ]);
  });

  it("is promised first when it is due, where nothing else is said", () => {
    const due = at("2026-12-01");
    const firstPromised = at("2026-11-30");
    const plan = aPlan(shop([order("A", { due }), order("B", { due, firstPromised })]));
    expect(plan.model.orders.map((each) => each.firstPromised)).toEqual([due, firstPromised]);
  });

  it("that reading left out has a promise with the reason, unless it was a duplicate", () => {
    const leftOut = {
      orders: [
        { row: 7, cell: "D8", values: { order: "X" }, reason: "its quantity is not a number" },
        { row: 8, cell: "A9", values: { order: "a" }, reason: "its key stands twice" },
        { row: 9, cell: "A10", values: {}, reason: "its order is missing" },
      ],
    };
    const plan = aPlan(shop([order("A")], { leftOut }));
    expect(plan.model.orders.map((each) => [each.order, each.leftOut?.reason])).toEqual([
      ["A", undefined],
      ["X", "its quantity is not a number"],
    ]);
  });

  it.each(["__proto__", "constructor", "toString", "=1+1", "😀", "x".repeat(10_000)])(
    "may be called %.20s",
    (name) => {
      const plan = aPlan({
        orders: [order(name, { product: name, afterOrder: "hasOwnProperty" })],
        capacities: [{ resource: name }],
        standards: [{ product: name, step: name, resource: name, minPerUnit: 1, family: name }],
        actuals: [{ order: name, step: name, start: 0, good: 1 }],
      });
      expect(plan.model.orders[0]!.order).toBe(name);
      expect(plan.problem.operations).toHaveLength(1);
      expect(plan.problem.operations[0]!.state.kind).toBe("running");
    },
  );
});

describe("weights", () => {
  const priorities = [5, 1, 3, 3, undefined].map((priority, index) =>
    order(String(index), priority === undefined ? {} : { priority }),
  );
  const weightsOf = (rows: readonly Order[], settings = {}, context = {}) =>
    aPlan(shop(rows), settings, context).problem.orders.map(({ weight }) => weight);

  it("are 1, or what Weight says", () => {
    expect(weightsOf([order("A"), order("B", { weight: 0 }), order("C", { weight: 2.5 })])).toEqual(
      [1, 0, 2.5],
    );
  });

  it("come from Priority where Weight is empty: the least urgent class weighs 1", () => {
    expect(weightsOf(priorities, { priority1Is: "Most urgent" })).toEqual([1, 3, 2, 2, 1]);
    expect(weightsOf(priorities, { priority1Is: "Least urgent" })).toEqual([3, 1, 2, 2, 1]);
    const most = { priority1Is: "Most urgent" };
    expect(weightsOf(priorities, { priority1Is: "Least urgent" }, most)).toEqual([1, 3, 2, 2, 1]);
  });

  it("are all alike, with an issue, where nobody says which end is urgent", () => {
    const plan = aPlan(shop(priorities));
    expect(plan.problem.orders.map(({ weight }) => weight)).toEqual([1, 1, 1, 1, 1]);
    expect(codesOf(plan)).toContain("priority-direction-unknown");
    expect(
      codesOf(aPlan(shop([order("A", { priority: 4 }), order("B", { priority: 4 })]))),
    ).not.toContain("priority-direction-unknown");
  });
});

describe("a large order", () => {
  it("is split into equal lots of at most Lot max", () => {
    const plan = aPlan(shop([order("A")], { products: [{ product: "p", lotMax: 4 }] }));
    expect(plan.model.jobs.map(({ shownOrder, quantity }) => [shownOrder, quantity])).toEqual([
      ["A/1", 4],
      ["A/2", 3],
      ["A/3", 3],
    ]);
    expect(plan.problem.orders[0]!.jobs).toEqual([0, 1, 2]);
  });

  it("of more lots than anyone means is left out", () => {
    const rows = shop([order("A", { quantity: 1e9 })], { products: [{ product: "P", lotMax: 1 }] });
    expect(aPlan(rows).model.orders[0]!.leftOut!.reason).toMatch(/10000 lots/);
  });
});

describe("an order that carries its own work", () => {
  it("takes Hours, or Rate per hour, at the pace of its resource", () => {
    const plan = aPlan(
      shop([
        order("A", { product: "", resource: "M", hours: 2 }),
        order("B", { product: "", resource: "n", ratePerHour: 5 }),
        order("C", { product: "", resource: "G", hours: 2, ratePerHour: 5 }),
      ]),
    );
    expect(
      plan.problem.operations.map(({ modes }) => modes.map((m) => [m.resource, m.run])),
    ).toEqual([[[0, 7200]], [[1, 14_400]], [[1, 14_400]]]);
    expect(plan.model.jobs[0]!.steps[0]).toMatchObject({ step: "1", sheet: "Orders", cell: "U2" });
    expect(codesOf(plan)).toContain("hours-and-rate");
  });

  it("needs no standards, but a resource that exists", () => {
    const plan = aPlan(
      shop([order("A", { product: "Q", resource: "X", hours: 2 }), order("B", { product: "Q" })]),
    );
    expect(plan.model.orders.map(({ leftOut }) => leftOut!.reason)).toEqual([
      "resource X is not in Capacities",
      "Q has no rows in Standards",
    ]);
  });
});

describe("After order", () => {
  it("puts the first steps behind all last steps of another order's lines and lots", () => {
    const plan = aPlan(
      shop(
        [order("B", { afterOrder: "a" }), order("A", { line: "1" }), order("A", { line: "2" })],
        {
          products: [{ product: "P", lotMax: 5 }],
          standards: [
            { product: "P", step: "10", resource: "M", minPerUnit: 1 },
            { product: "P", step: "20", resource: "M", minPerUnit: 1, waitAfterHours: 1 },
          ],
        },
      ),
    );
    // B has operations 0 to 3, A's two lines of two lots 4 to 11.
    const wait = 3600;
    const links = [5, 7, 9, 11].map((operation) => ({ operation, wait, transferBatch: 0 }));
    expect(plan.problem.operations[0]!.predecessors).toEqual(links);
    expect(plan.problem.operations[2]!.predecessors).toEqual(links);
    expect(plan.problem.operations[4]!.predecessors).toEqual([]);
  });

  it("to nothing is an issue, and waits for nothing", () => {
    const plan = aPlan(shop([order("A", { afterOrder: "X" })]));
    expect(plan.problem.operations).toHaveLength(1);
    expect(plan.issues).toContainEqual(
      expect.objectContaining({ code: "dangling-reference", cell: "X2", value: "X" }),
    );
  });

  it("in a circle leaves these orders out, and those behind them", () => {
    const plan = aPlan(
      shop([
        order("A", { afterOrder: "C" }),
        order("B", { afterOrder: "A" }),
        order("C", { afterOrder: "B" }),
        order("D", { afterOrder: "C" }),
        order("E"),
      ]),
    );
    expect(plan.issues.find(({ code }) => code === "after-order-circle")!.what).toBe(
      "Orders A → B → C → A follow each other in a circle.",
    );
    expect(plan.model.orders.map(({ leftOut }) => leftOut?.reason)).toEqual([
      "orders A → B → C → A follow each other in a circle",
      "orders A → B → C → A follow each other in a circle",
      "orders A → B → C → A follow each other in a circle",
      "it follows order C, which is not scheduled",
      undefined,
    ]);
    expect(plan.problem.jobs.map(({ id }) => id)).toEqual(["E"]);
  });

  it("an order on hold is not scheduled either; after a finished one it is", () => {
    const plan = aPlan(
      shop([
        order("A", { status: "Hold" }),
        order("B", { afterOrder: "A" }),
        order("C", { status: "Done" }),
        order("D", { afterOrder: "C" }),
      ]),
    );
    expect(plan.problem.jobs.map(({ id }) => id)).toEqual(["D"]);
    expect(plan.model.orders[1]!.leftOut!.reason).toBe(
      "it follows order A, which is not scheduled",
    );
  });
});
