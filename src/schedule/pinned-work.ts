import { emptySpot, type Board, type Spot } from "./board";
import { LONG_AGO } from "./calendar";
import { followerLimit } from "./follower-setup";
import { latePredecessor } from "./link-bounds";
import type { ModeShape, ModeVariant } from "./mode-shape";
import { poolShort } from "./pool-shortage";
import type { OperationState } from "./problem";
import type { FixedConflict } from "./solution";
import { fitFrom, noFit } from "./work-fit";

/** Where an operation is wanted; `mode` counts among its modes, unit -1: any. */
export type WantedPlace = Pick<
  Extract<OperationState, { kind: "fixed" }>,
  "mode" | "unit" | "start"
>;
type Clash = Omit<FixedConflict, "operation">;

/** Puts a locked or frozen operation where it is fixed; what it contradicts, when it cannot stand there. */
export function pin(board: Board, operation: number, state: WantedPlace): Clash | undefined {
  const clash = placeAt(board, operation, state);
  if (!clash) board.pinned[operation] = 1;
  return clash;
}

/** Puts an operation at exactly this place; what stands against it, when it cannot stand there. */
export function placeAt(board: Board, operation: number, state: WantedPlace): Clash | undefined {
  const { compiled } = board;
  const mode = compiled.modeFirst[operation]! + state.mode;
  const shape = compiled.shapes[compiled.modeShape[mode]!]!;
  const spot = emptySpot();
  spot.mode = mode;
  let clash: Clash | undefined = { other: undefined, with: "calendar" };
  for (let v = 0; v < shape.variants.length; v++) {
    const variant = shape.variants[v]!;
    spot.variant = v;
    for (const line of shape.kind === "units" ? variant.lines : [-1]) {
      if (state.unit >= 0 && line >= 0 && line - compiled.firstLine[shape.resource]! !== state.unit)
        continue;
      spot.line = line;
      clash = clashAt(board, operation, state, shape, variant, spot);
      if (clash) continue;
      board.place(operation, spot);
      return undefined;
    }
  }
  return clash;
}

function clashAt(
  board: Board,
  operation: number,
  state: WantedPlace,
  shape: ModeShape,
  variant: ModeVariant,
  spot: Spot,
): Clash | undefined {
  if (state.start < 0) return { other: undefined, with: "release" };
  const gap = spot.line < 0 ? 0 : board.lines[spot.line]!.from(state.start);
  spot.start = state.start;
  spot.follower = -1;
  const before = spot.line < 0 ? -1 : board.familyBefore(spot.line, gap);
  spot.setup = board.setupAfter(before, spot.mode, shape.changeover);
  const clash = timesFromStart(board, variant, spot);
  if (clash) return clash;
  return (
    clashOnUnit(board, shape, spot, gap) ??
    clashWithLinks(board, operation, variant, spot) ??
    clashWithMaterial(board, operation, spot) ??
    clashWithPools(board, shape, variant, spot) ??
    clashWithNeeds(board, variant, spot)
  );
}

/** Run start and end that follow from a fixed start. */
function timesFromStart(board: Board, variant: ModeVariant, spot: Spot): Clash | undefined {
  const { compiled } = board;
  const run = compiled.modeRun[spot.mode]!;
  const stops = compiled.modeStops[spot.mode] === 1;
  const times = noFit();
  const against = fitFrom(variant, spot.setup, run, stops, spot.start, times);
  if (against) return { other: undefined, with: against };
  if (times.end > compiled.problem.horizon) return { other: undefined, with: "horizon" };
  spot.runStart = times.runStart;
  spot.end = times.end;
  return undefined;
}

function clashOnUnit(board: Board, shape: ModeShape, spot: Spot, gap: number): Clash | undefined {
  if (spot.line < 0) return undefined;
  const line = board.lines[spot.line]!;
  if (gap > 0 && line.ends[gap - 1]! > spot.start)
    return { other: line.operations[gap - 1]!, with: "unit" };
  if (gap < line.count && line.starts[gap]! < spot.end)
    return { other: line.operations[gap]!, with: "unit" };
  if (spot.start === spot.end && line.hasMomentAt(spot.start)) {
    return { other: line.operations[gap]!, with: "unit" };
  }
  if (!shape.changeover || gap >= line.count) return undefined;
  const limit = followerLimit(board, spot.line, gap, spot);
  return limit < spot.end ? { other: line.operations[gap]!, with: "unit" } : undefined;
}

function clashWithLinks(
  board: Board,
  operation: number,
  variant: ModeVariant,
  spot: Spot,
): Clash | undefined {
  const { compiled } = board;
  if (spot.runStart < compiled.release[operation]!) return { other: undefined, with: "release" };
  const late = latePredecessor(board, operation, spot.mode, variant, spot.runStart);
  if (late >= 0) return { other: late, with: "predecessor" };
  for (let at = compiled.succFirst[operation]!; at < compiled.succFirst[operation + 1]!; at++) {
    const follower = compiled.succ[at]!;
    if (board.placed[follower] === 0 || compiled.happened[follower] === 1) continue;
    // Batches ahead of a fixed follower are looked at once both are placed.
    const wait = compiled.predWait[compiled.succLink[at]!]!;
    if (compiled.predBatch[compiled.succLink[at]!]! > 0) continue;
    if (spot.end + wait > board.runStart[follower]!)
      return { other: follower, with: "predecessor" };
  }
  return undefined;
}

function clashWithMaterial(board: Board, operation: number, spot: Spot): Clash | undefined {
  const { compiled } = board;
  const at = compiled.modeMaterialAtStart[spot.mode] === 1 ? spot.start : spot.runStart;
  for (const { material, quantity } of compiled.problem.operations[operation]!.materials) {
    if (!board.stocks[material]!.allows(at, quantity))
      return { other: undefined, with: "material" };
  }
  return undefined;
}

function clashWithPools(
  board: Board,
  shape: ModeShape,
  variant: ModeVariant,
  { start, runStart, end }: Spot,
): Clash | undefined {
  const times = { start, runStart, end, shortInSetup: false };
  const short = poolShort(board, shape, variant, times) !== LONG_AGO;
  return short ? { other: undefined, with: "pool" } : undefined;
}

function clashWithNeeds(board: Board, variant: ModeVariant, spot: Spot): Clash | undefined {
  spot.held.length = 0;
  for (const need of variant.needs) {
    const from = need.phase === "run" ? spot.runStart : spot.start;
    const to = need.phase === "setup" ? spot.runStart : spot.end;
    let missing = need.count;
    let other: number | undefined;
    for (const line of need.lines) {
      if (missing === 0) break;
      if (line === spot.line || spot.held.includes(line)) continue;
      const entries = board.lines[line]!;
      if (entries.isFree(from, to)) {
        spot.held.push(line);
        missing--;
      } else other = entries.operations[entries.after(from)]!;
    }
    if (missing > 0) return { other, with: "unit" };
  }
  return undefined;
}
