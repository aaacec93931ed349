import { NEVER } from "../calendar";
import type { CompiledProblem } from "../compiled-problem";
import type { EarliestTimes } from "../earliest-times";
import type { FinishCurve } from "./least-price";
import type { OrderTrees } from "./order-trees";
import type { Supply } from "./supply";
import { lastNotAfter, type TimeGrid } from "./time-grid";
import { Windows } from "./windows";

/** Work that a resource has to do for an order, in seconds of its supply. */
interface Load {
  readonly work: number;
  readonly release: number;
  readonly due: number;
  /** What being late costs: by the second, or at once. */
  readonly weight: number;
  readonly bySecond: boolean;
}

/** The choice of what comes next is made so often over all the work of a resource. */
const CHOICES = 64;

/**
 * Prices to begin with, by resource × buckets + bucket. Every resource works its load off in the
 * order of weighted modified due dates (Kanet and Li 2004); ahead of work that is late then, a
 * second of supply is worth that work's cost of delay by the second, spread over its length; where
 * delay costs at once, what the second saves of the work that is dearest by its length.
 */
export function firstPrices(
  compiled: CompiledProblem,
  times: EarliestTimes,
  trees: OrderTrees,
  curves: readonly FinishCurve[],
  supplies: readonly (Supply | undefined)[],
  grid: TimeGrid,
): Float64Array {
  const prices = new Float64Array(supplies.length * grid.buckets);
  const loads = loadsOf(compiled, times, trees, curves, supplies);
  supplies.forEach((supply, r) => {
    if (!supply || loads[r]!.length === 0) return;
    const { from, price } = worthOfSupply(loads[r]!);
    for (let b = 0; b + 1 < grid.buckets; b++) {
      const middle = (supply.until(grid.edges[b]!) + supply.until(grid.edges[b + 1]!)) / 2;
      const i = lastNotAfter(from, middle);
      const next = from[i + 1];
      if (i < 0 || next === undefined) continue;
      const share = (middle - from[i]!) / (next - from[i]!);
      prices[r * grid.buckets + b] = price[i]! + share * (price[i + 1]! - price[i]!);
    }
  });
  return prices;
}

function loadsOf(
  compiled: CompiledProblem,
  times: EarliestTimes,
  trees: OrderTrees,
  curves: readonly FinishCurve[],
  supplies: readonly (Supply | undefined)[],
): Load[][] {
  const loads: Load[][] = supplies.map(() => []);
  const { ways } = times;
  const latest = latestEnds(compiled, times, trees, curves);
  trees.order.forEach((_, t) => {
    const { kink, slope, jump } = curves[t]!;
    if (kink >= NEVER) return;
    const weight = slope > 0 ? slope : jump;
    for (let n = trees.first[t]!; n < trees.first[t + 1]!; n++) {
      const o = trees.operation[n]!;
      const way = quickest(times, o);
      if (way < 0) continue;
      const row = ways.mode[way]!;
      const { resource } = compiled.shapes[compiled.modeShape[row]!]!;
      const held = [{ resource, amount: 1 }];
      for (const { pool, run } of compiled.shapes[compiled.modeShape[row]!]!.pools)
        if (pool !== resource) held.push({ resource: pool, amount: run / 1000 });
      for (const { resource: r, amount } of held) {
        const supply = supplies[r];
        if (!supply || amount <= 0) continue;
        loads[r]!.push({
          work: amount * (ways.run[way]! + ways.setup[way]!),
          release: supply.until(times.runStart[o]!),
          due: supply.until(latest[o]!),
          weight,
          bySecond: slope > 0,
        });
      }
    }
  });
  return loads;
}

/** By operation the latest end at which its order is not late yet, or not later than it must be. */
function latestEnds(
  compiled: CompiledProblem,
  times: EarliestTimes,
  trees: OrderTrees,
  curves: readonly FinishCurve[],
): Float64Array {
  const windows = new Windows(compiled, times);
  const kink = new Float64Array(compiled.problem.orders.length).fill(NEVER);
  trees.order.forEach((order, t) => (kink[order] = curves[t]!.kink));
  windows.narrowBack((o) => kink[compiled.orderOf[o]!] ?? NEVER);
  return windows.endTo;
}

function quickest({ ways, wayEnd }: EarliestTimes, o: number): number {
  let best = -1;
  for (let way = ways.first[o]!; way < ways.first[o + 1]!; way++) {
    if (wayEnd[way]! < NEVER && (best < 0 || ways.run[way]! < ways.run[best]!)) best = way;
  }
  return best;
}

/** Points of supply, ascending, and what a second of it is worth there; it falls in straight lines. */
function worthOfSupply(loads: readonly Load[]): { from: number[]; price: number[] } {
  const sequence = inTurn(loads);
  const from: number[] = [];
  const price: number[] = [];
  let worth = 0;
  let end = Infinity;
  for (let i = sequence.length - 1; i >= 0; i--) {
    const { load, start } = sequence[i]!;
    const finish = start + load.work;
    if (finish < end) {
      from.push(finish);
      price.push(worth);
    }
    if (finish > load.due && load.bySecond) worth += load.weight;
    else if (finish > load.due && load.work > 0) worth = Math.max(worth, load.weight / load.work);
    if (load.work > 0) {
      from.push(start);
      price.push(worth);
    }
    end = start;
  }
  if (end > 0) {
    from.push(0);
    price.push(worth);
  }
  return { from: from.reverse(), price: price.reverse() };
}

function inTurn(loads: readonly Load[]): { load: Load; start: number }[] {
  const sequence: { load: Load; start: number }[] = [];
  const chunk = Math.ceil(loads.length / CHOICES);
  let left = loads.slice().sort((a, b) => a.release - b.release);
  let now = 0;
  while (left.length > 0) {
    let ready = chunk;
    while (ready < left.length && left[ready]!.release <= now) ready++;
    const turn = left.slice(0, ready).map((load) => ({
      load,
      key: load.weight > 0 ? Math.max(load.work, load.due - now) / load.weight : Infinity,
    }));
    turn.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    const taken = new Set<Load>();
    for (const { load } of turn.slice(0, chunk)) {
      const start = Math.max(now, load.release);
      sequence.push({ load, start });
      now = start + load.work;
      taken.add(load);
    }
    left = left.filter((load) => !taken.has(load));
  }
  return sequence;
}
