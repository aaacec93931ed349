import type { WarmPlacement, WarmStart } from "./warm-start";

/** An operation's row: placed (0 or 1), mode, unit, start, run start (0: not known). */
const WIDTH = 5;

/** A schedule to start from as numbers, which go from one thread to another at once. */
export function packPlaces({ placements }: WarmStart): Int32Array<ArrayBuffer> {
  const rows = new Int32Array(placements.length * WIDTH);
  for (const placement of placements) {
    if (!placement) continue;
    const { operation, mode, unit, start, runStart } = placement;
    rows.set([1, mode, unit, start, runStart ?? 0], operation * WIDTH);
  }
  return rows;
}

export function unpackPlaces(rows: Int32Array): WarmStart {
  const placements = Array.from(
    { length: rows.length / WIDTH },
    (_, operation): WarmPlacement | undefined => {
      const at = operation * WIDTH;
      if (rows[at] === 0) return undefined;
      const [, mode, unit, start, runStart] = rows.subarray(at, at + WIDTH);
      return { operation, mode: mode!, unit: unit!, start: start!, runStart: runStart! };
    },
  );
  return { placements };
}
