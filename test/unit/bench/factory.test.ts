import { solve } from "../../../src/schedule/solve";
import { verify } from "../../../src/schedule/verify";
import type { SchedulingProblem } from "../../../src/schedule/problem";
import { factoryPlan } from "../../support/factories/factory-plan";
import { WINDOW_DAYS } from "../../support/factories/order-book";
import { drawPlant } from "../../support/factories/plant";
import { seededRandom } from "../../../src/kernel/random";

const WINDOW = WINDOW_DAYS * 86400 - 6 * 3600;

/** By group of machines: work with a Setup min for each operation, shared over its machines, ÷ their time. */
function loads(problem: SchedulingProblem): Map<string, number> {
  const work = new Map<string, number>();
  const capacity = new Map<string, number>();
  const groupOf = (id: string) => id.replace(/\.\d+$/, "");
  const add = (to: Map<string, number>, key: string, amount: number) =>
    to.set(key, (to.get(key) ?? 0) + amount);
  for (const { id, ...resource } of problem.resources) {
    if (resource.kind !== "units" || id.startsWith("Tool")) continue;
    for (const { starts, ends } of resource.units) {
      starts.forEach((start, i) =>
        add(capacity, groupOf(id), Math.max(0, Math.min(ends[i]!, WINDOW) - start)),
      );
    }
  }
  for (const { modes, state } of problem.operations) {
    if (state.kind === "finished") continue;
    const mean = modes.reduce((sum, { setup, run }) => sum + setup + run, 0) / modes.length;
    add(work, groupOf(problem.resources[modes[0]!.resource]!.id), mean);
  }
  return new Map(
    [...capacity].map(([group, seconds]) => [group, (work.get(group) ?? 0) / seconds]),
  );
}

describe("a drawn factory", () => {
  const { problem, issues } = factoryPlan(1000, 1);

  it("is made of rows that nothing is wrong with", () => {
    expect(issues.map(({ code }) => code)).toEqual(["round-the-clock"]);
    const open = problem.operations.filter(({ state }) => state.kind !== "finished").length;
    expect(open).toBeGreaterThanOrEqual(1000);
    expect(open).toBeLessThan(1080);
  });

  it("has every feature", () => {
    const { operations, resources, changeovers, orders, jobs, materials } = problem;
    const modes = operations.flatMap((o) => o.modes);
    const links = operations.flatMap((o) => o.predecessors);
    const needs = modes.flatMap((m) => m.needs);
    const kindOf = (need: { resource: number }) => resources[need.resource]!.kind;
    const features = {
      alternatives: operations.some((o) => o.modes.length > 1),
      unlikeAlternatives: operations.some((o) => new Set(o.modes.map((m) => m.run)).size > 1),
      units: resources.some((r) => r.kind === "units" && r.units.length > 1),
      unlimited: resources.some((r) => r.kind === "unlimited"),
      changeovers: changeovers.some((table) => table !== undefined),
      pools: needs.some((need) => kindOf(need) === "pool"),
      partOfAHead: needs.some(({ amount }) => amount % 1000 !== 0),
      setupLabour: needs.some(({ during }) => during === "setup"),
      tools: needs.some((need) => kindOf(need) === "units"),
      poolsByShift: resources.some(
        (r) => r.kind === "pool" && new Set(r.capacity.amounts).size > 2,
      ),
      breaks: resources.some((r) => r.kind === "units" && r.units[0]!.starts.length > 50),
      extraHours: resources.some((r) => r.cost.extra !== undefined),
      waits: links.some(({ wait }) => wait > 0),
      transferBatches: links.some(({ transferBatch }) => transferBatch > 0),
      yields: operations.some((o) => o.goodQuantity < o.startQuantity),
      joins: operations.some((o) => o.predecessors.length > 1),
      oneGo: modes.some(({ interruptible }) => !interruptible),
      setupNeedsMaterial: modes.some((m) => m.setupNeedsMaterial),
      bought: operations.some((o) => o.materials.length > 0),
      receipts: materials.some(({ receipts }) => receipts.length > 0),
      made: jobs.some(({ consumer }) => consumer !== undefined),
      lots: orders.some((order) => order.jobs.length > 1),
      releases: operations.some(({ release }) => release > 0),
      weights: new Set(orders.map(({ weight }) => weight)).size > 2,
      penalties: orders.some(({ penaltyPerDay }) => penaltyPerDay > 0),
      states: new Set(operations.map(({ state }) => state.kind)).size === 4,
    };
    expect(Object.entries(features).filter(([, there]) => !there)).toEqual([]);
  });

  it("loads every group of machines to 90 to 95 %", () => {
    const plant = drawPlant(30, seededRandom(1));
    expect(plant.groups.every(({ load }) => load >= 0.9 && load <= 0.95)).toBe(true);
    const found = [...loads(factoryPlan(3000, 1).problem).values()];
    expect(found.length).toBeGreaterThan(7);
    // Efficiencies of single machines, rounding up and lots move it a little.
    expect(Math.min(...found)).toBeGreaterThan(0.85);
    expect(Math.max(...found)).toBeLessThan(1.0);
    const mean = found.reduce((sum, load) => sum + load, 0) / found.length;
    expect(mean).toBeGreaterThan(0.9);
    expect(mean).toBeLessThan(0.95);
  });

  it.each([1, 2, 3])(
    "seed %i: 20 to 40 %% of the orders are late under the best rule, none is left out",
    (seed) => {
      const drawn = factoryPlan(1000, seed).problem;
      const { solution } = solve(drawn, { iterations: 0 });
      expect(verify(drawn, solution)).toEqual([]);
      expect([solution.unscheduled, solution.conflicts]).toEqual([[], []]);
      const late = solution.value.lateOrders / drawn.orders.length;
      expect(late).toBeGreaterThan(0.2);
      expect(late).toBeLessThan(0.4);
    },
  );

  it("is the same every time, and another one with another seed", () => {
    const text = (seed: number) => JSON.stringify(factoryPlan(1000, seed).problem);
    expect(text(1)).toBe(text(1));
    expect(text(1)).not.toBe(text(2));
  });

  it("is the one that its baseline was measured on", () => {
    const sum = problem.operations.reduce(
      (total, { modes, release }) =>
        total + release + modes.reduce((s, m) => s + m.run + m.setup, 0),
      0,
    );
    const due = problem.orders.reduce((total, order) => total + order.due! * order.weight, 0);
    expect([problem.operations.length, problem.orders.length, sum, due]).toMatchInlineSnapshot(`
     [
       1129,
       219,
       691496488,
       492523200,
     ]
    `);
  });
});
