import type { Seconds } from "../kernel/moment";
import { runStartForBatches } from "./batch-flow";
import type { Board } from "./board";
import { LONG_AGO } from "./calendar";
import { batchFollower, batchSupplier } from "./link-bounds";
import type { Binding } from "./solution";
import { fit, noFit, type Fit } from "./work-fit";

interface Bound {
  readonly runFrom: Seconds;
  readonly startFrom: Seconds;
  readonly why: Binding;
}

/** Finds what keeps the operations of one finished board from starting earlier. */
export class Bindings {
  /** By pool and moment, the operation that holds some of it until then. */
  private readonly holders = new Map<number, Map<Seconds, number>>();

  constructor(private readonly board: Board) {
    for (let o = 0; o < board.placed.length; o++) {
      if (board.placed[o] === 0 || board.mode[o]! < 0) continue;
      for (const { pool } of board.shapeOf(o).pools) {
        let until = this.holders.get(pool);
        if (!until) this.holders.set(pool, (until = new Map<Seconds, number>()));
        if (!until.has(board.end[o]!)) until.set(board.end[o]!, o);
      }
    }
  }

  of(operation: number): Binding {
    return bindingOf(this.board, operation, (pool, at) => this.holders.get(pool)?.get(at));
  }
}

type HolderUntil = (pool: number, at: Seconds) => number | undefined;

/** Of all that binds an operation, what binds latest. */
function bindingOf(board: Board, operation: number, holder: HolderUntil): Binding {
  const { compiled } = board;
  const { state } = compiled.problem.operations[operation]!;
  if (state.kind === "finished" || state.kind === "running") return { kind: "happened" };
  if (state.kind === "fixed" && board.pinned[operation] === 1) return { kind: state.by };
  const times = noFit();
  let latest: Bound | undefined;
  let latestRun = LONG_AGO;
  for (const bound of boundsOf(board, operation)) {
    if (!earliestRun(board, operation, bound.startFrom, bound.runFrom, times, true)) continue;
    if (times.runStart > latestRun) {
      latestRun = times.runStart;
      latest = bound;
    }
  }
  const runStart = board.runStart[operation]!;
  if (latest && latestRun >= runStart && latest.why.kind !== "plan start") return latest.why;
  const scarce = scarcePool(board, operation, holder);
  if (scarce) return scarce;
  if (latest && latestRun < runStart) {
    const fits = earliestRun(board, operation, latest.startFrom, latest.runFrom, times, false);
    if (fits && times.runStart < runStart && isAsPublished(board, operation))
      return { kind: "published" };
    if (!fits || times.runStart < runStart) return unitBefore(board, operation) ?? latest.why;
  }
  const works = earliestRun(board, operation, 0, 0, times, true) && times.start > 0;
  const calendar: Binding = { kind: "calendar", resource: board.shapeOf(operation).resource };
  return latest && latestRun < runStart ? calendar : works ? calendar : { kind: "plan start" };
}

const isAsPublished = (board: Board, operation: number) =>
  board.compiled.publishedStart[operation] === board.start[operation];

function* boundsOf(board: Board, operation: number): Generator<Bound> {
  const { compiled } = board;
  yield { runFrom: 0, startFrom: 0, why: { kind: "plan start" } };
  if (compiled.release[operation]! > 0) {
    yield { runFrom: compiled.release[operation]!, startFrom: 0, why: { kind: "release" } };
  }
  const mode = board.mode[operation]!;
  for (const { material, quantity } of compiled.problem.operations[operation]!.materials) {
    const stock = board.stocks[material]!;
    stock.take(board.takesMaterialsAt(operation), -quantity);
    const at = stock.earliest(quantity);
    stock.take(board.takesMaterialsAt(operation), quantity);
    const atStart = compiled.modeMaterialAtStart[mode] === 1;
    const why: Binding = { kind: "material", material };
    yield { runFrom: atStart ? 0 : at, startFrom: atStart ? at : 0, why };
  }
  for (let row = compiled.predFirst[operation]!; row < compiled.predFirst[operation + 1]!; row++) {
    const supplier = compiled.pred[row]!;
    const batch = compiled.predBatch[row]!;
    const wait = compiled.predWait[row]!;
    const follower = batchFollower(board, operation, mode, board.variantOf(operation));
    const runFrom =
      batch > 0
        ? runStartForBatches(batchSupplier(board, supplier), follower, batch, wait)
        : board.end[supplier]! + wait;
    yield { runFrom, startFrom: 0, why: { kind: "predecessor", operation: supplier } };
  }
  const line = board.line[operation]!;
  if (line >= 0) {
    const before = entryBefore(board, line, board.start[operation]!, operation);
    if (before >= 0) yield unitBound(board, line, before, "unit");
  }
  const needs: Bound[] = [];
  board.eachHeld(operation, (held, from) => {
    const before = entryBefore(board, held, from, operation);
    if (before >= 0) needs.push(unitBound(board, held, before, "need"));
  });
  yield* needs;
}

function unitBound(board: Board, line: number, entry: number, kind: "unit" | "need"): Bound {
  const startFrom = board.lines[line]!.ends[entry]!;
  const operation = board.lines[line]!.operations[entry]!;
  const resource = board.compiled.lineResource[line]!;
  return {
    runFrom: 0,
    startFrom,
    why: kind === "unit" ? { kind, operation } : { kind, resource, operation },
  };
}

/** Index of the entry on a line that ends last before `at`; -1: none. */
function entryBefore(board: Board, line: number, at: Seconds, operation: number): number {
  const { operations, ends } = board.lines[line]!;
  let entry = board.lines[line]!.from(at) - 1;
  while (entry >= 0 && (operations[entry] === operation || ends[entry]! > at)) entry--;
  return entry >= 0 && operations[entry] !== operation ? entry : -1;
}

function unitBefore(board: Board, operation: number): Binding | undefined {
  const line = board.line[operation]!;
  if (line < 0) return undefined;
  const entry = entryBefore(board, line, board.start[operation]!, operation);
  return entry < 0 ? undefined : { kind: "unit", operation: board.lines[line]!.operations[entry]! };
}

/** The earliest times by calendar; `pausing`: as if the operation could be interrupted. */
function earliestRun(
  board: Board,
  operation: number,
  startFrom: Seconds,
  runFrom: Seconds,
  times: Fit,
  pausing: boolean,
): boolean {
  const { compiled } = board;
  const mode = board.mode[operation]!;
  const stops = pausing || compiled.modeStops[mode] === 1;
  const run = compiled.modeRun[mode]!;
  return fit(
    board.variantOf(operation),
    board.setup[operation]!,
    run,
    stops,
    startFrom,
    runFrom,
    times,
  );
}

/** The pool of which too little is free just before an operation begins to hold it. */
function scarcePool(board: Board, operation: number, holder: HolderUntil): Binding | undefined {
  const { pools } = board.shapeOf(operation);
  const { setupTime, runTime } = board.variantOf(operation);
  for (const hold of pools) {
    for (const [amount, calendar, at] of [
      [hold.setup, setupTime, board.start[operation]!],
      [hold.run, runTime, board.runStart[operation]!],
    ] as const) {
      if (amount === 0) continue;
      const before = calendar.lastWorking(at);
      if (before <= 0) continue;
      const own = board.start[operation]! < before ? amount : 0;
      const pool = board.pools[hold.pool]!;
      if (pool.shortUntil(before - 1, before, amount - own) === LONG_AGO) continue;
      return {
        kind: "need",
        resource: hold.pool,
        operation: holder(hold.pool, before),
      };
    }
  }
  return undefined;
}
