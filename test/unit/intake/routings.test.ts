import { aPlan, at, codesOf, type SomeRows } from "../../support/a-plan";

type Standard = NonNullable<SomeRows["standards"]>[number];

const row = (step: string, more: Standard = {}): Standard => ({
  product: "P",
  step,
  resource: "M",
  minPerUnit: 1,
  ...more,
});

const shop = (standards: readonly Standard[], more: SomeRows = {}): SomeRows => ({
  orders: [{ order: "A", product: "P", quantity: 100 }],
  capacities: [{ resource: "M" }, { resource: "N" }, { resource: "Crew", pool: true, units: 4 }],
  standards,
  ...more,
});

const stepsOf = (plan: ReturnType<typeof aPlan>) =>
  plan.model.jobs[0]!.steps.map(({ step }) => step);

/** By step: the steps that it follows. */
function afterOf(plan: ReturnType<typeof aPlan>) {
  const steps = stepsOf(plan);
  return Object.fromEntries(
    plan.problem.operations.map((operation, index) => [
      steps[index],
      operation.predecessors.map((link) => steps[link.operation]),
    ]),
  );
}

const reasonOf = (plan: ReturnType<typeof aPlan>) => plan.model.orders[0]!.leftOut?.reason;

describe("durations", () => {
  const modeOf = (standard: Standard, capacity = {}, quantity = 100) =>
    aPlan(
      shop([row("10", { minPerUnit: undefined, ...standard })], {
        orders: [{ order: "A", product: "P", quantity }],
        capacities: [{ resource: "M", ...capacity }],
      }),
    ).problem.operations[0]!.modes[0]!;

  it("are quantity by rate or by minutes, plus Fixed min", () => {
    expect(modeOf({ ratePerHour: 40 }).run).toBe(9000);
    expect(modeOf({ minPerUnit: 1.5 }).run).toBe(9000);
    expect(modeOf({ minPerUnit: 1.5, fixedMin: 10 })).toMatchObject({ run: 9600, fixed: 600 });
    expect(modeOf({ fixedMin: 10 })).toMatchObject({ run: 600, fixed: 600 });
  });

  it("divide the rate's part by Planning % and Efficiency, and all by Uptime", () => {
    // (10 + 100 × 1.5 ÷ 0.8 ÷ 1.25) ÷ 0.5 = (10 + 150) × 2 = 320 min
    const run = modeOf(
      { minPerUnit: 1.5, fixedMin: 10, planningShare: 0.8, setupMin: 7 },
      { efficiency: 1.25, uptime: 0.5 },
    );
    expect(run).toMatchObject({ run: 19_200, fixed: 1200, setup: 420 });
  });

  it("round setup and run up to whole seconds, once", () => {
    // 100 units at 7 an hour: 51,428.57 s. 1/3 min of setup: 20 s.
    expect(modeOf({ ratePerHour: 7, setupMin: 1 / 3 })).toMatchObject({ run: 51_429, setup: 20 });
    // 3 × 20 min ÷ 0.1 ÷ 10 is one hour and not a bit more.
    expect(modeOf({ minPerUnit: 20, planningShare: 0.1 }, { efficiency: 10 }, 3).run).toBe(3600);
  });

  it("take Min per unit before Rate per hour", () => {
    const plan = aPlan(shop([row("10", { minPerUnit: 2, ratePerHour: 60 })]));
    expect(plan.problem.operations[0]!.modes[0]!.run).toBe(12_000);
    expect(plan.model.jobs[0]!.steps[0]!.modes[0]!.ratePerHour).toBe(30);
  });

  it("longer than the horizon leave the order out", () => {
    const quantities = [1e7, 1e12, 1e300];
    for (const quantity of quantities) {
      const orders = [{ order: "A", product: "P", quantity }];
      const plan = aPlan(shop([row("10")], { orders }));
      expect(plan.problem.jobs).toEqual([]);
      expect(reasonOf(plan)).toMatch(/longer than the horizon|never ends/);
      expect(codesOf(plan)).toContain("order-not-scheduled");
    }
  });
});

describe("quantities", () => {
  const quantitiesOf = (standards: readonly Standard[], settings = {}, quantity = 100) =>
    aPlan(
      shop(standards, { orders: [{ order: "A", product: "P", quantity }] }),
      settings,
    ).problem.operations.map(({ startQuantity, goodQuantity }) => [startQuantity, goodQuantity]);

  it("go upstream by yield, rounded up where units are whole", () => {
    // 100 ÷ 0.95 = 105.26 → 106; 106 ÷ 0.9 = 117.8 → 118.
    const standards = [row("10", { yield: 0.9 }), row("20", { yield: 0.95 })];
    expect(quantitiesOf(standards)).toEqual([
      [118, 118 * 0.9],
      [106, 106 * 0.95],
    ]);
  });

  it("are not rounded where units are not whole", () => {
    const [start, good] = quantitiesOf([row("10", { yield: 0.8 })], { wholeUnits: false }, 2.5)[0]!;
    expect(start).toBeCloseTo(3.125, 12);
    expect(good).toBeCloseTo(2.5, 12);
  });

  it("feed the largest need where several steps follow", () => {
    const standards = [
      row("10"),
      row("20", { after: ["10"], yield: 0.5 }),
      row("30", { after: ["10"], yield: 0.8 }),
      row("40", { after: ["20", "30"] }),
    ];
    expect(quantitiesOf(standards)).toEqual([
      [200, 200],
      [200, 100],
      [125, 100],
      [100, 100],
    ]);
  });
});

