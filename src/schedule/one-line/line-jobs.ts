import type { Seconds } from "../../kernel/moment";
import type { CompiledProblem } from "../compiled-problem";
import type { Arrangement } from "../search/arrangement";
import { GOAL_WEIGHTS } from "../search/goal-weights";
import { modeTraits } from "../sequence/mode-traits";
import { pastEntries } from "../sequence/past-entries";
import { turnOptions, type TurnOptions } from "../sequence/turn-options";

/** More jobs than this would need too large a table of setups. */
const MOST = 1500;

/** All open work as jobs of one operation each on one unit that always works. */
export interface LineJobs {
  readonly count: number;
  /** Operation in the compiled problem, by job. */
  readonly operation: Int32Array;
  /** When the unit is free; 0 or more. */
  readonly free: Seconds;
  readonly horizon: Seconds;
  readonly run: Int32Array;
  /** Earliest run start. */
  readonly ready: Int32Array;
  /** True where a job has to wait for its release behind the moment at which the unit is free. */
  readonly waits: boolean;
  /** Setup of job y behind job x at x × count + y; x = count: as the first. */
  readonly setup: Int32Array;
  /** True where setups depend on what was before. */
  readonly changesOver: boolean;
  /** Infinity: never late. */
  readonly due: Float64Array;
  /** What a second of lateness costs, and being late at all. */
  readonly perSecond: Float64Array;
  readonly perLate: Float64Array;
  /** What a second of setup costs. */
  readonly perSetup: number;
}

/** Undefined when the problem has more than such jobs, or a goal that lateness does not lead. */
export function lineJobsOf(compiled: CompiledProblem, start: Arrangement): LineJobs | undefined {
  const { problem } = compiled;
  if (problem.goal !== "On time" && problem.goal !== "Fewest late") return undefined;
  const options = turnOptions(compiled, start);
  const operation = options.movable;
  const count = operation.length;
  if (count < 2 || count > MOST) return undefined;
  const line = start.line[operation[0]!]!;
  const traits = modeTraits(compiled);
  const isPlain = (o: number) =>
    hasOneTurn(options, o) &&
    start.line[o] === line &&
    traits[start.mode[o]!] === 0 &&
    compiled.modeRun[start.mode[o]!]! > 0 &&
    standsAlone(compiled, start, o);
  if (openCount(compiled, start) !== count || !operation.every(isPlain)) return undefined;
  const ready = operation.map((o) => readyOf(compiled, start, o));
  const free = freeFrom(compiled, line);
  return {
    count,
    operation,
    free,
    horizon: problem.horizon,
    run: operation.map((o) => compiled.modeRun[start.mode[o]!]!),
    ready,
    waits: ready.some((at) => at > free),
    ...setupsOf(compiled, start, operation, line),
    ...costsOf(compiled, operation),
  };
}

function openCount({ count, happened }: CompiledProblem, { placed }: Arrangement): number {
  let open = 0;
  for (let o = 0; o < count; o++) if (placed[o] === 1 && happened[o] === 0) open++;
  return open;
}

const hasOneTurn = ({ first }: TurnOptions, operation: number) =>
  first[operation + 1]! - first[operation]! === 1;

/** Nothing open comes before or behind it, it takes no material, and it is all of its order. */
function standsAlone(compiled: CompiledProblem, start: Arrangement, operation: number): boolean {
  const { predFirst, pred, predBatch, succFirst, happened, problem } = compiled;
  if (problem.operations[operation]!.materials.length > 0) return false;
  if (succFirst[operation + 1]! > succFirst[operation]!) return false;
  for (let row = predFirst[operation]!; row < predFirst[operation + 1]!; row++) {
    if (predBatch[row]! > 0 || happened[pred[row]!] === 0 || start.placed[pred[row]!] === 0)
      return false;
  }
  const { order } = problem.jobs[problem.operations[operation]!.job]!;
  return order === undefined || orderOperations(compiled, order) === 1;
}

function orderOperations({ problem }: CompiledProblem, order: number): number {
  return problem.orders[order]!.jobs.reduce((n, j) => n + problem.jobs[j]!.operations.length, 0);
}

function readyOf(compiled: CompiledProblem, { end }: Arrangement, operation: number): Seconds {
  const { predFirst, pred, predWait } = compiled;
  let ready = compiled.release[operation]!;
  for (let row = predFirst[operation]!; row < predFirst[operation + 1]!; row++)
    ready = Math.max(ready, end[pred[row]!]! + predWait[row]!);
  return ready;
}

function freeFrom(compiled: CompiledProblem, line: number): Seconds {
  return pastEntries(compiled).reduce(
    (free, past) => (past.line === line ? Math.max(free, past.to) : free),
    0,
  );
}

function setupsOf(
  compiled: CompiledProblem,
  start: Arrangement,
  operation: Int32Array,
  line: number,
) {
  const count = operation.length;
  const setup = new Int32Array((count + 1) * count);
  let changesOver = false;
  const families = operation.map((o) => compiled.modeFamily[start.mode[o]!]!);
  const before = firstFamily(compiled, start, line);
  for (let y = 0; y < count; y++) {
    const mode = start.mode[operation[y]!]!;
    const { changeover } = compiled.shapes[compiled.modeShape[mode]!]!;
    for (let x = 0; x <= count; x++) {
      const from = x < count ? families[x]! : before;
      const replaced =
        changeover && from >= 0
          ? changeover[from * compiled.problem.families.length + families[y]!]!
          : -1;
      setup[x * count + y] = replaced < 0 ? compiled.modeSetup[mode]! : replaced;
      if (setup[x * count + y] !== setup[y]) changesOver = true;
    }
  }
  return { setup, changesOver };
}

/** The family that the unit is set up for behind what has happened; -1: none. */
function firstFamily(compiled: CompiledProblem, start: Arrangement, line: number): number {
  let family = -1;
  const resource = compiled.lineResource[line]!;
  const units = compiled.problem.resources[resource]!;
  if (units.kind === "units") family = units.lastFamily[line - compiled.firstLine[resource]!]!;
  let last = -Infinity;
  for (const { line: at, own, from, operation } of pastEntries(compiled)) {
    if (at !== line || !own || from < last) continue;
    last = from;
    family = compiled.modeFamily[start.mode[operation]!]!;
  }
  return family;
}

function costsOf({ problem }: CompiledProblem, operation: Int32Array) {
  const weights = GOAL_WEIGHTS[problem.goal];
  const due = new Float64Array(operation.length).fill(Infinity);
  const perSecond = new Float64Array(operation.length);
  const perLate = new Float64Array(operation.length);
  operation.forEach((o, x) => {
    const { order } = problem.jobs[problem.operations[o]!.job]!;
    if (order === undefined) return;
    const { due: dueAt, weight, countsAsLate } = problem.orders[order]!;
    due[x] = dueAt ?? Infinity;
    perSecond[x] = weight * weights.tardiness;
    perLate[x] = countsAsLate ? weight * weights.late : 0;
  });
  return { due, perSecond, perLate, perSetup: weights.setup };
}
