import {
  ALWAYS,
  DAY,
  HOUR,
  hours,
  machine,
  mode,
  need,
  op,
  placed,
  pool,
  smallProblem,
  solved,
  unlimited,
} from "../../support/small-problem";

/** Changeovers between no family, red and blue: 30 min to red, 60 min to blue, none within. */
const TABLE = Int32Array.of(-1, 1800, 3600, -1, 0, 3600, -1, 1800, 0);
const early = hours([6, 14]);

describe("calendar", () => {
  it("pauses interruptible work over the night and keeps its unit", () => {
    const solution = solved(
      smallProblem({ resources: [machine("M", early)], orders: [[op(mode(0, 10 * HOUR))]] }),
    );
    expect(placed(solution, 0)).toMatchObject({ start: 6 * HOUR, end: DAY + 8 * HOUR, unit: 0 });
  });

  it("writes an end at the close of a shift as that close, and the next start as the next opening", () => {
    const orders = [[op(mode(0, 8 * HOUR)), op(mode(0, HOUR), [0])]];
    const solution = solved(smallProblem({ resources: [machine("M", early)], orders }));
    expect(placed(solution, 0).end).toBe(14 * HOUR);
    expect(placed(solution, 1)).toMatchObject({ start: DAY + 6 * HOUR, runStart: DAY + 6 * HOUR });
  });

  it("fits setup and run of work that must not pause into one stretch", () => {
    const one = op(mode(0, 3 * HOUR, { setup: HOUR, interruptible: false }));
    const solution = solved(
      smallProblem({
        resources: [machine("M", early)],
        orders: [[op(mode(0, 5 * HOUR)), one]],
        more: { goal: "Throughput" },
      }),
    );
    const times = [placed(solution, 0), placed(solution, 1)];
    expect(times[1]!.end - times[1]!.start).toBe(4 * HOUR);
  });

  it("reports work that no stretch can hold", () => {
    const long = op(mode(0, 9 * HOUR, { interruptible: false }));
    const solution = solved(
      smallProblem({ resources: [machine("M", early)], orders: [[long], [op(mode(0, HOUR))]] }),
    );
    expect(solution.unscheduled).toEqual([
      {
        order: 0,
        operation: 0,
        reason: {
          kind: "no stretch long enough",
          resource: 0,
          needed: 9 * HOUR,
          longest: 8 * HOUR,
        },
      },
    ]);
    expect(placed(solution, 1).start).toBe(6 * HOUR);
  });

  it("works only while unit, labour and further needs all work", () => {
    const resources = [
      machine("M", early),
      pool("Crew", [0, 0], [8 * HOUR, 1], [10 * HOUR, 0], [12 * HOUR, 1]),
    ];
    const solution = solved(
      smallProblem({ resources, orders: [[op(mode(0, 3 * HOUR, { needs: [need(1, 1)] }))]] }),
    );
    expect(placed(solution, 0)).toMatchObject({ start: 8 * HOUR, end: 13 * HOUR });
  });

  it("lets a shift with fewer machines leave the last ones out", () => {
    const resources = [machine("M", hours([6, 22]), early)];
    const orders = Array.from({ length: 2 }, () => [op(mode(0, 16 * HOUR))]);
    const solution = solved(smallProblem({ resources, orders }));
    expect(solution.placements.map((p) => p!.end - 0).sort((a, b) => a - b)).toEqual([
      22 * HOUR,
      DAY + 14 * HOUR,
    ]);
  });
});

