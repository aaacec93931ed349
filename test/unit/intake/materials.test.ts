import { aPlan, at, codesOf, type SomeRows } from "../../support/a-plan";

const DAY = 86_400;

/** 10 of P; P is made of 2 of Bought and 3 of Part; a Part of 4 of Bought. */
const shop = (more: SomeRows = {}): SomeRows => ({
  orders: [{ order: "A", product: "P", quantity: 10, customer: "Miller" }],
  capacities: [{ resource: "M" }],
  standards: [
    { product: "P", step: "10", resource: "M", minPerUnit: 1 },
    { product: "P", step: "20", resource: "M", minPerUnit: 1 },
    { product: "Part", step: "10", resource: "M", minPerUnit: 1, yield: 0.5 },
    { product: "Part", step: "20", resource: "M", minPerUnit: 1, waitAfterHours: 2 },
  ],
  materials: [
    { product: "P", material: "bought", quantityPer: 2 },
    { product: "p", material: "Part", quantityPer: 3, step: "20" },
    { product: "Part", material: "Bought", quantityPer: 4, step: "20" },
  ],
  supply: [{ material: "Bought", onHand: 5, leadTimeDays: 10, safetyDays: 2 }],
  ...more,
});

describe("bought material", () => {
  it("is taken by started units, at its step or the first", () => {
    const plan = aPlan(shop());
    expect(plan.problem.operations.map(({ label, materials }) => [label, materials])).toEqual([
      ["A step 10", [{ material: 0, quantity: 20 }]],
      ["A step 20", []],
      ["A/Part step 10", []],
      ["A/Part step 20", [{ material: 0, quantity: 120 }]],
    ]);
  });

  it("is there when bought now: lead time and safety days after plan start", () => {
    expect(aPlan(shop()).problem.materials).toEqual([
      { id: "Bought", onHand: 5, receipts: [], boughtAt: 12 * DAY },
    ]);
  });

  it("comes with open receipts that arrive earlier than that", () => {
    const ordered = at("2026-11-01");
    const receipt = { material: "bought", quantity: 7, ordered };
    const plan = aPlan(
      shop({
        receipts: [
          // Promised at the end of the 24th, 1 day inspection, 2 days safety: the 28th, 00:00.
          { ...receipt, purchaseOrder: "1", promised: at("2026-11-25"), inspectionDays: 1 },
          // Ordered on the 20th + 10 days lead time + 2 days safety.
          { ...receipt, purchaseOrder: "2", line: "3", ordered: at("2026-11-20 06:00") },
          // Too late to matter: bought now it is there on 5 December, 06:00.
          { ...receipt, purchaseOrder: "3", promised: at("2026-12-03 06:00") },
          // There already.
          { ...receipt, purchaseOrder: "4", received: at("2026-11-20") },
          // 5 of 7 have come.
          { ...receipt, purchaseOrder: "5", promised: at("2026-11-25"), receivedQuantity: 5 },
        ],
      }),
    );
    expect(plan.problem.materials[0]!.receipts).toEqual([
      { at: 4 * DAY - 6 * 3600, quantity: 2, id: "5" },
      { at: 5 * DAY - 6 * 3600, quantity: 7, id: "1" },
      { at: 9 * DAY, quantity: 7, id: "2 line 3" },
    ]);
    expect(plan.model.materials[0]!.receipts).toHaveLength(4);
  });

  it("that is overdue is an issue, and comes Overdue receipt days after plan start", () => {
    const ordered = at("2026-10-01");
    const promised = at("2026-11-20");
    const receipts = [{ purchaseOrder: "1", material: "Bought", quantity: 7, ordered, promised }];
    const plan = aPlan(shop({ receipts }), { overdueReceiptDays: 3 });
    expect(plan.problem.materials[0]!.receipts).toEqual([{ at: 5 * DAY, quantity: 7, id: "1" }]);
    expect(plan.issues).toContainEqual(
      expect.objectContaining({ code: "receipt-overdue", sheet: "Receipts", cell: "G2" }),
    );
  });

  it("without a lead time is there at once, with a word", () => {
    const plan = aPlan(shop({ supply: [{ material: "Bought" }] }));
    expect(plan.problem.materials[0]!.boughtAt).toBe(0);
    expect(codesOf(plan)).toContain("no-lead-time");
  });

  it("that nobody knows leaves the product's orders out", () => {
    const plan = aPlan(shop({ supply: [] }));
    expect(plan.model.orders[0]!.leftOut!.reason).toBe("material bought of P is not known");
    expect(plan.problem.jobs).toEqual([]);
  });

  it("is not checked where there is no sheet Supply", () => {
    const { supply: _, ...rows } = shop();
    const plan = aPlan(rows);
    expect(plan.problem.operations.every(({ materials }) => materials.length === 0)).toBe(true);
    expect(codesOf(plan)).toContain("materials-without-supply");
  });
});

