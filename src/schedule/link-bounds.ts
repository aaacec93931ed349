import type { Seconds } from "../kernel/moment";
import { runStartForBatches, type BatchFollower, type BatchSupplier } from "./batch-flow";
import type { Board } from "./board";
import type { ModeVariant } from "./mode-shape";
import type { Fit } from "./work-fit";

/** As much of a schedule as batches need. */
export type BatchTimes = Pick<Board, "compiled" | "mode" | "runStart" | "end" | "variantOf">;

/** What a placed operation hands on, batch by batch. */
export function batchSupplier(board: BatchTimes, operation: number): BatchSupplier {
  const { compiled } = board;
  const { state } = compiled.problem.operations[operation]!;
  const mode = board.mode[operation]!;
  const running = state.kind === "running";
  const run = mode < 0 ? 0 : compiled.modeRun[mode]!;
  return {
    from: running ? 0 : board.runStart[operation]!,
    done: running ? run - state.remaining : 0,
    end: board.end[operation]!,
    run,
    fixed: mode < 0 ? 0 : compiled.modeFixed[mode]!,
    good: compiled.goodQuantity[operation]!,
    calendar: state.kind === "finished" ? undefined : board.variantOf(operation).runTime,
  };
}

export function batchFollower(
  board: Pick<BatchTimes, "compiled">,
  operation: number,
  mode: number,
  variant: ModeVariant,
): BatchFollower {
  const { compiled } = board;
  return {
    run: compiled.modeRun[mode]!,
    fixed: compiled.modeFixed[mode]!,
    quantity: compiled.startQuantity[operation]!,
    calendar: variant.runTime,
  };
}

/** The first placed predecessor that is not through in time for a run start; -1: none. */
export function latePredecessor(
  board: Board,
  operation: number,
  mode: number,
  variant: ModeVariant,
  runStart: Seconds,
): number {
  const { compiled } = board;
  for (let row = compiled.predFirst[operation]!; row < compiled.predFirst[operation + 1]!; row++) {
    const supplier = compiled.pred[row]!;
    if (board.placed[supplier] === 0) continue;
    const batch = compiled.predBatch[row]!;
    const wait = compiled.predWait[row]!;
    const ready =
      batch > 0
        ? runStartForBatches(
            batchSupplier(board, supplier),
            batchFollower(board, operation, mode, variant),
            batch,
            wait,
          )
        : board.end[supplier]! + wait;
    if (ready > runStart) return supplier;
  }
  return -1;
}

/** True when every placed follower that waits for the whole lot still starts late enough behind `end`. */
export function followersWait(board: Board, operation: number, end: Seconds): boolean {
  const { compiled } = board;
  for (let s = compiled.succFirst[operation]!; s < compiled.succFirst[operation + 1]!; s++) {
    const follower = compiled.succ[s]!;
    const row = compiled.succLink[s]!;
    if (board.placed[follower] === 0 || compiled.happened[follower] === 1) continue;
    if (compiled.predBatch[row]! > 0) continue;
    if (end + compiled.predWait[row]! > board.runStart[follower]!) return false;
  }
  return true;
}

/** True when no follower that takes batches up would run out of units. */
export function batchesInTime(board: Board, operation: number, times: Fit): boolean {
  const { compiled } = board;
  for (let s = compiled.succFirst[operation]!; s < compiled.succFirst[operation + 1]!; s++) {
    const follower = compiled.succ[s]!;
    const row = compiled.succLink[s]!;
    const batch = compiled.predBatch[row]!;
    if (batch <= 0 || board.placed[follower] === 0 || compiled.happened[follower] === 1) continue;
    const supplier = {
      ...batchSupplier(board, operation),
      from: times.runStart,
      end: times.end,
    };
    const taker = batchFollower(board, follower, board.mode[follower]!, board.variantOf(follower));
    const earliest = runStartForBatches(supplier, taker, batch, compiled.predWait[row]!);
    if (earliest > board.runStart[follower]!) return false;
  }
  return true;
}
