import fc from "fast-check";
import type { PublishedOperation, ScheduleLock } from "../../../src/intake/plan-context";
import { solve } from "../../../src/schedule/solve";
import { verify } from "../../../src/schedule/verify";
import { aPlan } from "../../support/a-plan";
import { randomPlanRows } from "../../support/random-plan-rows";
import { runs } from "../../support/runs";

const settings = { horizonDays: 40, optionalShifts: "Always" } as const;

/** The first schedule of a plan, as the written Schedule has it. */
function publishedRows({ model, problem }: ReturnType<typeof aPlan>): PublishedOperation[] {
  const { placements } = solve(problem, { iterations: 0 }).solution;
  return problem.operations.flatMap((operation): PublishedOperation[] => {
    const placement = placements[operation.index];
    if (!placement || operation.state.kind === "finished") return [];
    const job = model.jobs[operation.job]!;
    const first = problem.jobs[operation.job]!.operations[0]!;
    return [
      {
        order: job.shownOrder,
        line: job.line,
        step: job.steps[operation.index - first]!.step,
        resource: problem.resources[operation.modes[placement.mode]!.resource]!.id,
        unit: placement.unit < 0 ? undefined : placement.unit + 1,
        start: model.planStart + placement.start,
        end: model.planStart + placement.end,
      },
    ];
  });
}

describe("random workbooks", () => {
  it("give problems whose references are all there, in one order", () => {
    fc.assert(
      fc.property(randomPlanRows, (rows) => {
        const { model, problem } = aPlan(rows, settings);
        const { operations, jobs, orders, resources, families, materials } = problem;
        expect(model.jobs).toHaveLength(jobs.length);
        expect(
          model.orders.slice(0, orders.length).every(({ source }) => source !== "Material"),
        ).toBe(true);
        expect(jobs.flatMap((job) => job.operations)).toEqual(operations.map((_, index) => index));
        for (const [index, job] of jobs.entries()) {
          expect(model.jobs[index]!.steps).toHaveLength(job.operations.length);
          const order = model.orders[model.jobs[index]!.order]!;
          expect(order.leftOut).toBeUndefined();
          expect(order.source === "Material").toBe(job.consumer !== undefined);
          if (job.order !== undefined) expect(orders[job.order]!.jobs).toContain(index);
        }
        for (const operation of operations) {
          const step =
            model.jobs[operation.job]!.steps[
              operation.index - jobs[operation.job]!.operations[0]!
            ]!;
          expect(step.modes).toHaveLength(operation.modes.length);
          expect(operation.startQuantity).toBeGreaterThanOrEqual(0);
          for (const link of operation.predecessors)
            expect(operations[link.operation]).toBeDefined();
          for (const { material } of operation.materials) expect(materials[material]).toBeDefined();
          if (operation.state.kind !== "finished")
            expect(operation.modes.length).toBeGreaterThan(0);
          for (const mode of operation.modes) {
            expect(resources[mode.resource]).toBeDefined();
            expect(families[mode.family]).toBeDefined();
            expect(Number.isInteger(mode.run) && mode.run >= 0 && mode.run < 2 ** 31).toBe(true);
            expect(Number.isInteger(mode.setup) && mode.setup >= 0).toBe(true);
          }
        }
      }),
      { numRuns: runs(150, 5000) },
    );
  });

  it("are scheduled so that every rule holds", () => {
    fc.assert(
      fc.property(randomPlanRows, (rows) => {
        const { problem } = aPlan(rows, settings);
        expect(verify(problem, solve(problem, { iterations: 0 }).solution)).toEqual([]);
      }),
      { numRuns: runs(60, 2000) },
    );
  });

  it("are scheduled so again after publishing, with a freeze window and locks", () => {
    fc.assert(
      fc.property(randomPlanRows, fc.nat(), (rows, choice) => {
        const first = aPlan(rows, settings);
        const published = publishedRows(first);
        const locked = published[choice % Math.max(1, published.length)];
        const locks: ScheduleLock[] = locked
          ? [{ ...locked, by: "lock", sheet: "Schedule", cell: "W2" }]
          : [];
        const frozen = { ...settings, freezeHours: 10 };
        const { problem } = aPlan(rows, frozen, { published, locks });
        const known = problem.operations.filter((operation) => operation.published);
        expect(known).toHaveLength(published.length);
        expect(verify(problem, solve(problem, { iterations: 0 }).solution)).toEqual([]);
      }),
      { numRuns: runs(60, 2000) },
    );
  });

  it("give the same plan twice", () => {
    fc.assert(
      fc.property(randomPlanRows, (rows) => {
        expect(aPlan(rows, settings)).toEqual(aPlan(rows, settings));
      }),
      { numRuns: runs(30, 500) },
    );
  });
});
