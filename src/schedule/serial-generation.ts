import type { Board } from "./board";
import type { DispatchRule } from "./dispatch-rules";
import { EarliestSpot } from "./earliest-spot";
import type { LeftOut } from "./left-out";
import { OperationHeap } from "./operation-heap";

/**
 * Serial schedule generation (Kolisch 1996): of the operations whose predecessors are placed, the
 * one with the smallest key is put at its earliest place, gaps included, until none is left.
 * `modes` gives rows of modes to keep to where possible (-1: any).
 * Operations without a place are handed to `failed`; they and what waits for them stay out.
 */
export function generateSerially(
  board: Board,
  leftOut: LeftOut,
  rule: DispatchRule,
  modes: Int32Array | undefined,
  failed: (operation: number) => void,
): void {
  const { compiled } = board;
  const spots = new EarliestSpot(board);
  spots.setupPenalty = rule.setupPenalty;
  const waiting = openPredecessorCounts(board);
  const ready = new OperationHeap();
  for (let o = 0; o < compiled.count; o++) {
    if (board.placed[o] === 0 && waiting[o] === 0 && leftOut.operations[o] === 0)
      ready.push(o, rule.key(o, 0));
  }
  while (ready.size > 0) {
    const operation = ready.pop();
    const kept = modes ? modes[operation]! : -1;
    if (!(kept >= 0 && spots.find(operation, kept)) && !spots.find(operation)) {
      failed(operation);
      continue;
    }
    board.place(operation, spots.best);
    for (let s = compiled.succFirst[operation]!; s < compiled.succFirst[operation + 1]!; s++) {
      const follower = compiled.succ[s]!;
      if (--waiting[follower]! > 0 || board.placed[follower] === 1) continue;
      if (leftOut.operations[follower] === 0) ready.push(follower, rule.key(follower, 0));
    }
  }
}

/** By operation how many of its predecessors are not placed. */
export function openPredecessorCounts(board: Board): Int32Array {
  const { compiled } = board;
  const waiting = new Int32Array(compiled.count);
  for (let o = 0; o < compiled.count; o++) {
    for (let row = compiled.predFirst[o]!; row < compiled.predFirst[o + 1]!; row++) {
      if (board.placed[compiled.pred[row]!] === 0) waiting[o]!++;
    }
  }
  return waiting;
}