describe("steps", () => {
  it("follow the one before in number", () => {
    const plan = aPlan(shop([row("100"), row("20"), row("3")]));
    expect(afterOf(plan)).toEqual({ "3": [], "20": ["3"], "100": ["20"] });
  });

  it("stand in natural order where they are no numbers", () => {
    expect(stepsOf(aPlan(shop([row("B10"), row("A2"), row("A10"), row("B9")])))).toEqual([
      "A2",
      "A10",
      "B9",
      "B10",
    ]);
  });

  it("follow what After says; - is none", () => {
    const plan = aPlan(
      shop([row("10"), row("20", { after: [] }), row("30", { after: ["10", "20"] }), row("40")]),
    );
    expect(afterOf(plan)).toEqual({ "10": [], "20": [], "30": ["10", "20"], "40": ["30"] });
  });

  it("stand behind what they follow, whatever their number", () => {
    const plan = aPlan(shop([row("10", { after: ["20"] }), row("20", { after: [] })]));
    expect(stepsOf(plan)).toEqual(["20", "10"]);
    expect(afterOf(plan)).toEqual({ "20": [], "10": ["20"] });
  });

  it("in a circle leave the product's orders out, and are named", () => {
    const plan = aPlan(shop([row("10", { after: ["30"] }), row("20"), row("30"), row("40")]));
    expect(codesOf(plan)).toContain("after-circle");
    expect(plan.issues.find(({ code }) => code === "after-circle")!.what).toBe(
      "Steps 10 → 20 → 30 → 10 of P follow each other in a circle.",
    );
    expect(reasonOf(plan)).toBe("steps 10 → 20 → 30 → 10 of P follow each other in a circle");
    expect(plan.problem.operations).toEqual([]);
  });

  it("that follow nothing known leave the product's orders out", () => {
    const plan = aPlan(shop([row("10"), row("20", { after: ["15"] })]));
    expect(plan.issues).toContainEqual(
      expect.objectContaining({ code: "after-unknown-step", cell: "P3", value: "15" }),
    );
    expect(reasonOf(plan)).toBe("step 20 of P follows step 15, which is not there");
  });

  it("carry their wait and transfer batch to those that follow", () => {
    const plan = aPlan(shop([row("10", { waitAfterHours: 1.5, transferBatch: 20 }), row("20")]));
    expect(plan.problem.operations[1]!.predecessors).toEqual([
      { operation: 0, wait: 5400, transferBatch: 20 },
    ]);
  });
});

describe("alternatives", () => {
  it("are rows with the same step, each at its own pace", () => {
    const plan = aPlan(
      shop([row("10"), row("10", { resource: "N", minPerUnit: 2 })], {
        capacities: [{ resource: "M" }, { resource: "N", efficiency: 2 }],
      }),
    );
    const modes = plan.problem.operations[0]!.modes;
    expect(modes.map(({ resource, run }) => [resource, run])).toEqual([
      [0, 6000],
      [1, 6000],
    ]);
    expect(plan.model.jobs[0]!.steps[0]!.modes.map(({ resource }) => resource)).toEqual(["M", "N"]);
  });

  it("are all members of a group; a member's own row goes before the group's", () => {
    const plan = aPlan(
      shop([row("10", { resource: "Presses" }), row("10", { resource: "N", minPerUnit: 3 })], {
        capacities: [
          { resource: "M", group: "presses" },
          { resource: "N", group: "Presses" },
          { resource: "O", group: "Presses", efficiency: 0.5 },
        ],
      }),
    );
    const modes = plan.problem.operations[0]!.modes;
    expect(modes.map(({ resource, run }) => [resource, run])).toEqual([
      [0, 6000],
      [2, 12_000],
      [1, 18_000],
    ]);
  });

  it("have one yield: the first counts", () => {
    const plan = aPlan(shop([row("10", { yield: 0.5 }), row("10", { resource: "N", yield: 0.6 })]));
    expect(plan.problem.operations[0]!.startQuantity).toBe(200);
    expect(plan.issues[1]).toMatchObject({ code: "yield-differs", cell: "I3", value: "60%" });
  });

  it("with a fault leave the others; without others the order is left out", () => {
    const unknown = row("10", { resource: "X" });
    const both = aPlan(shop([unknown, row("10")]));
    expect(both.problem.operations[0]!.modes).toHaveLength(1);
    expect(codesOf(both)).toContain("dangling-reference");
    expect(reasonOf(aPlan(shop([unknown])))).toBe("resource X of step 10 is not in Capacities");
  });

  it("of a row that reading left out take its reason along", () => {
    const reason = "its rate is not a number";
    const leftOut = {
      standards: [{ row: 5, cell: "F6", values: { product: "p", step: "20" }, reason }],
    };
    const plan = aPlan(shop([row("10")], { leftOut }));
    expect(plan.model.orders[0]!.leftOut).toEqual({ reason, sheet: "Standards", cell: "F6" });
    expect(plan.issues.at(-1)).toMatchObject({ code: "order-not-scheduled", cell: "F6" });
    const doubled = {
      standards: [{ row: 5, cell: "F6", values: { product: "p", step: "10" }, reason }],
    };
    expect(aPlan(shop([row("10")], { leftOut: doubled })).problem.jobs).toHaveLength(1);
  });

  it("count by the row that is valid at plan start", () => {
    const plan = aPlan(
      shop([
        row("10", { minPerUnit: 1 }),
        row("10", { minPerUnit: 2, validFrom: at("2026-11-23 06:00") }),
        row("10", { minPerUnit: 3, validFrom: at("2026-12-01") }),
        row("20", { validFrom: at("2027-01-01") }),
      ]),
    );
    expect(stepsOf(plan)).toEqual(["10"]);
    expect(plan.problem.operations[0]!.modes.map(({ run }) => run)).toEqual([12_000]);
    expect(codesOf(plan)).toContain("row-valid-later");
  });
});

