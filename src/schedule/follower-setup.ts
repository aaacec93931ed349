import type { Seconds } from "../kernel/moment";
import type { Board, Spot } from "./board";
import { LONG_AGO, NEVER } from "./calendar";
import { batchesInTime, followersWait, latePredecessor } from "./link-bounds";
import { poolShort, shortIn } from "./pool-shortage";
import { fitFrom, noFit, type Fit } from "./work-fit";

/**
 * The end of the gap before entry `i` of a line for the mode of `spot`, when the next operation on
 * the unit must be set up anew behind it; LONG_AGO when it cannot be. A free follower keeps its run
 * and is set up earlier or later; a fixed one keeps its start, and its run moves.
 * Notes the follower, its setup and its times in `spot`.
 */
export function followerLimit(board: Board, lineIndex: number, i: number, spot: Spot): Seconds {
  const line = board.lines[lineIndex]!;
  const next = line.ownFrom(i);
  if (next >= line.count) return line.starts[i]!;
  const follower = line.operations[next]!;
  if (board.compiled.happened[follower] === 1) return LONG_AGO;
  const family = board.compiled.modeFamily[spot.mode]!;
  const shape = board.shapeOf(follower);
  const setup = board.setupAfter(family, board.mode[follower]!, shape.changeover);
  if (setup === board.setup[follower]!) return line.starts[i]!;
  if (setup === 0 && board.compiled.modeRun[board.mode[follower]!] === 0) return LONG_AGO;
  // Which further units it takes would have to be chosen again.
  if (board.variantOf(follower).needs.length > 0) return LONG_AGO;
  spot.follower = follower;
  spot.followerSetup = setup;
  if (board.pinned[follower] === 1) {
    const limit = next + 1 < line.count ? line.starts[next + 1]! : NEVER;
    return mayRunAnew(board, follower, setup, limit, spot.followerTimes)
      ? line.starts[i]!
      : LONG_AGO;
  }
  const start = mayBeginAnew(board, follower, setup);
  if (start === LONG_AGO || (next > i && start < line.ends[next - 1]!)) return LONG_AGO;
  spot.followerTimes.start = start;
  spot.followerTimes.runStart = board.runStart[follower]!;
  spot.followerTimes.end = board.end[follower]!;
  return next === i ? start : line.starts[i]!;
}

/** The start of a placed operation with another setup before the same run; LONG_AGO when it may not be. */
export function mayBeginAnew(board: Board, operation: number, setup: Seconds): Seconds {
  const { compiled } = board;
  const mode = board.mode[operation]!;
  const now = board.start[operation]!;
  const runStart = board.runStart[operation]!;
  const { setupTime } = board.variantOf(operation);
  const start = setup === 0 ? runStart : setupTime.back(runStart, setup);
  if (start < 0) return LONG_AGO;
  if (start >= now) return start;
  const atStart = compiled.modeMaterialAtStart[mode] === 1;
  if (atStart && compiled.problem.operations[operation]!.materials.length > 0) return LONG_AGO;
  if (compiled.modeStops[mode] === 0 && !setupTime.covers(start, runStart)) return LONG_AGO;
  for (const hold of board.shapeOf(operation).pools) {
    const short = shortIn(board.pools[hold.pool]!, setupTime, start, now, hold.setup);
    if (short !== LONG_AGO) return LONG_AGO;
  }
  return start;
}

/** Whether a fixed operation may be set up anew from the same start; its new times go into `into`. */
function mayRunAnew(
  board: Board,
  operation: number,
  setup: Seconds,
  limit: Seconds,
  into: { start: Seconds; runStart: Seconds; end: Seconds },
): boolean {
  const { compiled } = board;
  const mode = board.mode[operation]!;
  const variant = board.variantOf(operation);
  const times = noFit();
  const run = compiled.modeRun[mode]!;
  const stops = compiled.modeStops[mode] === 1;
  if (fitFrom(variant, setup, run, stops, board.start[operation]!, times)) return false;
  if (times.end > limit || times.end > compiled.problem.horizon) return false;
  if (times.runStart < compiled.release[operation]!) return false;
  if (latePredecessor(board, operation, mode, variant, times.runStart) >= 0) return false;
  if (!followersWait(board, operation, times.end)) return false;
  if (!batchesInTime(board, operation, times)) return false;
  if (!roomFor(board, operation, times)) return false;
  into.start = times.start;
  into.runStart = times.runStart;
  into.end = times.end;
  return true;
}

/** Whether pools and materials have enough for a placed operation at other times. */
function roomFor(board: Board, operation: number, times: Fit): boolean {
  board.takeMaterials(operation, -1);
  board.release(operation);
  let room =
    poolShort(board, board.shapeOf(operation), board.variantOf(operation), times) === LONG_AGO;
  const atStart = board.compiled.modeMaterialAtStart[board.mode[operation]!] === 1;
  const at = atStart ? times.start : times.runStart;
  for (const { material, quantity } of board.compiled.problem.operations[operation]!.materials) {
    if (!board.stocks[material]!.allows(at, quantity)) room = false;
  }
  board.hold(operation);
  board.takeMaterials(operation, 1);
  return room;
}