describe("setup", () => {
  it("is done before the predecessor is through, as late as that allows", () => {
    const orders = [[op(mode(0, 4 * HOUR)), op(mode(1, HOUR, { setup: HOUR }), [0])]];
    const solution = solved(smallProblem({ resources: [machine("A"), machine("B")], orders }));
    expect(placed(solution, 1)).toMatchObject({
      start: 3 * HOUR,
      runStart: 4 * HOUR,
      end: 5 * HOUR,
    });
  });

  it("takes Setup min for the first on a unit and the changeover for what follows", () => {
    const red = { setup: 600, family: 1 };
    const blue = { setup: 600, family: 2 };
    const orders = [
      [op(mode(0, HOUR, red)), op(mode(0, HOUR, blue), [0]), op(mode(0, HOUR, blue), [1])],
    ];
    const solution = solved(
      smallProblem({ resources: [machine("M")], orders, changeovers: [TABLE] }),
    );
    expect([0, 1, 2].map((o) => placed(solution, o).setup)).toEqual([600, 3600, 0]);
  });

  it("counts the last finished operation on the unit as the one before", () => {
    const resources = [
      { ...machine("M"), kind: "units" as const, units: [ALWAYS], lastFamily: [1] },
    ];
    const orders = [[op(mode(0, HOUR, { setup: 600, family: 2 }))]];
    const solution = solved(smallProblem({ resources, orders, changeovers: [TABLE] }));
    expect(placed(solution, 0).setup).toBe(3600);
  });

  it("waits for material where it needs it", () => {
    const materials = [
      { id: "steel", onHand: 0, receipts: [{ at: 5 * HOUR, quantity: 1, id: "P" }], boughtAt: DAY },
    ];
    const more = { materials: [{ material: 0, quantity: 1 }] };
    const orders = [
      [op(mode(0, HOUR, { setup: HOUR }), [], more)],
      [op(mode(1, HOUR, { setup: HOUR, setupNeedsMaterial: true }), [], more)],
    ];
    const receipts = materials.map((m) => ({
      ...m,
      receipts: [{ at: 5 * HOUR, quantity: 2, id: "P" }],
    }));
    const solution = solved(
      smallProblem({ resources: [machine("A"), machine("B")], orders, materials: receipts }),
    );
    expect(placed(solution, 0).runStart).toBe(5 * HOUR);
    expect(placed(solution, 1).start).toBe(5 * HOUR);
  });

  it("holds a setup crew only while setting up", () => {
    const resources = [machine("A"), machine("B"), pool("Setters", [0, 1])];
    const orders = [0, 1].map((m) => [
      op(mode(m, 4 * HOUR, { setup: HOUR, needs: [need(2, 1, "setup")] })),
    ]);
    const solution = solved(smallProblem({ resources, orders }));
    expect(solution.placements.map((p) => p!.start).sort((a, b) => a - b)).toEqual([0, HOUR]);
  });
});

describe("work without length", () => {
  it("never stands at the same moment as another of its kind on a unit", () => {
    const family = (index: number) => mode(0, 0, { family: index });
    const orders = [[op(family(1))], [op(family(2))], [op(mode(0, HOUR, { family: 1 }))]];
    const table = Int32Array.of(-1, -1, -1, -1, 0, 0, -1, 0, 0);
    const solution = solved(
      smallProblem({ resources: [machine("M")], orders, changeovers: [table] }),
    );
    expect(placed(solution, 0).start).not.toBe(placed(solution, 1).start);
  });
});

describe("capacity", () => {
  it("never has more of a pool in use than there is, half heads counted", () => {
    const resources = [unlimited("Bench"), pool("Crew", [0, 1])];
    const orders = Array.from({ length: 3 }, () => [op(mode(0, HOUR, { needs: [need(1, 0.5)] }))]);
    const solution = solved(smallProblem({ resources, orders }));
    expect(solution.placements.map((p) => p!.start).sort((a, b) => a - b)).toEqual([0, 0, HOUR]);
  });

  it("lets work pause, without the pool, while the pool is too small", () => {
    const resources = [pool("Crew", [0, 2], [HOUR, 1], [3 * HOUR, 2])];
    const orders = [[op(mode(0, 2 * HOUR, { needs: [need(0, 1)] }))]];
    expect(placed(solved(smallProblem({ resources, orders })), 0)).toMatchObject({
      start: 0,
      end: 4 * HOUR,
    });
  });

  it("keeps further units through pauses", () => {
    const resources = [machine("M", early), machine("Crane")];
    const long = op(mode(0, 10 * HOUR, { needs: [need(1, 1)] }));
    const solution = solved(
      smallProblem({
        resources,
        orders: [[long], [op(mode(1, 8 * HOUR))]],
        order: (i) => ({ due: i * DAY }),
      }),
    );
    const [a, b] = [placed(solution, 0), placed(solution, 1)];
    expect(a.alsoUnits).toEqual([{ need: 0, unit: 0 }]);
    expect(b.start >= a.end || b.end <= a.start).toBe(true);
  });

  it("takes the alternative that ends earlier", () => {
    const orders = [[op([mode(0, 3 * HOUR), mode(1, 2 * HOUR)])]];
    const solution = solved(smallProblem({ resources: [machine("Old"), machine("New")], orders }));
    expect(placed(solution, 0)).toMatchObject({ mode: 1, end: 2 * HOUR });
  });

  it("does any number at once where there is no limit", () => {
    const orders = Array.from({ length: 5 }, () => [op(mode(0, HOUR))]);
    const solution = solved(smallProblem({ resources: [unlimited("Subcontract")], orders }));
    expect(solution.value.makespanHours).toBe(1);
    expect(solution.placements.every((p) => p!.unit === -1)).toBe(true);
  });
});

