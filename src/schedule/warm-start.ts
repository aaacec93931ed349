import type { Seconds } from "../kernel/moment";
import type { CompiledProblem } from "./compiled-problem";

/** Where an earlier schedule has its operations; a solution is one. */
export interface WarmStart {
  readonly placements: readonly (WarmPlacement | undefined)[];
}

export interface WarmPlacement {
  readonly operation: number;
  readonly mode: number;
  /** Zero-based; -1: not known, or there are none. */
  readonly unit: number;
  readonly start: Seconds;
  /** Undefined: not known. */
  readonly runStart?: Seconds | undefined;
}

/** Places by operation. */
export interface Places {
  /** Row of the mode in the compiled problem; -1: it has no place. */
  readonly mode: Int32Array;
  readonly unit: Int32Array;
  readonly start: Int32Array;
  /** Not before this; 0 where it is not known. */
  readonly runStart: Int32Array;
}

/** The places of an earlier schedule, as far as this problem still has its operations and modes. */
export function warmPlaces(compiled: CompiledProblem, warm: WarmStart): Places {
  const places = noPlaces(compiled);
  for (const placement of warm.placements) {
    if (!placement || placement.operation >= compiled.count) continue;
    const { operation, mode, unit, start, runStart } = placement;
    const row = compiled.modeFirst[operation]! + mode;
    if (mode < 0 || row >= compiled.modeFirst[operation + 1]!) continue;
    places.mode[operation] = row;
    places.unit[operation] = unit;
    places.start[operation] = start;
    places.runStart[operation] = runStart ?? 0;
  }
  return places;
}

/** The places of the published schedule; undefined when nothing that is open has one. */
export function publishedPlaces(compiled: CompiledProblem): Places | undefined {
  const places = noPlaces(compiled);
  let found = false;
  for (const { index, published, modes } of compiled.problem.operations) {
    if (!published || compiled.happened[index] === 1) continue;
    const mode = modes.findIndex(({ resource }) => resource === published.resource);
    if (mode < 0) continue;
    places.mode[index] = compiled.modeFirst[index]! + mode;
    places.unit[index] = published.unit;
    places.start[index] = published.start;
    places.runStart[index] = published.runStart ?? 0;
    found = true;
  }
  return found ? places : undefined;
}

export function samePlaces(a: Places, b: Places): boolean {
  return a.mode.every(
    (mode, o) =>
      mode === b.mode[o] && (mode < 0 || (a.unit[o] === b.unit[o] && a.start[o] === b.start[o])),
  );
}

function noPlaces({ count }: CompiledProblem): Places {
  return {
    mode: new Int32Array(count).fill(-1),
    unit: new Int32Array(count).fill(-1),
    start: new Int32Array(count),
    runStart: new Int32Array(count),
  };
}
