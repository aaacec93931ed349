import { NEVER } from "./calendar";
import { CalendarBook } from "./calendar-book";
import { ModeShapes, type ModeShape } from "./mode-shape";
import type { SchedulingProblem } from "./problem";

/**
 * A problem laid out for the engine: flat typed arrays, compressed rows for modes, links and
 * successors, calendars intersected beforehand. Times are seconds from plan start.
 */
export interface CompiledProblem {
  readonly problem: SchedulingProblem;
  readonly book: CalendarBook;
  readonly count: number;
  readonly shapes: readonly ModeShape[];
  /** Line of unit 0 by resource; a line is one unit's sequence of work. */
  readonly firstLine: Int32Array;
  readonly lineCount: number;
  readonly lineResource: Int32Array;
  /** Modes of operation o: modeFirst[o] to modeFirst[o + 1]. */
  readonly modeFirst: Int32Array;
  readonly modeShape: Int32Array;
  readonly modeSetup: Int32Array;
  readonly modeRun: Int32Array;
  readonly modeFixed: Float64Array;
  readonly modeFamily: Int32Array;
  readonly modeStops: Uint8Array;
  readonly modeMaterialAtStart: Uint8Array;
  readonly predFirst: Int32Array;
  readonly pred: Int32Array;
  readonly predWait: Int32Array;
  readonly predBatch: Float64Array;
  readonly succFirst: Int32Array;
  readonly succ: Int32Array;
  /** Row in pred of the link that succ stands for. */
  readonly succLink: Int32Array;
  readonly release: Int32Array;
  readonly startQuantity: Float64Array;
  readonly goodQuantity: Float64Array;
  /** Order whose promise hangs on the operation, through the consumers of made materials; -1: none. */
  readonly orderOf: Int32Array;
  readonly happened: Uint8Array;
  /** Start in the published schedule; NEVER where it had none. */
  readonly publishedStart: Int32Array;
}

export function compileProblem(problem: SchedulingProblem): CompiledProblem {
  const { operations } = problem;
  const count = operations.length;
  const book = new CalendarBook(problem.horizon);
  const lines = layLines(problem);
  const shapes = new ModeShapes(problem, book, lines.firstLine);
  const modeFirst = new Int32Array(count + 1);
  const predFirst = new Int32Array(count + 1);
  for (let o = 0; o < count; o++) {
    modeFirst[o + 1] = modeFirst[o]! + operations[o]!.modes.length;
    predFirst[o + 1] = predFirst[o]! + operations[o]!.predecessors.length;
  }
  return {
    problem,
    book,
    count,
    shapes: shapes.shapes,
    ...lines,
    modeFirst,
    ...layModes(problem, shapes, modeFirst),
    predFirst,
    ...layLinks(problem, predFirst),
    release: Int32Array.from(operations, (o) => Math.max(0, Math.min(o.release, 2147483000))),
    startQuantity: Float64Array.from(operations, (o) => o.startQuantity),
    goodQuantity: Float64Array.from(operations, (o) => o.goodQuantity),
    orderOf: ordersOfOperations(problem),
    happened: Uint8Array.from(operations, (o) =>
      o.state.kind === "finished" || o.state.kind === "running" ? 1 : 0,
    ),
    publishedStart: Int32Array.from(operations, (o) => o.published?.start ?? NEVER),
  };
}

function layLines(problem: SchedulingProblem) {
  const firstLine = new Int32Array(problem.resources.length);
  const owner: number[] = [];
  problem.resources.forEach((resource, r) => {
    firstLine[r] = owner.length;
    if (resource.kind === "units") for (let u = 0; u < resource.units.length; u++) owner.push(r);
  });
  return { firstLine, lineCount: owner.length, lineResource: Int32Array.from(owner) };
}

function layModes(problem: SchedulingProblem, shapes: ModeShapes, modeFirst: Int32Array) {
  const total = modeFirst[problem.operations.length]!;
  const modes = {
    modeShape: new Int32Array(total),
    modeSetup: new Int32Array(total),
    modeRun: new Int32Array(total),
    modeFixed: new Float64Array(total),
    modeFamily: new Int32Array(total),
    modeStops: new Uint8Array(total),
    modeMaterialAtStart: new Uint8Array(total),
  };
  problem.operations.forEach((operation, o) => {
    operation.modes.forEach((mode, k) => {
      const m = modeFirst[o]! + k;
      modes.modeShape[m] = shapes.of(mode);
      modes.modeSetup[m] = mode.setup;
      modes.modeRun[m] = mode.run;
      modes.modeFixed[m] = mode.fixed;
      modes.modeFamily[m] = mode.family;
      modes.modeStops[m] = mode.interruptible ? 1 : 0;
      modes.modeMaterialAtStart[m] = mode.setupNeedsMaterial ? 1 : 0;
    });
  });
  return modes;
}

function layLinks(problem: SchedulingProblem, predFirst: Int32Array) {
  const { operations } = problem;
  const total = predFirst[operations.length]!;
  const pred = new Int32Array(total);
  const predWait = new Int32Array(total);
  const predBatch = new Float64Array(total);
  const succFirst = new Int32Array(operations.length + 1);
  operations.forEach((operation, o) => {
    operation.predecessors.forEach((link, k) => {
      const row = predFirst[o]! + k;
      pred[row] = link.operation;
      predWait[row] = link.wait;
      predBatch[row] = link.transferBatch;
      succFirst[link.operation + 1]!++;
    });
  });
  for (let o = 0; o < operations.length; o++) succFirst[o + 1]! += succFirst[o]!;
  const succ = new Int32Array(total);
  const succLink = new Int32Array(total);
  const next = succFirst.slice();
  for (let o = 0; o < operations.length; o++) {
    for (let row = predFirst[o]!; row < predFirst[o + 1]!; row++) {
      const at = next[pred[row]!]!++;
      succ[at] = o;
      succLink[at] = row;
    }
  }
  return { pred, predWait, predBatch, succFirst, succ, succLink };
}

/** Zero-based unit of a line within its resource; -1 where there is no line. */
export function unitOf({ firstLine, lineResource }: CompiledProblem, line: number): number {
  return line < 0 ? -1 : line - firstLine[lineResource[line]!]!;
}

/** By operation the order that it serves, found through the consumers of made materials; -1: none. */
export function ordersOfOperations(problem: SchedulingProblem): Int32Array {
  const { jobs, operations } = problem;
  const byJob = new Int32Array(jobs.length).fill(-2);
  for (let j = 0; j < jobs.length; j++) {
    const path: number[] = [];
    let at: number | undefined = j;
    while (at !== undefined && byJob[at] === -2) {
      byJob[at] = -1;
      path.push(at);
      const job: (typeof jobs)[number] = jobs[at]!;
      if (job.order !== undefined) byJob[at] = job.order;
      if (job.order !== undefined || job.consumer === undefined) break;
      at = operations[job.consumer]!.job;
    }
    const order = at === undefined ? -1 : byJob[at]!;
    for (const job of path) byJob[job] = order;
  }
  return Int32Array.from(operations, (o) => byJob[o.job]!);
}
