import type { WarmPlacement, WarmStart } from "./warm-start";

/** An operation's row: placed (0 or 1), mode, unit, start. */
const WIDTH = 4;

/** A schedule to start from as numbers, which go from one thread to another at once. */
export function packPlaces({ placements }: WarmStart): Int32Array<ArrayBuffer> {
  const rows = new Int32Array(placements.length * WIDTH);
  for (const placement of placements) {
    if (!placement) continue;
    const { operation, mode, unit, start } = placement;
    rows.set([1, mode, unit, start], operation * WIDTH);
  }
  return rows;
}

export function unpackPlaces(rows: Int32Array): WarmStart {
  const placements = Array.from(
    { length: rows.length / WIDTH },
    (_, operation): WarmPlacement | undefined => {
      const at = operation * WIDTH;
      if (rows[at] === 0) return undefined;
      return { operation, mode: rows[at + 1]!, unit: rows[at + 2]!, start: rows[at + 3]! };
    },
  );
  return { placements };
}
