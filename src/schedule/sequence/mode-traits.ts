import type { Calendar } from "../calendar";
import type { CompiledProblem } from "../compiled-problem";

/** Its times need calendars, pools, batches or material looked at; bits of `traits`. */
export const CALENDAR = 1;
export const POOLS = 2;
export const NEEDS = 4;

/** By row of the mode what more than a few sums its times take; 0: start, setup, run, end. */
export function modeTraits(compiled: CompiledProblem): Uint8Array {
  const { shapes, modeShape, modeStops, problem } = compiled;
  const always = ({ count, starts, ends }: Calendar) =>
    count === 1 && starts[0]! <= 0 && ends[0]! >= problem.horizon;
  const byShape = shapes.map(({ pools, variants }) => {
    const simple = variants.every(({ setupTime, runTime }) => always(setupTime) && always(runTime));
    const needs = variants.some((variant) => variant.needs.length > 0);
    return (simple ? 0 : CALENDAR) | (pools.length > 0 ? POOLS : 0) | (needs ? NEEDS : 0);
  });
  return Uint8Array.from(modeStops, (_, mode) => byShape[modeShape[mode]!]!);
}

/** By operation: 1 where a batch comes from before it, where material is taken, where pools or material are. */
export function takesMore(
  compiled: CompiledProblem,
  traits: Uint8Array,
): {
  readonly batches: Uint8Array;
  readonly materials: Uint8Array;
  readonly books: Uint8Array;
} {
  const { count, predFirst, predBatch, problem, modeFirst } = compiled;
  const batches = new Uint8Array(count);
  const materials = new Uint8Array(count);
  const books = new Uint8Array(count);
  for (let o = 0; o < count; o++) {
    for (let row = predFirst[o]!; row < predFirst[o + 1]!; row++)
      if (predBatch[row]! > 0) batches[o] = 1;
    if (problem.operations[o]!.materials.length > 0) materials[o] = books[o] = 1;
    for (let m = modeFirst[o]!; m < modeFirst[o + 1]!; m++)
      if ((traits[m]! & POOLS) !== 0) books[o] = 1;
  }
  return { batches, materials, books };
}
