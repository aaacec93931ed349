import type { Seconds } from "../kernel/moment";
import type { Board, Spot } from "./board";
import { LONG_AGO, NEVER } from "./calendar";

/**
 * The end of the gap before entry `i` of a line for the mode of `spot`, when the next operation on
 * the unit must be set up anew behind it; LONG_AGO when it cannot be. Its run stays where it is.
 * Notes the follower and its setup in `spot`.
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
  const now = board.setup[follower]!;
  if (setup === now) return line.starts[i]!;
  if (board.pinned[follower] === 1) return LONG_AGO;
  const start =
    setup === 0
      ? board.runStart[follower]!
      : board.variantOf(follower).setupTime.back(board.runStart[follower]!, setup);
  if (start < 0) return LONG_AGO;
  if (setup > now && !mayBeginEarlier(board, follower, start)) return LONG_AGO;
  if (next > i && start < line.ends[next - 1]!) return LONG_AGO;
  spot.follower = follower;
  spot.followerSetup = setup;
  return next === i ? start : line.starts[i]!;
}

/** True when all that the setup of a placed operation holds is free from `start` to its present start. */
function mayBeginEarlier(board: Board, operation: number, start: Seconds): boolean {
  const { compiled } = board;
  const mode = board.mode[operation]!;
  const now = board.start[operation]!;
  const atStart = compiled.modeMaterialAtStart[mode] === 1;
  if (atStart && compiled.problem.operations[operation]!.materials.length > 0) return false;
  const { setupTime, needs } = board.variantOf(operation);
  const oneStretch = compiled.modeStops[mode] === 0;
  if (oneStretch && !setupTime.covers(start, board.runStart[operation]!)) return false;
  if (needs.length > 0) return false;
  for (const hold of board.shapeOf(operation).pools) {
    if (hold.setup === 0) continue;
    for (let s = setupTime.index(start); s < setupTime.count && setupTime.starts[s]! < now; s++) {
      const from = Math.max(start, setupTime.starts[s]!);
      const to = Math.min(now, setupTime.ends[s]!);
      if (to > from && board.pools[hold.pool]!.shortUntil(from, to, hold.setup) !== LONG_AGO)
        return false;
    }
  }
  return start < NEVER;
}
