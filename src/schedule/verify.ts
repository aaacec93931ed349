import type { Mode, Operation, SchedulingProblem } from "./problem";
import type { Placement, Solution } from "./solution";
import { verifyPools, verifyUnits } from "./verify-capacity";
import { verifyLinks, verifyMaterials } from "./verify-flow";
import { lengthOf, piecesOf, sourcesOf, type WorkedTime } from "./verify-time";
import { verifyValue } from "./verify-value";
import { Violations, type Violation } from "./violation";

/**
 * Every rule that a solution breaks; none for a valid schedule. Written from scheduling.md alone:
 * it shares no code with the engine, so that a mistake there cannot hide itself.
 */
export function verify(problem: SchedulingProblem, solution: Solution): readonly Violation[] {
  const violations = new Violations(problem);
  const worked: (WorkedTime | undefined)[] = [];
  verifyCompleteness(problem, solution, violations);
  problem.operations.forEach((operation, index) => {
    const placement = solution.placements[index];
    if (placement) worked[index] = verifyPlacement(problem, operation, placement, violations);
  });
  verifyFixed(problem, solution, violations);
  verifyUnits(problem, solution, violations);
  verifyPools(problem, solution, worked, violations);
  verifyLinks(problem, solution, worked, violations);
  verifyMaterials(problem, solution, violations);
  verifyValue(problem, solution, worked, violations);
  return violations.found;
}

/** Orders are scheduled as a whole or, but for what has happened, not at all; what is left out is named. */
function verifyCompleteness(
  problem: SchedulingProblem,
  solution: Solution,
  violations: Violations,
): void {
  if (solution.placements.length > problem.operations.length) {
    violations.add("wrong-placement", -1, "There are more placements than operations.");
  }
  const unscheduled = new Set(solution.unscheduled.map((u) => u.order));
  for (const operation of problem.operations) {
    const order = orderServed(problem, operation.job);
    const happened = operation.state.kind === "finished" || operation.state.kind === "running";
    const left = order !== undefined && unscheduled.has(order);
    const placed = solution.placements[operation.index] !== undefined;
    if (!placed && (happened || (!left && order !== undefined))) {
      violations.add(
        "operation-missing",
        operation.index,
        "is not scheduled, and its order is not reported.",
      );
    }
    if (placed && left && !happened) {
      violations.add(
        "order-torn",
        operation.index,
        "is scheduled, but its order is reported as not scheduled.",
      );
    }
  }
}

function orderServed(problem: SchedulingProblem, job: number): number | undefined {
  let at = problem.jobs[job];
  for (let steps = 0; at && steps <= problem.jobs.length; steps++) {
    if (at.order !== undefined || at.consumer === undefined) return at.order;
    at = problem.jobs[problem.operations[at.consumer]!.job];
  }
  return undefined;
}

function verifyPlacement(
  problem: SchedulingProblem,
  operation: Operation,
  placement: Placement,
  violations: Violations,
): WorkedTime | undefined {
  const { index, state } = operation;
  if (placement.operation !== index)
    violations.add("wrong-placement", index, "stands in another's place.");
  if (state.kind === "finished") {
    const same =
      placement.start === state.start &&
      placement.end === state.end &&
      placement.unit === state.unit;
    if (!same)
      violations.add("happened-moved", index, "is finished, but its times or unit differ.");
    return undefined;
  }
  const mode = operation.modes[placement.mode];
  if (!mode) {
    violations.add("unknown-mode", index, `has no mode ${placement.mode}.`);
    return undefined;
  }
  verifyUnitNumbers(problem, operation, mode, placement, violations);
  if (state.kind === "running")
    return verifyRunning(problem, operation, mode, placement, violations);
  return verifyPlanned(problem, operation, mode, placement, violations);
}

function verifyUnitNumbers(
  problem: SchedulingProblem,
  { index, state }: Operation,
  mode: Mode,
  placement: Placement,
  violations: Violations,
): void {
  const main = problem.resources[mode.resource]!;
  const right =
    main.kind === "units" ? main.units[placement.unit] !== undefined : placement.unit === -1;
  if (!right) violations.add("unknown-unit", index, `${main.id} has no unit ${placement.unit}.`);
  const taken = new Set<string>();
  if (main.kind === "units") taken.add(`${mode.resource}/${placement.unit}`);
  for (const { need, unit } of placement.alsoUnits ?? []) {
    const needed = mode.needs[need];
    const resource = needed && problem.resources[needed.resource];
    const key = `${needed?.resource}/${unit}`;
    if (resource?.kind !== "units" || !resource.units[unit] || taken.has(key)) {
      violations.add("also-units", index, `takes unit ${unit} for need ${need}, which it cannot.`);
    }
    taken.add(key);
  }
  // What a running operation holds besides its unit is not recorded, so it is taken where it is free.
  if (state.kind === "running") return;
  mode.needs.forEach((need, k) => {
    if (problem.resources[need.resource]!.kind !== "units") return;
    const count = (placement.alsoUnits ?? []).filter((also) => also.need === k).length;
    if (count !== Math.ceil(need.amount / 1000)) {
      violations.add(
        "also-units",
        index,
        `takes ${count} units of ${problem.resources[need.resource]!.id}.`,
      );
    }
  });
}

