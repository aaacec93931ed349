import type { Seconds } from "../../kernel/moment";
import { NEVER } from "../calendar";
import type { CompiledProblem } from "../compiled-problem";
import type { EarliestTimes } from "../earliest-times";
import type { WayWork } from "./holdings";
import type { Demand } from "./overload";
import type { Supply } from "./supply";

/** Rounds in which the weights of groups of resources are looked for, and operations that all rounds see. */
const ROUNDS = 120;
const MOST_SEEN = 2_000_000;

/**
 * What the open operations ask of every resource at the least, and of every group of resources that
 * stand in for one another: there, units count by weights that make the load as heavy as it can be
 * against what is there until `end` (the dual of spreading the work over the ways at best).
 */
export function demandsOf(
  compiled: CompiledProblem,
  times: EarliestTimes,
  planned: Uint8Array,
  work: WayWork,
  supplies: readonly (Supply | undefined)[],
  end: Seconds,
): Demand[] {
  const starts = occupiedFrom(times);
  const list = (pick: (resource: number) => number, operations: readonly number[]) =>
    demandOf(times, work, supplies, starts, operations, pick);
  const users = usersOf(compiled, times, planned, work);
  const demands = users.flatMap((operations, r) =>
    operations.length > 0 ? [list((resource) => (resource === r ? 1 : 0), operations)] : [],
  );
  const rounds = Math.min(ROUNDS, Math.ceil(MOST_SEEN / compiled.count));
  for (const { resources, operations } of groupsOf(compiled, times, planned)) {
    const weights = heaviestWeights(times, work, supplies, resources, operations, end, rounds);
    demands.push(list((resource) => weights.get(resource) ?? 0, operations));
  }
  return demands.filter((demand) => demand.operations.length > 0);
}

/** By way the latest moment at which it can begin to hold its resources when it runs at its earliest. */
function occupiedFrom({ ways, wayRunStart }: EarliestTimes): Float64Array {
  const from = wayRunStart.slice();
  for (let way = 0; way < from.length; way++) {
    const setup = ways.setup[way]!;
    if (setup > 0 && from[way]! < NEVER)
      from[way] = ways.time[way]!.setupTime.back(from[way]!, setup);
  }
  return from;
}

/** By resource the operations that some way of theirs does on it. */
function usersOf(
  compiled: CompiledProblem,
  { ways }: EarliestTimes,
  planned: Uint8Array,
  work: WayWork,
): number[][] {
  const users: number[][] = compiled.problem.resources.map(() => []);
  for (let o = 0; o < compiled.count; o++) {
    if (planned[o] === 0) continue;
    const way = ways.first[o]!;
    for (let i = work.first[way]!; i < work.first[way + 1]!; i++)
      if (work.work[i]! > 0) users[work.resource[i]!]!.push(o);
  }
  return users;
}

function demandOf(
  { ways, wayEnd }: EarliestTimes,
  work: WayWork,
  supplies: readonly (Supply | undefined)[],
  starts: Float64Array,
  operations: readonly number[],
  weight: (resource: number) => number,
): Demand {
  const counted = supplies.flatMap((supply, r) =>
    supply && weight(r) > 0 ? [{ supply, by: weight(r) }] : [],
  );
  const until = (at: Seconds) => {
    let sum = 0;
    for (const { supply, by } of counted) sum += by * supply.until(at);
    return sum;
  };
  const pieces: { o: number; least: number; release: number }[] = [];
  for (const o of operations) {
    let least = Infinity;
    let from = Infinity;
    for (let way = ways.first[o]!; way < ways.first[o + 1]!; way++) {
      if (wayEnd[way]! >= NEVER) continue;
      let sum = 0;
      for (let i = work.first[way]!; i < work.first[way + 1]!; i++)
        sum += weight(work.resource[i]!) * work.work[i]!;
      least = Math.min(least, sum);
      from = Math.min(from, starts[way]!);
    }
    if (least > 0 && least < Infinity) pieces.push({ o, least, release: until(from) });
  }
  pieces.sort((a, b) => a.release - b.release || a.o - b.o);
  return {
    operations: Int32Array.from(pieces, ({ o }) => o),
    work: Float64Array.from(pieces, ({ least }) => least),
    release: Float64Array.from(pieces, ({ release }) => release),
    until,
  };
}

/** Resources with units that are joined by operations with a choice between them. */
function groupsOf(compiled: CompiledProblem, { ways }: EarliestTimes, planned: Uint8Array) {
  const parent = compiled.problem.resources.map((_, r) => r);
  const root = (r: number): number => (parent[r] === r ? r : (parent[r] = root(parent[r]!)));
  const main = (way: number) => compiled.shapes[compiled.modeShape[ways.mode[way]!]!]!.resource;
  for (let o = 0; o < compiled.count; o++) {
    if (planned[o] === 0) continue;
    for (let way = ways.first[o]! + 1; way < ways.first[o + 1]!; way++)
      parent[root(main(way))] = root(main(ways.first[o]!));
  }
  const members = new Map<number, number[]>();
  parent.forEach((_, r) => members.set(root(r), [...(members.get(root(r)) ?? []), r]));
  const groups = [...members].filter(([, resources]) => resources.length > 1);
  const operations = new Map(groups.map(([key]) => [key, [] as number[]]));
  for (let o = 0; o < compiled.count; o++) {
    if (planned[o] === 1) operations.get(root(main(ways.first[o]!)))?.push(o);
  }
  return groups.map(([key, resources]) => ({ resources, operations: operations.get(key)! }));
}

/** Weights by multiplicative updates: a resource weighs more when the lightest ways overfill it. */
function heaviestWeights(
  { ways, wayEnd }: EarliestTimes,
  work: WayWork,
  supplies: readonly (Supply | undefined)[],
  resources: readonly number[],
  operations: readonly number[],
  end: Seconds,
  rounds: number,
): ReadonlyMap<number, number> {
  const there = new Float64Array(supplies.length);
  const weight = new Float64Array(supplies.length);
  for (const r of resources) {
    there[r] = supplies[r]?.until(end) ?? 0;
    weight[r] = there[r] > 0 ? 1 : 0;
  }
  const load = new Float64Array(supplies.length);
  let heaviest = 0;
  let best = weight.slice();
  for (let round = 0; round < rounds; round++) {
    load.fill(0);
    let sum = 0;
    for (const o of operations) {
      let least = Infinity;
      let lightest = -1;
      for (let way = ways.first[o]!; way < ways.first[o + 1]!; way++) {
        if (wayEnd[way]! >= NEVER) continue;
        let own = 0;
        for (let i = work.first[way]!; i < work.first[way + 1]!; i++)
          own += weight[work.resource[i]!]! * work.work[i]!;
        if (own >= least) continue;
        least = own;
        lightest = way;
      }
      if (lightest < 0) continue;
      sum += least;
      for (let i = work.first[lightest]!; i < work.first[lightest + 1]!; i++)
        load[work.resource[i]!]! += work.work[i]!;
    }
    let all = 0;
    for (const r of resources) all += weight[r]! * there[r]!;
    if (all > 0 && sum / all > heaviest) {
      heaviest = sum / all;
      best = weight.slice();
    }
    const pace = 4 / (round + 8);
    for (const r of resources) {
      if (there[r]! > 0) weight[r]! *= Math.max(0.5, 1 + pace * (load[r]! / there[r]! - heaviest));
    }
  }
  return new Map(resources.map((r) => [r, best[r]!]));
}
