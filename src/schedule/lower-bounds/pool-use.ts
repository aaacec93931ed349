import { NEVER } from "../calendar";
import { WHOLE } from "../working-time";
import type { Frame } from "./frame";
import { heldBy } from "./holdings";

/** With more operations that hold pools, only their work in total is looked at. */
const MOST = 400;

/**
 * What operations that never pause hold of pools while they run. Those that may pause are left out:
 * they give their people back meanwhile.
 */
export interface PoolUse {
  readonly operations: Int32Array;
  /** By place: the shortest run, seconds. */
  readonly run: Float64Array;
  readonly pools: readonly PoolShare[];
  /** By two places, row by row: 2: a pool has not enough for both; 1: one waits for the other; else 0. */
  readonly exclude: Uint8Array;
}

export interface PoolShare {
  readonly resource: number;
  /** Heads from each moment on. */
  readonly times: Int32Array;
  readonly heads: Float64Array;
  /** By place in the operations: heads held at the least. */
  readonly held: Float64Array;
}

/** Undefined where there are none, or too many. */
export function poolUse(frame: Frame, planned: Uint8Array): PoolUse | undefined {
  const { compiled } = frame;
  const steady: number[] = [];
  for (let o = 0; o < compiled.count; o++)
    if (planned[o] === 1 && neverPauses(frame, o)) steady.push(o);
  if (steady.length < 2 || steady.length > MOST) return undefined;
  const pools = poolShares(frame, steady);
  if (pools.length === 0) return undefined;
  const run = Float64Array.from(steady, (o) => shortestRun(frame, o));
  return {
    operations: Int32Array.from(steady),
    run,
    pools,
    exclude: exclusions(frame, steady, run, pools),
  };
}

function neverPauses({ compiled, times }: Frame, o: number): boolean {
  const { ways, wayRunStart, wayEnd } = times;
  for (let way = ways.first[o]!; way < ways.first[o + 1]!; way++) {
    if (wayEnd[way]! >= NEVER || compiled.modeStops[ways.mode[way]!] === 0) continue;
    const { runTime } = ways.time[way]!;
    if (!runTime.covers(wayRunStart[way]!, compiled.problem.horizon)) return false;
  }
  return true;
}

function shortestRun({ times }: Frame, o: number): number {
  const { ways, wayEnd } = times;
  let least = Infinity;
  for (let way = ways.first[o]!; way < ways.first[o + 1]!; way++)
    if (wayEnd[way]! < NEVER) least = Math.min(least, ways.run[way]!);
  return least;
}

function poolShares(frame: Frame, steady: readonly number[]): PoolShare[] {
  const { resources } = frame.compiled.problem;
  const held = resources.map(() => new Float64Array(steady.length));
  steady.forEach((o, i) => leastHeld(frame, o).forEach((heads, r) => (held[r]![i] = heads)));
  return resources.flatMap((resource, r) => {
    if (resource.kind !== "pool" || held[r]!.every((heads) => heads === 0)) return [];
    const { times, amounts } = resource.capacity;
    const heads = Float64Array.from(amounts, (amount) => amount / WHOLE);
    return [{ resource: r, times, heads, held: held[r]! }];
  });
}

/** By resource what an operation holds of it in every way while it runs. */
function leastHeld({ compiled, times }: Frame, o: number): ReadonlyMap<number, number> {
  const { ways, wayEnd } = times;
  const { modes } = compiled.problem.operations[o]!;
  let least: Map<number, number> | undefined;
  for (let way = ways.first[o]!; way < ways.first[o + 1]!; way++) {
    if (wayEnd[way]! >= NEVER) continue;
    const held = heldBy(compiled, modes[ways.mode[way]! - compiled.modeFirst[o]!]!, "run");
    if (!least) least = new Map(held);
    for (const [r, heads] of least) least.set(r, Math.min(heads, held.get(r) ?? 0));
  }
  return least ?? new Map<number, number>();
}

function exclusions(
  frame: Frame,
  steady: readonly number[],
  run: Float64Array,
  pools: readonly PoolShare[],
): Uint8Array {
  const count = steady.length;
  const exclude = waiting(frame, steady);
  const most = pools.map(({ heads }) => heads.reduce((a, b) => Math.max(a, b), 0));
  const tooMuch = (i: number, j: number) =>
    pools.some(({ held }, p) => held[i]! > 0 && held[j]! > 0 && held[i]! + held[j]! > most[p]!);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) {
      if (exclude[i * count + j] === 1 || run[i] === 0 || run[j] === 0) continue;
      if (tooMuch(i, j)) exclude[i * count + j] = exclude[j * count + i] = 2;
    }
  }
  return exclude;
}

/** 1 for pairs of which one waits for the other's end, by way of others or not. */
function waiting({ compiled, times }: Frame, steady: readonly number[]): Uint8Array {
  const count = steady.length;
  const place = new Int32Array(compiled.count).fill(-1);
  steady.forEach((o, i) => (place[o] = i));
  const ahead = new Map<number, Set<number>>();
  const exclude = new Uint8Array(count * count);
  for (const o of times.sequence) {
    const own = new Set<number>();
    ahead.set(o, own);
    for (let link = compiled.predFirst[o]!; link < compiled.predFirst[o + 1]!; link++) {
      if (compiled.predBatch[link]! > 0) continue;
      const before = compiled.pred[link]!;
      for (const i of ahead.get(before) ?? []) own.add(i);
      if (place[before]! >= 0) own.add(place[before]!);
    }
    if (place[o]! < 0) continue;
    for (const i of own) exclude[i * count + place[o]!] = exclude[place[o]! * count + i] = 1;
  }
  return exclude;
}
