import type { Mode, Operation, SchedulingProblem } from "../../src/schedule/problem";
import type { AlsoUnit, ObjectiveValue, Placement, Solution } from "../../src/schedule/solution";
import { verify } from "../../src/schedule/verify";

const WHOLE = 1000;

/** Of two schedules of the same orders, the part of a value that is known when some are placed. */
export type PartValue = (placements: readonly (Placement | undefined)[]) => number;

/**
 * The least value over all schedules that the verifier accepts, every operation tried at every
 * second, in every mode, on every unit; undefined when none is at or below `atMost`. `value` must
 * not fall when more is placed. Locks that are not in `standing` may move. For problems of some seconds.
 */
export function leastValue(
  problem: SchedulingProblem,
  value: PartValue,
  atMost: number,
  standing: (operation: number) => boolean,
): number | undefined {
  const choices = problem.operations.map((operation) =>
    placementsOf(problem, operation, standing(operation.index)),
  );
  const placements: (Placement | undefined)[] = problem.operations.map(() => undefined);
  let limit = atMost;
  let least: number | undefined;
  const place = (o: number): void => {
    const sum = value(placements);
    if (sum > limit + 1e-9 || (least !== undefined && sum >= least - 1e-9)) return;
    if (o === problem.operations.length) {
      if (!isAccepted(problem, placements, standing)) return;
      least = sum;
      limit = sum;
      return;
    }
    for (const placement of choices[o]!) {
      if (!fitsAmong(problem, placements, placement, o)) continue;
      placements[o] = placement;
      place(o + 1);
    }
    placements[o] = undefined;
  };
  place(0);
  return least;
}

const NO_VALUE: ObjectiveValue = {
  weightedTardinessHours: 0,
  lateOrders: 0,
  weightedLateOrders: 0,
  changeoverHours: 0,
  makespanHours: 0,
  flowHours: 0,
  changeHours: 0,
  cost: 0,
};

function isAccepted(
  problem: SchedulingProblem,
  placements: readonly (Placement | undefined)[],
  standing: (operation: number) => boolean,
): boolean {
  const conflicts: Solution["conflicts"] = problem.operations
    .filter(({ state, index }) => state.kind === "fixed" && !standing(index))
    .map(({ index }) => ({ operation: index, other: undefined, with: "unit" }));
  const solution = { placements: placements.slice(), unscheduled: [], conflicts, value: NO_VALUE };
  return verify(problem, solution).every(({ code }) => code === "wrong-value");
}

/** Cheap checks against what is placed already; the verifier has the last word. */
function fitsAmong(
  problem: SchedulingProblem,
  placements: readonly (Placement | undefined)[],
  placement: Placement,
  o: number,
): boolean {
  const resource = (p: Placement) => problem.operations[p.operation]!.modes[p.mode]?.resource ?? -1;
  for (let i = 0; i < o; i++) {
    const other = placements[i]!;
    if (placement.unit < 0 || other.unit !== placement.unit) continue;
    if (resource(other) !== resource(placement)) continue;
    if (other.start < placement.end && placement.start < other.end) return false;
  }
  if (isBegun(problem.operations[o]!)) return true;
  return problem.operations[o]!.predecessors.every(({ operation, wait, transferBatch }) => {
    const before = placements[operation];
    if (!before || transferBatch > 0) return true;
    return placement.runStart >= before.end + wait;
  });
}

function isBegun({ state }: Operation): boolean {
  return state.kind === "finished" || state.kind === "running";
}

function placementsOf(
  problem: SchedulingProblem,
  operation: Operation,
  standing: boolean,
): Placement[] {
  const { state, index } = operation;
  if (state.kind === "finished") {
    const mode = operation.modes.findIndex((m) => m.resource === state.resource);
    const { start, end, unit } = state;
    return [
      {
        operation: index,
        mode,
        unit,
        start,
        runStart: start,
        end,
        setup: 0,
        run: end - start,
        why: { kind: "happened" },
      },
    ];
  }
  const found: Placement[] = [];
  operation.modes.forEach((mode, m) => {
    if (state.kind !== "open" && (state.kind === "running" || standing) && m !== state.mode) return;
    for (const unit of unitsOf(problem, mode)) {
      if (state.kind === "running" || (state.kind === "fixed" && standing)) {
        if (state.unit >= 0 && state.unit !== unit) continue;
      }
      for (const alsoUnits of alsoUnitsOf(problem, mode, unit)) {
        found.push(...timesOf(problem, operation, m, unit, alsoUnits, standing));
      }
    }
  });
  return found;
}

function unitsOf(problem: SchedulingProblem, mode: Mode): number[] {
  const resource = problem.resources[mode.resource]!;
  return resource.kind === "units" ? resource.units.map((_, unit) => unit) : [-1];
}

/** Every choice of units for the needs of a mode, none taken twice. */
function alsoUnitsOf(problem: SchedulingProblem, mode: Mode, own: number): AlsoUnit[][] {
  let choices: AlsoUnit[][] = [[]];
  mode.needs.forEach((need, index) => {
    const resource = problem.resources[need.resource]!;
    if (resource.kind !== "units") return;
    for (let n = Math.ceil(need.amount / WHOLE); n > 0; n--) {
      choices = choices.flatMap((taken) =>
        resource.units.flatMap((_, unit) => {
          const isTaken =
            (need.resource === mode.resource && unit === own) ||
            taken.some(
              (also) =>
                (also.unit >= unit && also.need === index) ||
                (also.unit === unit && mode.needs[also.need]!.resource === need.resource),
            );
          return isTaken ? [] : [[...taken, { need: index, unit }]];
        }),
      );
    }
  });
  return choices;
}

