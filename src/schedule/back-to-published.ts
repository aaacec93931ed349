import type { Seconds } from "../kernel/moment";
import type { Board } from "./board";
import { NEVER } from "./calendar";
import { orderLimits, pushLate } from "./just-in-time";
import type { LeftOut } from "./left-out";
import { fitFrom, noFit } from "./work-fit";

/**
 * Moves what starts sooner than it was published back towards that start, on its own unit, its
 * sequence there kept and no order's lateness changed.
 */
export function backToPublished(board: Board, leftOut: LeftOut): void {
  const limits = orderLimits(board);
  pushLate(board, leftOut, (operation) => {
    const stays = board.end[operation]!;
    const until = endFromPublished(board, operation);
    if (until === undefined || until <= stays) return stays;
    const order = board.compiled.orderOf[operation]!;
    return order < 0 ? stays : Math.min(until, Math.max(stays, limits[order]!));
  });
}

/** When it would end if it started as published; undefined where it starts no sooner than that. */
function endFromPublished(board: Board, operation: number): Seconds | undefined {
  const { compiled } = board;
  const published = compiled.publishedStart[operation]!;
  if (published === NEVER || published <= board.start[operation]!) return undefined;
  const mode = board.mode[operation]!;
  const times = noFit();
  const against = fitFrom(
    board.variantOf(operation),
    board.setup[operation]!,
    compiled.modeRun[mode]!,
    compiled.modeStops[mode] === 1,
    published,
    times,
  );
  return against ? undefined : times.end;
}