describe("made material", () => {
  it("becomes an order for each operation that consumes it, before its run", () => {
    const plan = aPlan(shop());
    expect(plan.model.jobs.map(({ shownOrder, quantity }) => [shownOrder, quantity])).toEqual([
      ["A", 10],
      ["A/Part", 30],
    ]);
    expect(plan.problem.jobs[1]).toEqual({
      id: "A/Part",
      order: undefined,
      consumer: 1,
      operations: [2, 3],
    });
    expect(plan.problem.operations[1]!.predecessors).toEqual([
      { operation: 0, wait: 0, transferBatch: 0 },
      { operation: 3, wait: 7200, transferBatch: 0 },
    ]);
    expect(plan.problem.orders).toHaveLength(1);
    expect(plan.model.orders[1]).toMatchObject({
      order: "A/Part",
      source: "Material",
      product: "Part",
      customer: "Miller",
      quantity: 30,
      weight: 0,
      due: undefined,
    });
    expect(plan.model.jobs[1]!.order).toBe(1);
  });

  it("is taken from stock first, by the orders due first", () => {
    const orders = [
      { order: "A", product: "P", quantity: 10, due: at("2026-12-10") },
      { order: "B", product: "P", quantity: 10, due: at("2026-12-01") },
      { order: "C", product: "P", quantity: 10 },
    ];
    const made = (plan: ReturnType<typeof aPlan>) =>
      plan.model.orders
        .filter(({ source }) => source === "Material")
        .map(({ order, quantity }) => [order, quantity]);
    const products = [{ product: "Part", onHand: 40 }];
    expect(made(aPlan(shop({ orders, products })))).toEqual([
      ["A/Part", 20],
      ["C/Part", 30],
    ]);
    expect(made(aPlan(shop({ orders, products }), { useStock: false }))).toHaveLength(3);
  });

  it("has its step in the key where the product takes it twice", () => {
    const rows = shop();
    const again = { product: "P", material: "Part", quantityPer: 1 };
    const plan = aPlan({ ...rows, materials: [...rows.materials!, again] });
    expect(plan.model.jobs.map(({ shownOrder, quantity }) => [shownOrder, quantity])).toEqual([
      ["A", 10],
      ["A/Part/20", 30],
      ["A/Part/10", 10],
    ]);
  });

  it("is made of materials itself, level by level, for every lot", () => {
    const plan = aPlan({
      orders: [{ order: "A", product: "X", quantity: 4 }],
      products: [{ product: "X", lotMax: 2 }],
      capacities: [{ resource: "M" }],
      standards: ["X", "Y", "Z"].map((product) => ({
        product,
        step: "1",
        resource: "M",
        minPerUnit: 1,
      })),
      materials: [
        { product: "X", material: "Y", quantityPer: 2 },
        { product: "Y", material: "Z", quantityPer: 1.5 },
        { product: "X", material: "Z", quantityPer: 1 },
      ],
    });
    expect(plan.model.jobs.map(({ shownOrder, quantity }) => [shownOrder, quantity])).toEqual([
      ["A/1", 2],
      ["A/2", 2],
      ["A/1/Y", 4],
      ["A/2/Y", 4],
      ["A/1/Z", 2],
      ["A/2/Z", 2],
      ["A/1/Y/Z", 6],
      ["A/2/Y/Z", 6],
    ]);
  });

  it("is not needed again by operations that have begun; a rest needs its part", () => {
    const actual = {
      order: "A",
      step: "20",
      resource: "M",
      start: at("2026-11-23 05:00"),
      good: 4,
    };
    const running = aPlan(shop({ actuals: [actual] }));
    expect(running.model.jobs.map(({ shownOrder }) => shownOrder)).toEqual(["A"]);
    expect(running.problem.operations.every(({ materials }) => materials.length === 0)).toBe(true);
    const rest = aPlan(shop({ actuals: [{ ...actual, end: at("2026-11-23 06:00") }] }));
    expect(rest.model.jobs.map(({ shownOrder, quantity }) => [shownOrder, quantity])).toEqual([
      ["A", 10],
      ["A/Part", 18],
    ]);
  });

  it("that cannot be made leaves the order out, with all of it", () => {
    const rows = shop();
    const standards = [
      ...rows.standards!.slice(0, 3),
      { product: "Part", step: "20", resource: "M", minPerUnit: 1e9 },
    ];
    const plan = aPlan({ ...rows, standards });
    expect(plan.model.orders[0]!.leftOut!.reason).toMatch(
      /^step 20 takes .* longer than the horizon$/,
    );
    expect(plan.problem.jobs).toEqual([]);
    const noResource = { ...rows.standards![3]!, resource: "X" };
    const broken = aPlan({ ...rows, standards: [...rows.standards!.slice(0, 3), noResource] });
    expect(broken.model.orders[0]!.leftOut!.reason).toBe(
      "resource X of step 20 is not in Capacities",
    );
  });

  it("in a circle leaves the orders out that need it, and only those", () => {
    const rows = shop();
    const plan = aPlan({
      ...rows,
      orders: [...rows.orders!, { order: "B", product: "Q", quantity: 1 }],
      standards: [
        ...rows.standards!,
        { product: "Q", step: "10", resource: "M", minPerUnit: 1 },
        { product: "Sub", step: "10", resource: "M", minPerUnit: 1 },
      ],
      materials: [
        ...rows.materials!,
        { product: "Part", material: "Sub", quantityPer: 1 },
        { product: "Sub", material: "Part", quantityPer: 1 },
      ],
    });
    expect(plan.issues.find(({ code }) => code === "material-circle")!.what).toBe(
      "The materials of Part → Sub → Part run in a circle.",
    );
    expect(plan.problem.jobs.map(({ id }) => id)).toEqual(["B"]);
  });

  it("at a step that is not there is taken at the first", () => {
    const materials = [{ product: "P", material: "Bought", quantityPer: 1, step: "99" }];
    const plan = aPlan(shop({ materials }));
    expect(plan.problem.operations[0]!.materials).toEqual([{ material: 0, quantity: 10 }]);
    expect(codesOf(plan)).toContain("material-unknown-step");
  });
});
