import { Board } from "./board";
import type { CompiledProblem } from "./compiled-problem";
import { EarliestSpot } from "./earliest-spot";
import { placeHappened } from "./happened-work";
import type { LeftOut } from "./left-out";
import { latePredecessor } from "./link-bounds";
import { pin } from "./pinned-work";
import type { OperationState } from "./problem";
import type { FixedConflict } from "./solution";
import { standsAgain } from "./standing-place";
import type { Places } from "./warm-start";

/** The board before any rule decides: what has happened, what is fixed, and what the fixed waits for. */
export interface PreparedBoard {
  readonly board: Board;
  readonly conflicts: readonly FixedConflict[];
}

type Fixed = Extract<OperationState, { kind: "fixed" }>;

/** Conflicts are mended one at a time so often, then all that are found at once. */
const SINGLY = 50;

/**
 * Orders that cannot be placed even now are added to `leftOut`. What the fixed waits for is placed as
 * early as it can be; where `standing` is given, at its place there, unless the fixed would be late.
 */
export function prepareBoard(
  compiled: CompiledProblem,
  leftOut: LeftOut,
  standing?: Places,
): PreparedBoard {
  const gaveWay = new Map<number, FixedConflict>();
  const kept = new KeptAhead(standing);
  for (let attempt = 0; ; attempt++) {
    const board = new Board(compiled);
    placeHappened(board);
    const fixed = fixedInOrder(compiled, leftOut, gaveWay);
    for (const { operation, state } of fixed) {
      const clash = pin(board, operation, state);
      if (clash) gaveWay.set(operation, { operation, ...clash });
    }
    const before = gaveWay.size + leftOut.unscheduled.length - kept.givenUp;
    placeAhead(board, fixed, gaveWay, leftOut, kept, attempt >= SINGLY);
    if (gaveWay.size + leftOut.unscheduled.length - kept.givenUp !== before) continue;
    const conflicts = [...gaveWay.values()].filter((c) => leftOut.operations[c.operation] === 0);
    return { board, conflicts: conflicts.sort((a, b) => a.operation - b.operation) };
  }
}

/** The board with what has happened and what is fixed alone, but for what gave way; undefined when it cannot stand so. */
export function pinnedBoard(
  compiled: CompiledProblem,
  leftOut: LeftOut,
  gaveWay: readonly FixedConflict[],
): Board | undefined {
  const board = new Board(compiled);
  placeHappened(board);
  const free = new Map(gaveWay.map((conflict) => [conflict.operation, conflict]));
  for (const { operation, state } of fixedInOrder(compiled, leftOut, free))
    if (pin(board, operation, state)) return undefined;
  return board;
}

/** True when all that the fixed waits for is placed and in time for it. */
export function fixedAreInTime(board: Board): boolean {
  const { count, predFirst, pred } = board.compiled;
  for (let o = 0; o < count; o++) {
    if (board.pinned[o] === 0) continue;
    for (let row = predFirst[o]!; row < predFirst[o + 1]!; row++)
      if (board.placed[pred[row]!] === 0) return false;
    if (latePredecessor(board, o, board.mode[o]!, board.variantOf(o), board.runStart[o]!) >= 0)
      return false;
  }
  return true;
}

/** For which fixed operations that which they wait for stays where it stood. */
class KeptAhead {
  /** How often keeping was given up, for one of them or for all. */
  givenUp = 0;
  private readonly free = new Set<number>();

  constructor(private standing: Places | undefined) {}

  placesFor(fixed: number): Places | undefined {
    return this.free.has(fixed) ? undefined : this.standing;
  }

  /** A fixed operation would be late: gives up keeping for it, then for all; false: nothing is kept any more. */
  giveUp(fixed: number): boolean {
    if (!this.standing) return false;
    if (this.free.has(fixed) || this.free.size >= SINGLY) this.standing = undefined;
    else this.free.add(fixed);
    this.givenUp++;
    return true;
  }
}

function fixedInOrder(
  compiled: CompiledProblem,
  leftOut: LeftOut,
  gaveWay: ReadonlyMap<number, FixedConflict>,
): { operation: number; state: Fixed }[] {
  const fixed: { operation: number; state: Fixed }[] = [];
  for (const { index, state } of compiled.problem.operations) {
    if (state.kind !== "fixed" || gaveWay.has(index) || leftOut.operations[index] === 1) continue;
    fixed.push({ operation: index, state });
  }
  return fixed.sort((a, b) => a.state.start - b.state.start || a.operation - b.operation);
}

/** Places what fixed operations wait for, earliest fixed start first, and looks whether it is in time. */
function placeAhead(
  board: Board,
  fixed: readonly { operation: number; state: Fixed }[],
  gaveWay: Map<number, FixedConflict>,
  leftOut: LeftOut,
  kept: KeptAhead,
  all: boolean,
): void {
  const spots = new EarliestSpot(board);
  for (const { operation } of fixed) {
    if (board.placed[operation] === 0) continue;
    const places = kept.placesFor(operation);
    for (const ahead of openPredecessors(board, operation)) {
      const mode = places?.mode[ahead] ?? -1;
      if ((mode >= 0 && standsAgain(spots, ahead, mode, places!)) || spots.find(ahead))
        board.place(ahead, spots.best);
      else {
        if (kept.giveUp(operation)) return;
        leftOut.leaveOut(ahead, { kind: "past the horizon" });
        return;
      }
    }
    const variant = board.variantOf(operation);
    const late = latePredecessor(
      board,
      operation,
      board.mode[operation]!,
      variant,
      board.runStart[operation]!,
    );
    if (late < 0) continue;
    if (kept.giveUp(operation)) return;
    gaveWay.set(operation, { operation, other: late, with: "predecessor" });
    if (!all) return;
  }
}

/** All that an operation waits for and that is not placed, predecessors first. */
function openPredecessors(board: Board, operation: number): number[] {
  const { compiled } = board;
  const found: number[] = [];
  const seen = new Set<number>([operation]);
  const stack: { operation: number; row: number }[] = [
    { operation, row: compiled.predFirst[operation]! },
  ];
  while (stack.length > 0) {
    const top = stack[stack.length - 1]!;
    if (top.row >= compiled.predFirst[top.operation + 1]!) {
      stack.pop();
      if (top.operation !== operation) found.push(top.operation);
      continue;
    }
    const ahead = compiled.pred[top.row++]!;
    if (seen.has(ahead) || board.placed[ahead] === 1) continue;
    seen.add(ahead);
    stack.push({ operation: ahead, row: compiled.predFirst[ahead]! });
  }
  return found;
}
