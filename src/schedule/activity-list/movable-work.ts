import type { Seconds } from "../../kernel/moment";
import type { Board } from "../board";
import { NEVER, type Calendar } from "../calendar";
import type { CompiledProblem } from "../compiled-problem";
import { Arrangement, boardOf } from "../search/arrangement";

/**
 * The operations that an activity list orders, numbered from 0, and what is fixed around them:
 * links among them, bounds by what stands, and the modes that can be chosen.
 */
export interface MovableWork {
  readonly compiled: CompiledProblem;
  readonly count: number;
  /** By movable operation its index in the problem. */
  readonly operation: Int32Array;
  /** Choices of movable operation i: modeFirst[i] to modeFirst[i + 1]. */
  readonly modeFirst: Int32Array;
  /** By choice the row of its mode in the compiled problem. */
  readonly mode: Int32Array;
  readonly predFirst: Int32Array;
  readonly pred: Int32Array;
  readonly predWait: Int32Array;
  readonly succFirst: Int32Array;
  readonly succ: Int32Array;
  readonly succWait: Int32Array;
  /** Run start is not before this: by release and by what stands. */
  readonly release: Int32Array;
  /** End is not after this, since something that stands waits for it; NEVER: none does. */
  readonly deadline: Int32Array;
  /** All that stands, alone on the board. */
  readonly fixed: Board;
}

/**
 * Undefined where an activity list could not say everything: units, materials or transfer batches
 * are at play, or nothing is movable.
 */
export function movableWork(
  compiled: CompiledProblem,
  start: Arrangement,
): MovableWork | undefined {
  const movable: number[] = [];
  for (let o = 0; o < compiled.count; o++) {
    const free = start.placed[o] === 1 && start.pinned[o] === 0 && compiled.happened[o] === 0;
    if (free) movable.push(o);
  }
  if (movable.length === 0) return undefined;
  const operation = Int32Array.from(movable);
  if (operation.some((o) => compiled.problem.operations[o]!.materials.length > 0)) return undefined;
  const fixed = new Arrangement(compiled.count);
  fixed.copyFrom(start);
  for (const o of operation) fixed.placed[o] = 0;
  const board = boardOf(compiled, fixed);
  const links = linksAmong(compiled, operation, board);
  const choices = choicesOf(compiled, operation);
  if (!links || !choices) return undefined;
  return { compiled, count: operation.length, operation, ...choices, ...links, fixed: board };
}

/** The modes that can be worked at all; undefined when one of them takes units or an operation has none. */
function choicesOf(compiled: CompiledProblem, operation: Int32Array) {
  const modeFirst = new Int32Array(operation.length + 1);
  const mode: number[] = [];
  for (let i = 0; i < operation.length; i++) {
    const o = operation[i]!;
    for (let m = compiled.modeFirst[o]!; m < compiled.modeFirst[o + 1]!; m++) {
      const { kind, variants } = compiled.shapes[compiled.modeShape[m]!]!;
      const variant = variants[0];
      if (kind === "units" || variants.length !== 1 || variant!.needs.length > 0) return undefined;
      const enough = (calendar: Calendar, work: Seconds) => work === 0 || calendar.total > 0;
      if (!enough(variant!.setupTime, compiled.modeSetup[m]!)) continue;
      if (enough(variant!.runTime, compiled.modeRun[m]!)) mode.push(m);
    }
    modeFirst[i + 1] = mode.length;
    if (modeFirst[i] === mode.length) return undefined;
  }
  return { modeFirst, mode: Int32Array.from(mode) };
}

function linksAmong(compiled: CompiledProblem, operation: Int32Array, fixed: Board) {
  const count = operation.length;
  const number = new Int32Array(compiled.count).fill(-1);
  operation.forEach((o, i) => (number[o] = i));
  const release = new Int32Array(count);
  const deadline = new Int32Array(count).fill(NEVER);
  const before: { pred: number; wait: Seconds }[][] = Array.from({ length: count }, () => []);
  for (let i = 0; i < count; i++) {
    const o = operation[i]!;
    release[i] = compiled.release[o]!;
    for (let row = compiled.predFirst[o]!; row < compiled.predFirst[o + 1]!; row++) {
      if (compiled.predBatch[row]! > 0) return undefined;
      const pred = compiled.pred[row]!;
      const wait = compiled.predWait[row]!;
      if (number[pred]! >= 0) before[i]!.push({ pred: number[pred]!, wait });
      else if (fixed.placed[pred] === 1)
        release[i] = Math.max(release[i]!, fixed.end[pred]! + wait);
    }
    for (let s = compiled.succFirst[o]!; s < compiled.succFirst[o + 1]!; s++) {
      const follower = compiled.succ[s]!;
      if (number[follower]! >= 0 || fixed.placed[follower] === 0) continue;
      if (compiled.happened[follower] === 1) continue;
      const row = compiled.succLink[s]!;
      if (compiled.predBatch[row]! > 0) return undefined;
      deadline[i] = Math.min(deadline[i]!, fixed.runStart[follower]! - compiled.predWait[row]!);
    }
  }
  return { release, deadline, ...packLinks(before) };
}

function packLinks(before: readonly (readonly { pred: number; wait: Seconds }[])[]) {
  const count = before.length;
  const predFirst = new Int32Array(count + 1);
  const succFirst = new Int32Array(count + 1);
  before.forEach((links, i) => {
    predFirst[i + 1] = predFirst[i]! + links.length;
    for (const { pred } of links) succFirst[pred + 1]!++;
  });
  for (let i = 0; i < count; i++) succFirst[i + 1]! += succFirst[i]!;
  const total = predFirst[count]!;
  const links = {
    predFirst,
    pred: new Int32Array(total),
    predWait: new Int32Array(total),
    succFirst,
    succ: new Int32Array(total),
    succWait: new Int32Array(total),
  };
  const next = succFirst.slice();
  before.forEach((list, i) => {
    list.forEach(({ pred, wait }, k) => {
      links.pred[predFirst[i]! + k] = pred;
      links.predWait[predFirst[i]! + k] = wait;
      const at = next[pred]!++;
      links.succ[at] = i;
      links.succWait[at] = wait;
    });
  });
  return links;
}
