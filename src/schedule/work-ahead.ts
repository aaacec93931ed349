import type { CompiledProblem } from "./compiled-problem";

/** Rough figures of each operation that dispatching rules look at; seconds. */
export interface WorkAhead {
  /** Shortest setup and run over the modes. */
  readonly work: Float64Array;
  /** The same in elapsed time, by how much of the plan the mode works. */
  readonly elapsed: Float64Array;
  /** Elapsed time from the operation's run start to the end of its order, itself included. */
  readonly tail: Float64Array;
  /** The same in working time. */
  readonly remaining: Float64Array;
  /** Due date of its order; far away when there is none. */
  readonly due: Float64Array;
  readonly weight: Float64Array;
  /** Means over what is not begun. */
  readonly meanElapsed: number;
  readonly meanSetup: number;
  /** Predecessors before successors. */
  readonly sequence: Int32Array;
}

export function workAhead(compiled: CompiledProblem): WorkAhead {
  const { count, problem } = compiled;
  const work = new Float64Array(count);
  const elapsed = new Float64Array(count);
  for (let o = 0; o < count; o++) {
    let least = Infinity;
    let leastElapsed = Infinity;
    for (let m = compiled.modeFirst[o]!; m < compiled.modeFirst[o + 1]!; m++) {
      const time = compiled.modeSetup[m]! + compiled.modeRun[m]!;
      const share = workingShare(compiled, m);
      if (time < least) least = time;
      if (share > 0 && time / share < leastElapsed) leastElapsed = time / share;
    }
    work[o] = compiled.happened[o] === 1 || least === Infinity ? 0 : least;
    elapsed[o] = compiled.happened[o] === 1 || leastElapsed === Infinity ? 0 : leastElapsed;
  }
  const sequence = inSequence(compiled);
  const tail = elapsed.slice();
  const remaining = work.slice();
  for (let at = sequence.length - 1; at >= 0; at--) {
    const o = sequence[at]!;
    for (let s = compiled.succFirst[o]!; s < compiled.succFirst[o + 1]!; s++) {
      const follower = compiled.succ[s]!;
      const wait = compiled.predWait[compiled.succLink[s]!]!;
      const own = compiled.predBatch[compiled.succLink[s]!]! > 0 ? 0 : elapsed[o]!;
      tail[o] = Math.max(tail[o]!, own + wait + tail[follower]!);
      remaining[o] = Math.max(remaining[o]!, work[o]! + remaining[follower]!);
    }
  }
  const far = problem.horizon * 2;
  const due = new Float64Array(count);
  const weight = new Float64Array(count);
  for (let o = 0; o < count; o++) {
    const order = problem.orders[compiled.orderOf[o]!];
    due[o] = order?.due ?? far;
    weight[o] = order?.weight ?? 0;
  }
  const means = meansOf(compiled, elapsed);
  return { work, elapsed, tail, remaining, due, weight, ...means, sequence };
}

function meansOf(compiled: CompiledProblem, elapsed: Float64Array) {
  let time = 0;
  let setup = 0;
  let setups = 0;
  let open = 0;
  for (let o = 0; o < compiled.count; o++) {
    if (compiled.happened[o] === 1) continue;
    open++;
    time += elapsed[o]!;
    for (let m = compiled.modeFirst[o]!; m < compiled.modeFirst[o + 1]!; m++) {
      setup += compiled.modeSetup[m]!;
      setups++;
    }
  }
  return { meanElapsed: time / Math.max(1, open), meanSetup: setup / Math.max(1, setups) };
}

function workingShare(compiled: CompiledProblem, mode: number): number {
  let share = 0;
  for (const { runTime } of compiled.shapes[compiled.modeShape[mode]!]!.variants) {
    share = Math.max(share, runTime.done(compiled.problem.horizon) - runTime.done(0));
  }
  return share / Math.max(1, compiled.problem.horizon);
}

/** Operations with all predecessors before them; those in a circle are left out. */
export function inSequence(compiled: CompiledProblem): Int32Array {
  const { count, predFirst, succFirst, succ } = compiled;
  const open = new Int32Array(count);
  const sequence = new Int32Array(count);
  let end = 0;
  for (let o = 0; o < count; o++) {
    open[o] = predFirst[o + 1]! - predFirst[o]!;
    if (open[o] === 0) sequence[end++] = o;
  }
  for (let at = 0; at < end; at++) {
    const o = sequence[at]!;
    for (let s = succFirst[o]!; s < succFirst[o + 1]!; s++) {
      if (--open[succ[s]!]! === 0) sequence[end++] = succ[s]!;
    }
  }
  return sequence.subarray(0, end);
}