describe("what an operation waits for", () => {
  it("waits elapsed time behind its predecessor, nights included", () => {
    const orders = [
      [
        op(mode(0, 8 * HOUR)),
        op(mode(1, HOUR), [{ operation: 0, wait: 16 * HOUR, transferBatch: 0 }]),
      ],
    ];
    const solution = solved(
      smallProblem({ resources: [machine("A", early), machine("B", early)], orders }),
    );
    expect(placed(solution, 1).runStart).toBe(DAY + 6 * HOUR);
  });

  it("is not begun before its release", () => {
    const orders = [[op(mode(0, HOUR, { setup: HOUR }), [], { release: 10 * HOUR })]];
    const solution = solved(smallProblem({ resources: [machine("M")], orders }));
    expect(placed(solution, 0)).toMatchObject({
      start: 9 * HOUR,
      runStart: 10 * HOUR,
      why: { kind: "release" },
    });
  });

  it("takes material only when no later taker goes short, and what is bought without limit", () => {
    const materials = [
      { id: "steel", onHand: 10, receipts: [{ at: DAY, quantity: 5, id: "P" }], boughtAt: 5 * DAY },
    ];
    const takes = (quantity: number) => [
      op(mode(0, HOUR), [], { materials: [{ material: 0, quantity }] }),
    ];
    const plan = {
      resources: [unlimited("Bench")],
      orders: [takes(8), takes(7), takes(9)],
      materials,
    };
    const solution = solved(smallProblem({ ...plan, order: (i) => ({ due: i * HOUR }) }));
    expect(solution.placements.map((p) => p!.start)).toEqual([0, DAY, 5 * DAY]);
  });

  it("ends a made material before its consumer runs", () => {
    const problem = smallProblem({
      resources: [machine("A"), machine("B")],
      orders: [[op(mode(0, HOUR), [1])], [op(mode(1, 3 * HOUR))]],
    });
    const jobs = [problem.jobs[0]!, { ...problem.jobs[1]!, order: undefined, consumer: 0 }];
    const solution = solved({ ...problem, jobs, orders: [problem.orders[0]!] });
    expect(placed(solution, 0).runStart).toBe(3 * HOUR);
  });
});

describe("the horizon", () => {
  it("leaves an order out as a whole, with what waits for it, and gives its capacity away", () => {
    const orders = [
      [op(mode(0, 10 * HOUR)), op(mode(0, 100 * DAY), [0])],
      [op(mode(0, HOUR), [1])],
      [op(mode(0, HOUR))],
    ];
    const solution = solved(smallProblem({ resources: [machine("M")], orders }));
    expect(solution.unscheduled.map((u) => [u.order, u.reason.kind])).toEqual([
      [0, "past the horizon"],
      [1, "waits for one that is not scheduled"],
    ]);
    expect(placed(solution, 3).start).toBe(0);
  });

  it("names a resource that never works and one of which there is never enough", () => {
    const resources = [machine("Idle", hours()), pool("Crew", [0, 1]), unlimited("Bench")];
    const orders = [[op(mode(0, HOUR))], [op(mode(2, HOUR, { needs: [need(1, 2)] }))]];
    const solution = solved(smallProblem({ resources, orders }));
    expect(solution.unscheduled.map((u) => u.reason)).toEqual([
      { kind: "never works", resource: 0 },
      { kind: "never enough", resource: 1, needed: 2000 },
    ]);
  });
});
