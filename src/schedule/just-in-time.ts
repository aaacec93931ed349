import type { Seconds } from "../kernel/moment";
import type { Board } from "./board";
import type { LeftOut } from "./left-out";
import { moveLate } from "./latest-spot";
import { finishOf } from "./objective";

/**
 * Moves every operation that is neither fixed nor begun as late as it can go, with the sequence on
 * each unit kept and no order's lateness changed: an order in time may end when it is due, a late
 * one or one without a due date when it ends now. Gives the operations that moved.
 */
export function justInTime(board: Board, leftOut: LeftOut): Uint8Array {
  const { compiled } = board;
  const limits = orderLimits(board);
  return pushLate(board, leftOut, (operation) => {
    const order = compiled.orderOf[operation]!;
    return order < 0 ? board.end[operation]! : limits[order]!;
  });
}

/** By order how late it may end without being later than it is, or late at all. */
export function orderLimits(board: Board): readonly Seconds[] {
  return board.compiled.problem.orders.map((order): Seconds => {
    const finish = finishOf(board, order);
    if (finish === undefined) return 0;
    return order.due === undefined ? finish : Math.max(order.due, finish);
  });
}

/** Right justification (Valls, Ballestín, Quintanilla 2005): all as late as `limit` and what follows allow. */
export function pushLate(
  board: Board,
  leftOut: LeftOut,
  limit: (operation: number) => Seconds,
): Uint8Array {
  const { compiled } = board;
  const moved = new Uint8Array(compiled.count);
  const movable: number[] = [];
  for (let o = 0; o < compiled.count; o++) {
    const free = board.placed[o] === 1 && board.pinned[o] === 0 && compiled.happened[o] === 0;
    if (free && leftOut.operations[o] === 0) movable.push(o);
  }
  movable.sort(
    (a, b) => board.runStart[b]! - board.runStart[a]! || board.end[b]! - board.end[a]! || b - a,
  );
  for (const operation of movable) {
    if (moveLate(board, operation, limit(operation))) moved[operation] = 1;
  }
  return moved;
}
