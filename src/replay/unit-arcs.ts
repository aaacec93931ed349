import type { Seconds } from "../kernel/moment";
import type { CompiledProblem } from "../schedule/compiled-problem";
import type { Placement } from "../schedule/solution";
import { type Arcs, type MomentIndex, endOf, runStartOf } from "./arcs";

/** One stay of an operation on a unit. */
interface Stay {
  readonly operation: number;
  readonly happened: boolean;
  readonly from: Seconds;
  readonly to: Seconds;
  /** It is taken at Run start and not at Start. */
  readonly atRun: boolean;
  /** When it is free again. */
  readonly free: MomentIndex;
}

/**
 * The sequence on every unit, also on those that are held besides: each operation waits for the one
 * before it there. What has happened never waits; the first behind it waits for all of it.
 */
export function addUnitArcs(
  compiled: CompiledProblem,
  placements: readonly (Placement | undefined)[],
  rank: Int32Array,
  starts: Arcs,
  runs: Arcs,
): void {
  for (const stays of staysByLine(compiled, placements)) {
    stays.sort(
      (a, b) =>
        Number(b.happened) - Number(a.happened) ||
        a.from - b.from ||
        a.to - b.to ||
        rank[a.operation]! - rank[b.operation]!,
    );
    let ahead: Stay[] = [];
    for (const stay of stays) {
      if (stay.happened) {
        ahead.push(stay);
        continue;
      }
      const arcs = stay.atRun ? runs : starts;
      for (const before of ahead) {
        // What has happened may stand where planned work without length does too.
        if (before.to <= stay.from) arcs.add(before.free, stay.operation, gap(before, stay));
      }
      ahead = [stay];
    }
  }
}

/** Work without length stands at a moment of its own, so that there is a sequence. */
function gap(before: Stay, stay: Stay): Seconds {
  const none = before.from === before.to && stay.from === stay.to;
  return none ? Math.max(0, Math.min(1, stay.from - before.to)) : 0;
}

function staysByLine(
  compiled: CompiledProblem,
  placements: readonly (Placement | undefined)[],
): Stay[][] {
  const lines: Stay[][] = Array.from({ length: compiled.lineCount }, () => []);
  for (const placement of placements) {
    if (placement) addStays(compiled, placement, lines);
  }
  return lines;
}

function addStays(compiled: CompiledProblem, placement: Placement, lines: Stay[][]): void {
  const { problem, firstLine } = compiled;
  const { operation, start, runStart, end } = placement;
  const { modes, state } = problem.operations[operation]!;
  const happened = state.kind === "finished" || state.kind === "running";
  const mode = modes[placement.mode];
  const resource = state.kind === "finished" ? state.resource : mode?.resource;
  const stay = { operation, happened, from: start, to: end, atRun: false, free: endOf(operation) };
  if (
    placement.unit >= 0 &&
    resource !== undefined &&
    problem.resources[resource]!.kind === "units"
  )
    lines[firstLine[resource]! + placement.unit]!.push(stay);
  if (state.kind === "finished" || !mode) return;
  for (const { need, unit } of placement.alsoUnits ?? []) {
    const needed = mode.needs[need]!;
    const line = lines[firstLine[needed.resource]! + unit]!;
    const toRun = needed.during === "setup";
    const atRun = needed.during === "run";
    const from = atRun ? runStart : start;
    const to = toRun ? runStart : end;
    if (to <= from || (happened && toRun)) continue;
    const free = toRun ? runStartOf(operation) : endOf(operation);
    line.push({ operation, happened, from, to, atRun, free });
  }
}
