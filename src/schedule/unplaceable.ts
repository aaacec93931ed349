import type { CompiledProblem } from "./compiled-problem";
import type { Mode } from "./problem";
import type { UnscheduledReason } from "./solution";
import { WHOLE, longestStretch, timeWithAtLeast } from "./working-time";

/** Why an operation can never be placed, whatever else is there; undefined when it can. */
export function neverPossible(
  compiled: CompiledProblem,
  operation: number,
): UnscheduledReason | undefined {
  const { modes } = compiled.problem.operations[operation]!;
  let first: UnscheduledReason | undefined;
  for (let k = 0; k < modes.length; k++) {
    const reason = modeImpossible(compiled, compiled.modeFirst[operation]! + k, modes[k]!);
    if (!reason) return undefined;
    first ??= reason;
  }
  return first ?? { kind: "past the horizon" };
}

function modeImpossible(
  compiled: CompiledProblem,
  row: number,
  mode: Mode,
): UnscheduledReason | undefined {
  if (mode.run + mode.setup === 0) return undefined;
  const shape = compiled.shapes[compiled.modeShape[row]!]!;
  const { problem } = compiled;
  const scarce = scarceResource(compiled, mode);
  if (scarce) return scarce;
  const longest = { seconds: 0, whole: 0 };
  for (const { runTime, setupTime } of shape.variants) {
    const works = mode.run > 0 ? runTime : setupTime;
    longest.whole = Math.max(longest.whole, works.total);
    longest.seconds = Math.max(longest.seconds, works.longest());
  }
  if (longest.whole === 0) return { kind: "never works", resource: idleResource(compiled, mode) };
  if (mode.interruptible) return undefined;
  const least = leastSetup(compiled, row, mode, problem.families.length);
  const needed = mode.run > 0 ? mode.run + (sameTimes(compiled, row) ? least : 0) : mode.setup;
  if (needed <= longest.seconds) return undefined;
  return {
    kind: "no stretch long enough",
    resource: mode.resource,
    needed,
    longest: longest.seconds,
  };
}

function sameTimes(compiled: CompiledProblem, row: number): boolean {
  return compiled.shapes[compiled.modeShape[row]!]!.variants.every(
    (v) => v.setupTime === v.runTime,
  );
}

/** The shortest setup that any operation before it can leave. */
function leastSetup(compiled: CompiledProblem, row: number, mode: Mode, families: number): number {
  const { changeover } = compiled.shapes[compiled.modeShape[row]!]!;
  let least = mode.setup;
  if (!changeover) return least;
  for (let from = 0; from < families; from++) {
    const seconds = changeover[from * families + mode.family]!;
    if (seconds >= 0 && seconds < least) least = seconds;
  }
  return least;
}

/** A pool or resource that never has as much as the mode holds of it. */
function scarceResource(compiled: CompiledProblem, mode: Mode): UnscheduledReason | undefined {
  const { problem } = compiled;
  const needed = new Map<number, number>();
  const most = new Map<number, number>();
  for (const phase of ["setup", "run"] as const) {
    needed.clear();
    if (problem.resources[mode.resource]!.kind !== "unlimited") needed.set(mode.resource, WHOLE);
    if (phase === "setup" && mode.setup === 0) continue;
    for (const n of mode.needs) {
      if (n.during === "all" || n.during === phase)
        needed.set(n.resource, (needed.get(n.resource) ?? 0) + n.amount);
    }
    for (const [resource, amount] of needed)
      most.set(resource, Math.max(most.get(resource) ?? 0, amount));
  }
  for (const [resource, amount] of most) {
    const r = problem.resources[resource]!;
    const enough =
      r.kind === "unlimited" ||
      (r.kind === "units"
        ? r.units.length * WHOLE >= amount
        : r.capacity.amounts.some((level) => level >= amount));
    if (!enough) return { kind: "never enough", resource, needed: amount };
  }
  return undefined;
}

/** The resource of a mode that never works by itself, else its main one. */
function idleResource(compiled: CompiledProblem, mode: Mode): number {
  const { problem } = compiled;
  for (const { resource, amount } of [{ resource: mode.resource, amount: WHOLE }, ...mode.needs]) {
    const r = problem.resources[resource]!;
    const times =
      r.kind === "units"
        ? r.units
        : [r.kind === "unlimited" ? r.time : timeWithAtLeast(r.capacity, amount, problem.horizon)];
    if (times.every((time) => longestStretch(time, 0) === 0)) return resource;
  }
  return mode.resource;
}
