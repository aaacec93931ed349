import type { Seconds } from "../kernel/moment";
import { type CompiledProblem, compileProblem } from "../schedule/compiled-problem";
import type { ModeVariant } from "../schedule/mode-shape";
import { OperationHeap } from "../schedule/operation-heap";
import type { SchedulingProblem } from "../schedule/problem";
import type { Placement, Solution } from "../schedule/solution";
import { inSequence } from "../schedule/work-ahead";
import { type ArcRows, Arcs, arcRows, endOf } from "./arcs";
import { withLaterHorizon } from "./later-horizon";
import { keptInTurn } from "./pool-order";
import { addUnitArcs } from "./unit-arcs";
import { WorkCalendars } from "./work-calendars";

/**
 * What of a schedule stays in every replay: the assignments, the sequence on each unit, and the
 * order in which all is placed. Operations stand in that order; before `moving` are the finished
 * ones, which have their times.
 */
export interface ReplayChart {
  readonly compiled: CompiledProblem;
  readonly placements: readonly (Placement | undefined)[];
  /** Index of the operation by place. */
  readonly operationAt: Int32Array;
  /** Place by index of the operation; -1: not scheduled. */
  readonly placeOf: Int32Array;
  readonly moving: number;
  readonly running: Uint8Array;
  /** Not before this does it start: plan start, a lock, or in Just in time what was pulled to its due date. */
  readonly notBefore: Int32Array;
  /** Planned work; of a running operation, what is left of its run. */
  readonly setup: Int32Array;
  readonly run: Int32Array;
  readonly stops: Uint8Array;
  readonly release: Int32Array;
  /** 1: material binds Start and not Run start. */
  readonly materialAtStart: Uint8Array;
  readonly calendars: readonly (ModeVariant | undefined)[];
  /** What binds Start, and what binds Run start; `2 * place + which`. */
  readonly startArcs: ArcRows;
  readonly runArcs: ArcRows;
  /** Rows of the compiled problem's links that hand on batches: those of a place are first to first + 1. */
  readonly batchFirst: Int32Array;
  readonly batchLink: Int32Array;
}

export function replayChart(problem: SchedulingProblem, solution: Solution): ReplayChart {
  const compiled = compileProblem(withLaterHorizon(problem));
  const { placements } = solution;
  const flow = inSequence(compiled);
  const rank = plannedRanks(compiled, placements, flow);
  const starts = new Arcs();
  const runs = new Arcs();
  const batches = new Arcs();
  addUnitArcs(compiled, placements, rank, starts, runs);
  addLinks(compiled, placements, runs, batches);
  const order = placingOrder(compiled, placements, flow, rank, [starts, runs, batches]);
  const count = order.operationAt.length;
  const batchRows = arcRows(batches, order.placeOf, count);
  return {
    compiled,
    placements,
    ...order,
    ...plannedWork(compiled, solution, order),
    startArcs: arcRows(starts, order.placeOf, count),
    runArcs: arcRows(runs, order.placeOf, count),
    batchFirst: batchRows.first,
    batchLink: batchRows.lag,
  };
}

/** By operation its rank in the order in which the schedule begins things; what has happened comes first. */
function plannedRanks(
  compiled: CompiledProblem,
  placements: readonly (Placement | undefined)[],
  flow: Int32Array,
): Int32Array {
  const { count, happened } = compiled;
  const flowRank = new Int32Array(count);
  flow.forEach((operation, at) => (flowRank[operation] = at));
  const placed = placements.filter((placement) => placement !== undefined);
  placed.sort(
    (a, b) =>
      happened[b.operation]! - happened[a.operation]! ||
      a.start - b.start ||
      a.runStart - b.runStart ||
      a.end - b.end ||
      flowRank[a.operation]! - flowRank[b.operation]!,
  );
  const rank = new Int32Array(count);
  placed.forEach(({ operation }, at) => (rank[operation] = at));
  return rank;
}

/** Whole lots become arcs of `runs`; batches only order the placing, their `lag` is the link's row. */
function addLinks(
  compiled: CompiledProblem,
  placements: readonly (Placement | undefined)[],
  runs: Arcs,
  batches: Arcs,
): void {
  const { predFirst, pred, predWait, predBatch, happened } = compiled;
  for (let o = 0; o < compiled.count; o++) {
    if (!placements[o] || happened[o] === 1) continue;
    for (let row = predFirst[o]!; row < predFirst[o + 1]!; row++) {
      if (!placements[pred[row]!]) continue;
      if (predBatch[row]! > 0) batches.add(endOf(pred[row]!), o, row);
      else runs.add(endOf(pred[row]!), o, predWait[row]!);
    }
  }
}