describe("labour and other needs", () => {
  const needsOf = (standard: Standard, capacities: SomeRows["capacities"] = []) =>
    aPlan(
      shop([row("10", standard)], {
        capacities: [
          { resource: "M" },
          { resource: "Crew", pool: true, units: 4 },
          { resource: "Setters", pool: true },
          { resource: "Crane", units: 2 },
          ...capacities,
        ],
      }),
    );
  const modeNeeds = (standard: Standard) =>
    needsOf(standard).problem.operations[0]!.modes[0]!.needs;

  it("take one head where no crew is given, and half of one where it says so", () => {
    expect(modeNeeds({ labour: "crew" })).toEqual([{ resource: 1, amount: 1000, during: "all" }]);
    expect(modeNeeds({ labour: "Crew", crew: 0.5 })[0]!.amount).toBe(500);
    expect(modeNeeds({ crew: 3 })).toEqual([]);
  });

  it("hold Setup labour and Setup crew while setting up only", () => {
    expect(modeNeeds({ labour: "Crew", crew: 2, setupLabour: "Setters" })).toEqual([
      { resource: 1, amount: 2000, during: "run" },
      { resource: 2, amount: 1000, during: "setup" },
    ]);
    expect(modeNeeds({ labour: "Crew", crew: 2, setupCrew: 3 })).toEqual([
      { resource: 1, amount: 3000, during: "setup" },
      { resource: 1, amount: 2000, during: "run" },
    ]);
    expect(modeNeeds({ labour: "Crew", crew: 2, setupCrew: 2 })).toEqual([
      { resource: 1, amount: 2000, during: "all" },
    ]);
  });

  it("add up what a row needs of one resource", () => {
    const alsoNeeds = [
      { resource: "Crane", amount: 2 },
      { resource: "Crew", amount: 0.5 },
    ];
    expect(modeNeeds({ labour: "Crew", alsoNeeds })).toEqual([
      { resource: 1, amount: 1500, during: "all" },
      { resource: 3, amount: 2000, during: "all" },
    ]);
  });

  it("cannot be a group, nor something unknown", () => {
    const group = needsOf({ alsoNeeds: [{ resource: "G", amount: 1 }] }, [
      { resource: "K", group: "G" },
    ]);
    expect(codesOf(group)).toContain("need-is-a-group");
    expect(reasonOf(group)).toBe(
      "step 10 of P needs the group G, where one resource has to be named",
    );
    expect(reasonOf(needsOf({ labour: "Nobody" }))).toBe(
      "step 10 of P needs Nobody, which is not in Capacities",
    );
  });

  it("are whole where the resource is no pool", () => {
    const plan = needsOf({ alsoNeeds: [{ resource: "Crane", amount: 1.5 }] });
    expect(plan.problem.operations[0]!.modes[0]!.needs[0]!.amount).toBe(2000);
    expect(codesOf(plan)).toContain("need-not-whole");
  });

  it("take a resource that is only labour as a pool, with a word", () => {
    const plan = needsOf({ labour: "Fitters" }, [{ resource: "Fitters", units: 3 }]);
    expect(plan.problem.resources[4]!.kind).toBe("pool");
    expect(codesOf(plan)).toContain("labour-not-a-pool");
  });
});
