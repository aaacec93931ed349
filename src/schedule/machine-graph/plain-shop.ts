import type { Seconds } from "../../kernel/moment";
import { Board } from "../board";
import type { CompiledProblem } from "../compiled-problem";
import { placeHappened } from "../happened-work";
import type { ModeVariant } from "../mode-shape";
import type { Arrangement } from "../search/arrangement";

/**
 * A (flexible) job shop laid out for the graph of machine orders. Its nodes are the operations that
 * are open and placed; an option is one unit on which a node can run, in one mode. Precedence is in
 * compressed rows; waits are elapsed seconds from an end to a run start.
 */
export interface PlainShop {
  readonly count: number;
  /** Operation in the compiled problem, by node. */
  readonly operation: Int32Array;
  readonly lineCount: number;
  /** When what has happened leaves a line free; 0 or more. */
  readonly lineFree: Int32Array;
  /** Earliest run start by release and by what has happened; 0 or more. */
  readonly release: Int32Array;
  /** Options of node x: optionFirst[x] to optionFirst[x + 1]. */
  readonly optionFirst: Int32Array;
  readonly optionLine: Int32Array;
  readonly optionSetup: Int32Array;
  readonly optionRun: Int32Array;
  readonly optionMode: Int32Array;
  readonly optionVariant: Int32Array;
  readonly predFirst: Int32Array;
  readonly pred: Int32Array;
  readonly predWait: Int32Array;
  readonly succFirst: Int32Array;
  readonly succ: Int32Array;
  readonly succWait: Int32Array;
}

/** Undefined when the problem has more than a plain shop can hold. */
export function plainShopOf(compiled: CompiledProblem, start: Arrangement): PlainShop | undefined {
  const { problem, count } = compiled;
  if (problem.goal !== "Throughput") return undefined;
  const operation: number[] = [];
  const node = new Int32Array(count).fill(-1);
  for (let o = 0; o < count; o++) {
    if (compiled.happened[o] === 1 || start.placed[o] === 0) continue;
    if (!isPlain(compiled, start, o)) return undefined;
    node[o] = operation.length;
    operation.push(o);
  }
  if (operation.length === 0) return undefined;
  const options = optionsOf(compiled, operation);
  if (!options) return undefined;
  return {
    count: operation.length,
    operation: Int32Array.from(operation),
    lineCount: compiled.lineCount,
    lineFree: freeLines(compiled),
    ...options,
    ...linksOf(compiled, start, operation, node),
  };
}

function isPlain(compiled: CompiledProblem, start: Arrangement, operation: number): boolean {
  const { materials, state } = compiled.problem.operations[operation]!;
  if (state.kind !== "open" || start.pinned[operation] === 1) return false;
  if (materials.length > 0 || start.line[operation]! < 0) return false;
  for (let row = compiled.predFirst[operation]!; row < compiled.predFirst[operation + 1]!; row++) {
    if (compiled.predBatch[row]! > 0) return false;
  }
  return true;
}

function optionsOf(compiled: CompiledProblem, operations: readonly number[]) {
  const optionFirst = new Int32Array(operations.length + 1);
  const options: number[][] = [];
  for (let x = 0; x < operations.length; x++) {
    const o = operations[x]!;
    for (let mode = compiled.modeFirst[o]!; mode < compiled.modeFirst[o + 1]!; mode++) {
      if (!hasPlainMode(compiled, mode)) return undefined;
      const { variants } = compiled.shapes[compiled.modeShape[mode]!]!;
      variants.forEach((variant, v) => {
        for (const line of variant.lines) options.push([line, mode, v]);
      });
    }
    optionFirst[x + 1] = options.length;
  }
  const optionMode = Int32Array.from(options, (option) => option[1]!);
  return {
    optionFirst,
    optionLine: Int32Array.from(options, (option) => option[0]!),
    optionMode,
    optionVariant: Int32Array.from(options, (option) => option[2]!),
    optionSetup: optionMode.map((mode) => compiled.modeSetup[mode]!),
    optionRun: optionMode.map((mode) => compiled.modeRun[mode]!),
  };
}

/** On units that always work, alone, and set up alike behind whatever was before. */
function hasPlainMode(compiled: CompiledProblem, mode: number): boolean {
  const shape = compiled.shapes[compiled.modeShape[mode]!]!;
  if (shape.kind !== "units" || shape.pools.length > 0) return false;
  const { horizon, families } = compiled.problem;
  const always = ({ needs, setupTime, runTime }: ModeVariant) =>
    needs.length === 0 && setupTime.covers(0, horizon) && runTime.covers(0, horizon);
  if (!shape.variants.every(always)) return false;
  const { changeover } = shape;
  if (!changeover) return true;
  const setup = compiled.modeSetup[mode]!;
  return families.every((_, before) => {
    const replaced = changeover[before * families.length + compiled.modeFamily[mode]!]!;
    return replaced < 0 || replaced === setup;
  });
}

function freeLines(compiled: CompiledProblem): Int32Array {
  const board = new Board(compiled);
  placeHappened(board);
  return Int32Array.from(board.lines, ({ ends, count }) => {
    let free: Seconds = 0;
    for (let i = 0; i < count; i++) free = Math.max(free, ends[i]!);
    return free;
  });
}

function linksOf(
  compiled: CompiledProblem,
  start: Arrangement,
  operations: readonly number[],
  node: Int32Array,
) {
  const release = new Int32Array(operations.length);
  const predFirst = new Int32Array(operations.length + 1);
  const succFirst = new Int32Array(operations.length + 1);
  const pred: number[] = [];
  const predWait: number[] = [];
  const succ: number[] = [];
  const succWait: number[] = [];
  for (let x = 0; x < operations.length; x++) {
    const o = operations[x]!;
    release[x] = compiled.release[o]!;
    for (let row = compiled.predFirst[o]!; row < compiled.predFirst[o + 1]!; row++) {
      const before = compiled.pred[row]!;
      const wait = compiled.predWait[row]!;
      if (node[before]! < 0) release[x] = Math.max(release[x]!, start.end[before]! + wait);
      else {
        pred.push(node[before]!);
        predWait.push(wait);
      }
    }
    predFirst[x + 1] = pred.length;
    for (let at = compiled.succFirst[o]!; at < compiled.succFirst[o + 1]!; at++) {
      if (node[compiled.succ[at]!]! < 0) continue;
      succ.push(node[compiled.succ[at]!]!);
      succWait.push(compiled.predWait[compiled.succLink[at]!]!);
    }
    succFirst[x + 1] = succ.length;
  }
  return {
    release,
    predFirst,
    pred: Int32Array.from(pred),
    predWait: Int32Array.from(predWait),
    succFirst,
    succ: Int32Array.from(succ),
    succWait: Int32Array.from(succWait),
  };
}
