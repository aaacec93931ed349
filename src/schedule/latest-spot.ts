import type { Seconds } from "../kernel/moment";
import type { Board } from "./board";
import { LONG_AGO, NEVER, type Calendar } from "./calendar";
import { batchesInTime } from "./link-bounds";
import { noFit, type Fit } from "./work-fit";

/** What holds an operation back from the right. */
export interface LatestLimits {
  /** End is not after this. */
  end: Seconds;
  /** Run start is not after this (units that are needed for the setup only). */
  runStart: Seconds;
}

/**
 * Moves one placed operation as late as it can go on its unit, behind nothing that follows it: the
 * mirror image of the earliest place. True when it moved.
 */
export function moveLate(board: Board, operation: number, orderLimit: Seconds): boolean {
  const was: Fit = {
    start: board.start[operation]!,
    runStart: board.runStart[operation]!,
    end: board.end[operation]!,
    shortInSetup: false,
  };
  board.takeMaterials(operation, -1);
  board.release(operation);
  const limits = limitsOf(board, operation, was, orderLimit);
  const times = noFit();
  const moved = latestTimes(board, operation, was, limits, times);
  const to = moved ? times : was;
  board.move(operation, to.start, to.runStart, to.end);
  board.hold(operation);
  board.takeMaterials(operation, 1);
  return moved;
}

function limitsOf(board: Board, operation: number, was: Fit, orderLimit: Seconds): LatestLimits {
  const { compiled } = board;
  const limits = { end: Math.min(orderLimit, compiled.problem.horizon), runStart: NEVER };
  const line = board.line[operation]!;
  if (line >= 0) {
    const next = nextOn(board, line, was.end);
    const both = was.start === was.end && next < NEVER && board.lines[line]!.hasMomentAt(next);
    limits.end = Math.min(limits.end, both ? next - 1 : next);
  }
  const { needs } = board.variantOf(operation);
  const held = board.held.get(operation) ?? [];
  let k = 0;
  for (const need of needs) {
    for (let n = 0; n < need.count; n++) {
      const next = nextOn(board, held[k++]!, need.phase === "setup" ? was.runStart : was.end);
      if (need.phase === "setup") limits.runStart = Math.min(limits.runStart, next);
      else limits.end = Math.min(limits.end, next);
    }
  }
  for (let s = compiled.succFirst[operation]!; s < compiled.succFirst[operation + 1]!; s++) {
    const follower = compiled.succ[s]!;
    const row = compiled.succLink[s]!;
    if (board.placed[follower] === 0 || compiled.happened[follower] === 1) continue;
    const runStart = board.runStart[follower]!;
    const latest = compiled.predBatch[row]! > 0 ? board.end[follower]! : runStart;
    limits.end = Math.min(limits.end, latest - compiled.predWait[row]!);
  }
  return limits;
}

/** The start of the first entry on a line at or after `at`. */
function nextOn(board: Board, line: number, at: Seconds): Seconds {
  const entries = board.lines[line]!;
  const i = entries.from(at);
  return i < entries.count ? entries.starts[i]! : NEVER;
}

function latestTimes(
  board: Board,
  operation: number,
  was: Fit,
  limits: LatestLimits,
  times: Fit,
): boolean {
  const { end, runStart } = limits;
  const limit = { end, runStart };
  for (;;) {
    if (!fitLate(board, operation, limit, times)) return false;
    if (times.runStart <= was.runStart) return false;
    if (holdBackByPools(board, operation, times, limit)) continue;
    if (batchesInTime(board, operation, times)) return true;
    const latest = latestForBatches(board, operation, was, times);
    if (latest <= was.runStart) return false;
    limit.runStart = Math.min(limit.runStart, latest);
  }
}