function timesOf(
  problem: SchedulingProblem,
  operation: Operation,
  m: number,
  unit: number,
  alsoUnits: AlsoUnit[],
  standing: boolean,
): Placement[] {
  const mode = operation.modes[m]!;
  const works = (at: number, phase: "setup" | "run") =>
    worksAt(problem, mode, unit, alsoUnits, phase, at);
  const base = {
    operation: operation.index,
    mode: m,
    unit,
    alsoUnits,
    why: { kind: "plan start" },
  } as const;
  const { state } = operation;
  if (state.kind === "running") {
    let left = state.remaining;
    let end = 0;
    for (; left > 0 && end < problem.horizon; end++) if (works(end, "run")) left--;
    return [
      { ...base, start: state.start, runStart: state.start, end, setup: 0, run: state.remaining },
    ];
  }
  const found: Placement[] = [];
  for (const setup of setupsOf(problem, mode)) {
    for (let start = 0; start <= problem.horizon; start++) {
      if (state.kind === "fixed" && standing && start !== state.start) continue;
      for (const runStart of runStarts(problem, setup, mode, start, works)) {
        if (runStart < operation.release) continue;
        const end = endOf(problem, mode, runStart, works);
        if (end !== undefined) found.push({ ...base, start, runStart, end, setup, run: mode.run });
      }
    }
  }
  return found;
}

function setupsOf(problem: SchedulingProblem, mode: Mode): number[] {
  const table = problem.changeovers[mode.resource];
  const families = problem.families.length;
  const replaced = problem.families.map((_, from) => table?.[from * families + mode.family] ?? -1);
  return [...new Set([mode.setup, ...replaced.filter((setup) => setup >= 0)])];
}

function runStarts(
  problem: SchedulingProblem,
  setup: number,
  mode: Mode,
  start: number,
  works: (at: number, phase: "setup" | "run") => boolean,
): number[] {
  const may = (at: number) => mode.run === 0 || works(at, "run");
  if (setup === 0) return may(start) ? [start] : [];
  if (!works(start, "setup")) return [];
  const found: number[] = [];
  for (let at = start, done = 0; at <= problem.horizon && done <= setup; at++) {
    if (done === setup && may(at)) found.push(at);
    if (works(at, "setup")) done++;
  }
  return found;
}

function endOf(
  problem: SchedulingProblem,
  mode: Mode,
  runStart: number,
  works: (at: number, phase: "setup" | "run") => boolean,
): number | undefined {
  let left = mode.run;
  for (let at = runStart; at <= problem.horizon; at++) {
    if (left === 0) return at;
    if (works(at, "run")) left--;
  }
  return undefined;
}

function worksAt(
  problem: SchedulingProblem,
  mode: Mode,
  unit: number,
  alsoUnits: readonly AlsoUnit[],
  phase: "setup" | "run",
  at: number,
): boolean {
  const heads = new Map<number, number>();
  const open = (time: { starts: Int32Array; ends: Int32Array } | undefined) =>
    time === undefined || time.starts.some((from, i) => from <= at && at < time.ends[i]!);
  const main = { resource: mode.resource, amount: WHOLE, during: "all" as const };
  const all = [main, ...mode.needs].every(({ resource: r, amount, during }, k) => {
    if (during !== "all" && during !== phase) return true;
    const resource = problem.resources[r]!;
    if (resource.kind === "unlimited") return open(resource.time);
    if (resource.kind === "pool") heads.set(r, (heads.get(r) ?? 0) + amount);
    if (resource.kind !== "units") return true;
    if (k === 0) return open(resource.units[unit]);
    return alsoUnits.every((also) => also.need !== k - 1 || open(resource.units[also.unit]));
  });
  return all && [...heads].every(([r, amount]) => headsAt(problem, r, at) >= amount);
}

/** The seconds in which a placement's setup or run advances, from plan start on. */
export function workedSeconds(
  problem: SchedulingProblem,
  placement: Placement,
  phase: "setup" | "run",
): number[] {
  const { state, modes } = problem.operations[placement.operation]!;
  const running = state.kind === "running";
  if (phase === "setup" && (running || placement.setup === 0)) return [];
  const from = phase === "setup" ? placement.start : running ? 0 : placement.runStart;
  const to = phase === "setup" ? placement.runStart : placement.end;
  const seconds = Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);
  const { unit, alsoUnits } = placement;
  return seconds.filter((at) =>
    worksAt(problem, modes[placement.mode]!, unit, alsoUnits ?? [], phase, at),
  );
}

function headsAt(problem: SchedulingProblem, r: number, at: number): number {
  const pool = problem.resources[r]!;
  if (pool.kind !== "pool") return Infinity;
  let there = 0;
  pool.capacity.times.forEach((from, i) => {
    if (from <= at) there = pool.capacity.amounts[i]!;
  });
  return there;
}