/**
 * As the schedule begins things, but nothing before what it waits for. Work without length may wait
 * for one another at one moment, on a unit one way and in the routing (`flow`) the other: then the
 * routing counts.
 */
function placingOrder(
  compiled: CompiledProblem,
  placements: readonly (Placement | undefined)[],
  flow: Int32Array,
  rank: Int32Array,
  arcs: readonly Arcs[],
) {
  const { count, problem } = compiled;
  const followers = followerRows(arcs, count);
  const waiting = new Int32Array(count);
  for (const { to } of arcs) for (const o of to) waiting[o]!++;
  const placeOf = new Int32Array(count).fill(-1);
  const placed = flow.filter((o) => placements[o] !== undefined);
  const operationAt = new Int32Array(placed.length);
  const ready = new OperationHeap();
  let next = 0;
  const put = (o: number) => {
    if (placeOf[o]! >= 0) return;
    placeOf[o] = next;
    operationAt[next++] = o;
    for (let at = followers.first[o]!; at < followers.first[o + 1]!; at++) {
      const follower = followers.to[at]!;
      if (--waiting[follower]! === 0) ready.push(follower, rank[follower]!);
    }
  };
  const isFinished = (o: number) => problem.operations[o]!.state.kind === "finished";
  for (const o of placed) if (waiting[o] === 0 && !isFinished(o)) ready.push(o, rank[o]!);
  for (const o of placed) if (isFinished(o)) put(o);
  const moving = next;
  for (const o of placed) {
    while (ready.size > 0) put(ready.pop());
    put(o);
  }
  return { operationAt, placeOf, moving };
}

function followerRows(arcs: readonly Arcs[], count: number) {
  const first = new Int32Array(count + 1);
  for (const { from } of arcs) for (const moment of from) first[(moment >> 1) + 1]!++;
  for (let o = 0; o < count; o++) first[o + 1]! += first[o]!;
  const to = new Int32Array(first[count]!);
  const next = first.slice();
  for (const { from, to: targets } of arcs)
    from.forEach((moment, i) => (to[next[moment >> 1]!++] = targets[i]!));
  return { first, to };
}

function plannedWork(
  compiled: CompiledProblem,
  solution: Solution,
  { operationAt, moving }: Pick<ReplayChart, "operationAt" | "moving">,
) {
  const { problem, modeFirst, modeStops, modeMaterialAtStart } = compiled;
  const count = operationAt.length;
  const gaveWay = new Set(solution.conflicts.map(({ operation }) => operation));
  const calendars = new WorkCalendars(compiled);
  const isFinished = (place: number) => place < moving;
  const times = Array.from(operationAt, (o, place) =>
    isFinished(place) ? undefined : calendars.of(solution.placements[o]!),
  );
  const inTurn = keptInTurn(compiled, solution.placements, operationAt, moving, times);
  const work = {
    running: new Uint8Array(count),
    notBefore: new Int32Array(count),
    setup: new Int32Array(count),
    run: new Int32Array(count),
    stops: new Uint8Array(count),
    release: Int32Array.from(operationAt, (o) => compiled.release[o]!),
    materialAtStart: new Uint8Array(count),
  };
  operationAt.forEach((o, place) => {
    const { state } = problem.operations[o]!;
    const placement = solution.placements[o]!;
    if (isFinished(place)) return;
    work.running[place] = state.kind === "running" ? 1 : 0;
    work.notBefore[place] = earliestStart(
      placement,
      inTurn[place] === 1 || (state.kind === "fixed" && !gaveWay.has(o)),
    );
    if (inTurn[place] === 1)
      work.release[place] = Math.max(work.release[place]!, placement.runStart);
    work.setup[place] = state.kind === "running" ? 0 : placement.setup;
    work.run[place] = Math.max(0, placement.run);
    const mode = modeFirst[o]! + placement.mode;
    work.stops[place] = modeStops[mode]!;
    work.materialAtStart[place] = modeMaterialAtStart[mode]!;
  });
  return { ...work, calendars: times };
}

function earliestStart({ start, why }: Placement, asPlanned: boolean): Seconds {
  return asPlanned || why.kind === "due date" ? Math.max(0, start) : 0;
}
