import type { CompiledProblem } from "../compiled-problem";
import type { Arrangement } from "../search/arrangement";
import { modeTraits, NEEDS } from "./mode-traits";

/** The modes, variants and lines on which each operation may have its turn; empty where it must stay. */
export interface TurnOptions {
  /** Options of operation o: first[o] to first[o + 1]. */
  readonly first: Int32Array;
  readonly mode: Int32Array;
  readonly variant: Int16Array;
  readonly line: Int32Array;
  /** Operations with an option. */
  readonly movable: Int32Array;
}

/**
 * What is locked, has no unit, or takes further units besides keeps its turn: which further units
 * to take would have to be chosen again.
 */
export function turnOptions(
  compiled: CompiledProblem,
  { placed, pinned, mode, line }: Arrangement,
): TurnOptions {
  const { count, modeFirst, modeShape, shapes, happened } = compiled;
  const traits = modeTraits(compiled);
  const first = new Int32Array(count + 1);
  const options = { mode: [] as number[], variant: [] as number[], line: [] as number[] };
  const movable: number[] = [];
  for (let o = 0; o < count; o++) {
    first[o] = options.mode.length;
    const open = placed[o] === 1 && happened[o] === 0 && pinned[o] === 0;
    if (!open || line[o]! < 0 || (traits[mode[o]!]! & NEEDS) !== 0) continue;
    movable.push(o);
    for (let m = modeFirst[o]!; m < modeFirst[o + 1]!; m++) {
      if ((traits[m]! & NEEDS) !== 0) continue;
      shapes[modeShape[m]!]!.variants.forEach((variant, v) => {
        for (const at of variant.lines) {
          options.mode.push(m);
          options.variant.push(v);
          options.line.push(at);
        }
      });
    }
  }
  first[count] = options.mode.length;
  return {
    first,
    mode: Int32Array.from(options.mode),
    variant: Int16Array.from(options.variant),
    line: Int32Array.from(options.line),
    movable: Int32Array.from(movable),
  };
}