function verifyRunning(
  problem: SchedulingProblem,
  { index, state }: Operation,
  mode: Mode,
  placement: Placement,
  violations: Violations,
): WorkedTime | undefined {
  if (state.kind !== "running") return undefined;
  const kept =
    placement.mode === state.mode &&
    placement.start === state.start &&
    (state.unit < 0 || placement.unit === state.unit);
  if (!kept)
    violations.add("happened-moved", index, "is running, but its start, mode or unit differ.");
  const run = piecesOf(sourcesOf(problem, mode, placement, "run"), 0, placement.end);
  const unfinished = placement.end >= problem.horizon && lengthOf(run) < state.remaining;
  if (lengthOf(run) !== Math.max(0, state.remaining) && !unfinished) {
    violations.add(
      "run-time",
      index,
      `has ${lengthOf(run)} s of working time for ${state.remaining} s left.`,
    );
  }
  return { setup: [], run };
}

function verifyPlanned(
  problem: SchedulingProblem,
  operation: Operation,
  mode: Mode,
  placement: Placement,
  violations: Violations,
): WorkedTime {
  const { index, release } = operation;
  const { start, runStart, end, setup } = placement;
  const fail = (code: Violation["code"], what: string) => violations.add(code, index, what);
  if (placement.run !== mode.run)
    fail("wrong-run", `runs ${placement.run} s instead of ${mode.run} s.`);
  if (start < 0) fail("before-plan-start", `starts at ${start}.`);
  if (end > problem.horizon) fail("past-horizon", `ends at ${end}.`);
  if (runStart < release) fail("release", `runs at ${runStart}, released at ${release}.`);
  if (start > runStart || runStart > end)
    fail("wrong-placement", "does not start, run and end in this order.");
  const setupPieces = piecesOf(sourcesOf(problem, mode, placement, "setup"), start, runStart);
  const runPieces = piecesOf(sourcesOf(problem, mode, placement, "run"), runStart, end);
  const setupWork = lengthOf(setupPieces);
  const runWork = lengthOf(runPieces);
  if (setup + mode.run === 0) {
    if (start !== end) fail("run-time", "has no work, but takes time.");
    return { setup: [], run: [] };
  }
  if (setup === 0 ? start !== runStart : setupWork !== setup) {
    fail("setup-time", `sets up for ${setupWork} s instead of ${setup} s.`);
  }
  if (mode.run === 0 ? runStart !== end : runWork !== mode.run) {
    fail("run-time", `runs for ${runWork} s of working time instead of ${mode.run} s.`);
  }
  const leading = setup > 0 ? setupPieces[0]?.from !== start : false;
  const idle = mode.run > 0 && runPieces[0]?.from !== runStart;
  const trailing = mode.run > 0 && runPieces[runPieces.length - 1]?.to !== end;
  if (leading || idle || trailing)
    fail("outside-working-time", "starts or ends outside working time.");
  if (!mode.interruptible && end - start !== setup + mode.run)
    fail("interrupted", "pauses, but must not.");
  return { setup: setupPieces, run: runPieces };
}

/** Locks and freezes stand, unless reported as contradicting. */
function verifyFixed(problem: SchedulingProblem, solution: Solution, violations: Violations): void {
  const conflicts = new Set(solution.conflicts.map((c) => c.operation));
  for (const operation of conflicts) {
    if (problem.operations[operation]?.state.kind !== "fixed") {
      violations.add(
        "bad-conflict",
        operation,
        "is reported as a contradicting lock, but is none.",
      );
    }
  }
  problem.operations.forEach(({ index, state }) => {
    const placement = solution.placements[index];
    if (state.kind !== "fixed" || !placement || conflicts.has(index)) return;
    const kept =
      placement.mode === state.mode &&
      placement.start === state.start &&
      (state.unit < 0 || placement.unit === state.unit);
    if (!kept)
      violations.add("fixed-moved", index, "is fixed, but its start, mode or unit differ.");
  });
}
