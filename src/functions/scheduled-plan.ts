import type { BuiltPlan } from "../intake/plan-context";
import { comparableKey } from "../kernel/names";
import type { Operation } from "../schedule/problem";
import type { ObjectiveValue, Placement } from "../schedule/solution";
import type { Plan } from "../tables/plan-result";
import { type FunctionFault, invalid } from "./function-fault";
import type { ScheduledRow } from "./scheduled-rows";

/** Nothing is judged here: the schedule is as it is. */
const NO_VALUE: ObjectiveValue = {
  ...{ weightedTardinessHours: 0, lateOrders: 0, weightedLateOrders: 0, changeoverHours: 0 },
  ...{ makespanHours: 0, flowHours: 0, changeHours: 0, cost: 0 },
};

/** Rows of a schedule as a plan of the engine's: an operation and its place for each. */
export function scheduledPlan(
  rows: readonly ScheduledRow[],
  { model, problem }: BuiltPlan,
): Plan | FunctionFault {
  const known = new Map(problem.resources.map(({ id }, index) => [comparableKey(id), index]));
  const operations: Operation[] = [];
  const placements: Placement[] = [];
  for (const [index, row] of rows.entries()) {
    const resource = known.get(row.resource);
    if (resource === undefined) {
      return invalid(
        `schedule names the resource ${row.resource}, which capacities does not have. Add it there, or correct the name.`,
      );
    }
    operations.push(operationOf(index, resource, row));
    placements.push(placementOf(index, row, model.planStart));
  }
  return {
    model,
    problem: { ...problem, operations },
    solution: { placements, unscheduled: [], conflicts: [], value: NO_VALUE },
  };
}

function operationOf(index: number, resource: number, { setup, run }: ScheduledRow): Operation {
  const mode = {
    ...{ resource, setup, run, family: 0, fixed: 0 },
    ...{ interruptible: true, setupNeedsMaterial: false, needs: [] },
  };
  return {
    ...{ index, job: 0, label: "", startQuantity: 0, goodQuantity: 0, modes: [mode] },
    ...{ predecessors: [], release: 0, materials: [], published: undefined },
    state: { kind: "open" },
  };
}

function placementOf(operation: number, row: ScheduledRow, planStart: number): Placement {
  return {
    ...{ operation, mode: 0, unit: row.unit, setup: row.setup, run: row.run },
    start: row.start - planStart,
    runStart: row.runStart - planStart,
    end: row.end - planStart,
    why: { kind: "plan start" },
  };
}
