import { NEVER } from "../calendar";
import type { ExclusiveSet } from "./exclusive-narrowing";
import type { Frame } from "./frame";
import { heldBy } from "./holdings";
import type { PoolUse } from "./pool-use";
import type { Supply } from "./supply";

/** Larger sets than this are left to the check of their load. */
const MOST = 400;

/** Operations that cannot do without a unit that there is only one of, by such unit. */
export function unitSets(frame: Frame, planned: Uint8Array): ExclusiveSet[] {
  const { compiled, supplies } = frame;
  const users: number[][] = compiled.problem.resources.map(() => []);
  for (let o = 0; o < compiled.count; o++) {
    if (planned[o] === 1) for (const r of alwaysHeld(frame, o)) users[r]!.push(o);
  }
  return compiled.problem.resources.flatMap((resource, r) => {
    if (resource.kind !== "units" || resource.units.length !== 1) return [];
    if (users[r]!.length < 2 || users[r]!.length > MOST) return [];
    return [setOf(frame, users[r]!, supplies[r]!, true)];
  });
}

/** Resources that an operation holds in every way of it, from Start to End. */
function alwaysHeld({ compiled, times }: Frame, o: number): number[] {
  const { ways } = times;
  const { modes } = compiled.problem.operations[o]!;
  const rows = [...new Set(ways.mode.subarray(ways.first[o]!, ways.first[o + 1]!))];
  const held = rows.map((row) => {
    const mode = modes[row - compiled.modeFirst[o]!]!;
    const setup = heldBy(compiled, mode, "setup");
    return [...heldBy(compiled, mode, "run").keys()].filter((r) => setup.has(r));
  });
  return (held[0] ?? []).filter((r) => held.every((list) => list.includes(r)));
}

function setOf(
  { times }: Frame,
  operations: readonly number[],
  supply: Supply,
  withSetup: boolean,
): ExclusiveSet {
  const { ways, wayEnd } = times;
  const over = (list: Int32Array, choose: (a: number, b: number) => number, start: number) =>
    Float64Array.from(operations, (o) => {
      let value = start;
      for (let way = ways.first[o]!; way < ways.first[o + 1]!; way++)
        if (wayEnd[way]! < NEVER) value = choose(value, list[way]!);
      return value;
    });
  const none = new Float64Array(operations.length);
  return {
    operations: Int32Array.from(operations),
    supply,
    shortest: over(ways.run, Math.min, Infinity),
    longest: over(ways.run, Math.max, 0),
    leastSetup: withSetup ? over(ways.setup, Math.min, Infinity) : none,
    mostSetup: withSetup ? over(ways.setup, Math.max, 0) : none,
  };
}

/**
 * Sets of operations that exclude one another because a pool never has enough for two of them,
 * enlarged by such as exclude the rest by precedence: each pair by pools is in at least one
 * (the cliques of Brucker, Knust, Schoo and Thiele 1998, made greedily).
 */
export function poolSets(frame: Frame, use: PoolUse): ExclusiveSet[] {
  const { operations, exclude, run } = use;
  const count = operations.length;
  const byRun = Array.from(operations, (_, i) => i).sort((a, b) => run[b]! - run[a]! || a - b);
  const covered = new Uint8Array(count * count);
  const all: Supply = { until: (at) => at };
  const sets: ExclusiveSet[] = [];
  for (const a of byRun) {
    for (const b of byRun) {
      if (a === b || covered[a * count + b] === 1 || exclude[a * count + b] !== 2) continue;
      const set = [a, b];
      for (const least of [2, 1]) {
        for (const c of byRun) {
          if (!set.includes(c) && set.every((d) => exclude[c * count + d]! >= least)) set.push(c);
        }
      }
      for (const c of set) for (const d of set) covered[c * count + d] = 1;
      const members = set.map((i) => operations[i]!);
      sets.push(setOf(frame, members, all, false));
    }
  }
  return sets;
}