/** The latest times by calendar alone that keep the limits. */
function fitLate(board: Board, operation: number, limit: LatestLimits, times: Fit): boolean {
  const mode = board.mode[operation]!;
  const run = board.compiled.modeRun[mode]!;
  const setup = board.setup[operation]!;
  const { setupTime, runTime } = board.variantOf(operation);
  if (board.compiled.modeStops[mode] === 0) {
    return fitLateInOneStretch(setupTime, runTime, setup, run, limit, times);
  }
  let runStart = limit.end;
  if (run > 0) runStart = runTime.back(runTime.lastWorking(limit.end), run);
  if (runStart > limit.runStart)
    runStart = run > 0 ? lastStart(runTime, limit.runStart) : limit.runStart;
  if (runStart === LONG_AGO) return false;
  times.runStart = runStart;
  times.end = run > 0 ? runTime.add(runStart, run) : runStart;
  times.start = setup > 0 ? setupTime.back(runStart, setup) : runStart;
  return times.start !== LONG_AGO && times.end <= limit.end;
}

/** The latest moment, not after `at`, at which work can begin. */
function lastStart(calendar: Calendar, at: Seconds): Seconds {
  if (calendar.next(at) === at) return at;
  const end = calendar.lastWorking(at);
  return end === LONG_AGO ? LONG_AGO : end - 1;
}

function fitLateInOneStretch(
  setupTime: Calendar,
  runTime: Calendar,
  setup: Seconds,
  run: Seconds,
  limit: LatestLimits,
  times: Fit,
): boolean {
  let end = Math.min(limit.end, limit.runStart >= NEVER ? NEVER : limit.runStart + run);
  for (;;) {
    if (run > 0) end = runTime.lastWorking(end);
    if (end === LONG_AGO) return false;
    const runStart = end - run;
    if (!runTime.covers(runStart, end)) {
      const i = runTime.index(end - 1);
      if (i === 0) return false;
      end = runTime.ends[i - 1]!;
      continue;
    }
    if (setup > 0 && !setupTime.covers(runStart - setup, runStart)) {
      const before = setupTime.lastWorking(runStart);
      const i = setupTime.index(runStart - 1);
      const earlier = before < runStart ? before : i > 0 ? setupTime.ends[i - 1]! : LONG_AGO;
      if (earlier === LONG_AGO) return false;
      end = earlier + run;
      continue;
    }
    times.start = runStart - setup;
    times.runStart = runStart;
    times.end = end;
    return true;
  }
}

/** Lowers the limit below the last shortage of a pool; false when no pool is short. */
function holdBackByPools(
  board: Board,
  operation: number,
  times: Fit,
  limit: LatestLimits,
): boolean {
  const { setupTime, runTime } = board.variantOf(operation);
  for (const hold of board.shapeOf(operation).pools) {
    const short = shortBefore(board, hold.pool, runTime, times.runStart, times.end, hold.run);
    if (short < NEVER) {
      limit.end = Math.min(limit.end, short);
      return true;
    }
    const shortSetup = shortBefore(
      board,
      hold.pool,
      setupTime,
      times.start,
      times.runStart,
      hold.setup,
    );
    if (shortSetup < NEVER) {
      limit.runStart = Math.min(limit.runStart, shortSetup);
      return true;
    }
  }
  return false;
}

function shortBefore(
  board: Board,
  pool: number,
  calendar: Calendar,
  from: Seconds,
  to: Seconds,
  amount: number,
): Seconds {
  if (amount === 0 || to <= from) return NEVER;
  for (let i = Math.min(calendar.index(to - 1), calendar.count - 1); i >= 0; i--) {
    if (calendar.ends[i]! <= from) break;
    const begin = Math.max(from, calendar.starts[i]!);
    const end = Math.min(to, calendar.ends[i]!);
    if (end <= begin) continue;
    const short = board.pools[pool]!.shortFrom(begin, end, amount);
    if (short < NEVER) return short;
  }
  return NEVER;
}

/** The latest run start, found by halving, from which batches come in time; it begins at a known good one. */
function latestForBatches(board: Board, operation: number, was: Fit, times: Fit): Seconds {
  const { runTime } = board.variantOf(operation);
  const run = board.compiled.modeRun[board.mode[operation]!]!;
  let good = was.runStart;
  let bad = times.runStart;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    const runStart = run > 0 ? runTime.next(middle) : middle;
    const end = run > 0 ? runTime.add(runStart, run) : runStart;
    if (
      runStart < NEVER &&
      batchesInTime(board, operation, { start: runStart, runStart, end, shortInSetup: false })
    )
      good = middle;
    else bad = middle;
  }
  return good;
}
