import type { Seconds } from "../kernel/moment";
import type { Board } from "./board";
import { NEVER } from "./calendar";
import type { ModeVariant } from "./mode-shape";
import type { OperationState } from "./problem";

type Running = Extract<OperationState, { kind: "running" }>;
type Finished = Extract<OperationState, { kind: "finished" }>;

/** Puts finished and running operations on the board. They never give way, even to one another. */
export function placeHappened(board: Board): void {
  const { operations } = board.compiled.problem;
  for (const operation of operations) {
    if (operation.state.kind === "finished") placeFinished(board, operation.index, operation.state);
  }
  const running = operations.filter((o) => o.state.kind === "running");
  running.sort((a, b) => startOf(a.state) - startOf(b.state) || a.index - b.index);
  for (const operation of running) {
    if (operation.state.kind === "running") placeRunning(board, operation.index, operation.state);
  }
}

function startOf(state: OperationState): Seconds {
  return state.kind === "open" ? 0 : state.start;
}

function placeFinished(board: Board, operation: number, state: Finished): void {
  const { compiled } = board;
  const { modes } = compiled.problem.operations[operation]!;
  const mode = modes.findIndex((m) => m.resource === state.resource);
  board.placed[operation] = 1;
  board.mode[operation] = mode < 0 ? -1 : compiled.modeFirst[operation]! + mode;
  board.start[operation] = state.start;
  board.runStart[operation] = state.start;
  board.end[operation] = state.end;
  const units = compiled.problem.resources[state.resource];
  if (units?.kind !== "units" || state.unit < 0 || state.end <= 0) return;
  occupy(
    board,
    compiled.firstLine[state.resource]! + state.unit,
    state.start,
    state.end,
    operation,
    0,
  );
}

function placeRunning(board: Board, operation: number, state: Running): void {
  const { compiled } = board;
  const mode = compiled.modeFirst[operation]! + state.mode;
  const shape = compiled.shapes[compiled.modeShape[mode]!]!;
  const line = state.unit < 0 ? -1 : compiled.firstLine[shape.resource]! + state.unit;
  const v = Math.max(
    0,
    shape.variants.findIndex((variant) => line < 0 || variant.lines.includes(line)),
  );
  const variant = shape.variants[v];
  board.placed[operation] = 1;
  board.mode[operation] = mode;
  board.variant[operation] = v;
  board.start[operation] = state.start;
  board.runStart[operation] = state.start;
  const left = state.remaining;
  const now = Math.max(0, state.start);
  const end = left <= 0 ? now : variant ? variant.runTime.add(0, left) : NEVER;
  board.end[operation] = end >= NEVER ? compiled.problem.horizon : end;
  if (!variant) return;
  const from = Math.max(0, state.start);
  const own = shape.kind !== "units" ? -1 : line >= 0 ? line : freest(board, variant.lines, from);
  board.line[operation] = own;
  if (own >= 0) occupy(board, own, state.start, board.end[operation]!, operation, 1);
  takeUnits(board, operation, variant, own);
  for (const hold of shape.pools) {
    board.pools[hold.pool]!.hold(variant.runTime, from, board.end[operation]!, hold.run);
  }
}

function takeUnits(board: Board, operation: number, variant: ModeVariant, own: number): void {
  const held: number[] = [];
  const from = Math.max(0, board.start[operation]!);
  const end = board.end[operation]!;
  for (const need of variant.needs) {
    const candidates = need.lines.filter((line) => line !== own && !held.includes(line));
    candidates.sort((a, b) => busyUntil(board, a, from) - busyUntil(board, b, from) || a - b);
    for (const line of candidates.slice(0, need.count)) {
      held.push(line);
      if (need.phase !== "setup") occupy(board, line, from, end, operation, 0);
    }
  }
  if (held.length > 0) board.held.set(operation, held);
}

function freest(board: Board, lines: readonly number[], from: Seconds): number {
  let best = lines[0] ?? -1;
  for (const line of lines)
    if (busyUntil(board, line, from) < busyUntil(board, best, from)) best = line;
  return best;
}

function busyUntil(board: Board, line: number, from: Seconds): Seconds {
  const { ends, count } = board.lines[line]!;
  return count === 0 ? from : Math.max(from, ends[count - 1]!);
}

/** Books a unit; where something that has happened already stands there, the rest after it. */
function occupy(
  board: Board,
  line: number,
  start: Seconds,
  end: Seconds,
  operation: number,
  own: 0 | 1,
): void {
  const entries = board.lines[line]!;
  let from = start;
  for (let i = 0; i < entries.count; i++) {
    if (entries.starts[i]! < end && entries.ends[i]! > from) from = entries.ends[i]!;
  }
  if (from < end || start === end) entries.insert(Math.min(from, end), end, operation, own);
  else if (own === 1)
    entries.insert(
      entries.ends[entries.count - 1]!,
      entries.ends[entries.count - 1]!,
      operation,
      1,
    );
}
