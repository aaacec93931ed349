import { NEVER } from "../calendar";
import type { CompiledProblem } from "../compiled-problem";
import type { EarliestTimes } from "../earliest-times";
import type { LeftOut } from "../left-out";

/**
 * The open operations of orders as trees: every operation waits for its kids, and each is the kid
 * of at most one. Of several operations of its order that wait for it, the one with the most work
 * behind it is its parent; the other links are dropped. Nodes of tree t: first[t] to first[t + 1],
 * kids before parents.
 */
export interface OrderTrees {
  readonly order: readonly number[];
  readonly first: Int32Array;
  readonly operation: Int32Array;
  /** Kids of node n: kidFirst[n] to kidFirst[n + 1]. */
  readonly kidFirst: Int32Array;
  readonly kid: Int32Array;
  /** Row of the link to the kid in the compiled links. */
  readonly kidLink: Int32Array;
  /** 1 where the order is not finished before the node is, and no other node waits for it. */
  readonly root: Uint8Array;
}

export function orderTrees(
  compiled: CompiledProblem,
  leftOut: LeftOut,
  times: EarliestTimes,
  orders: readonly number[],
): OrderTrees {
  const link = parentLinks(compiled, leftOut, times);
  const wanted = new Int32Array(compiled.problem.orders.length).fill(-1);
  orders.forEach((order, t) => (wanted[order] = t));
  const members = membersOf(compiled, leftOut, times, wanted, orders.length);
  const nodeOf = new Int32Array(compiled.count).fill(-1);
  const operation: number[] = [];
  const first = new Int32Array(orders.length + 1);
  members.forEach((list, t) => {
    for (const o of countedOnly(compiled, list, link, orders[t]!)) {
      nodeOf[o] = operation.length;
      operation.push(o);
    }
    first[t + 1] = operation.length;
  });
  return {
    order: orders,
    first,
    operation: Int32Array.from(operation),
    ...kidsOf(compiled, operation, nodeOf, link),
    root: Uint8Array.from(operation, (o) => (link[o]! < 0 ? 1 : 0)),
  };
}

/** By operation the link to its parent, a row in the compiled links; -1: none. */
function parentLinks(
  compiled: CompiledProblem,
  leftOut: LeftOut,
  { sequence, ways, end }: EarliestTimes,
): Int32Array {
  const link = new Int32Array(compiled.count).fill(-1);
  const tail = new Float64Array(compiled.count);
  for (let at = sequence.length - 1; at >= 0; at--) {
    const o = sequence[at]!;
    for (let s = compiled.succFirst[o]!; s < compiled.succFirst[o + 1]!; s++) {
      const follower = compiled.succ[s]!;
      if (compiled.happened[follower] === 1 || leftOut.operations[follower] === 1) continue;
      if (end[follower]! >= NEVER || compiled.orderOf[follower] !== compiled.orderOf[o]) continue;
      let run = Infinity;
      for (let way = ways.first[follower]!; way < ways.first[follower + 1]!; way++)
        run = Math.min(run, ways.run[way]!);
      const behind = compiled.predWait[compiled.succLink[s]!]! + run + tail[follower]!;
      if (link[o]! >= 0 && behind <= tail[o]!) continue;
      tail[o] = behind;
      link[o] = s;
    }
  }
  return link;
}

function membersOf(
  compiled: CompiledProblem,
  leftOut: LeftOut,
  times: EarliestTimes,
  wanted: Int32Array,
  count: number,
): number[][] {
  const members: number[][] = Array.from({ length: count }, () => []);
  for (const o of times.sequence) {
    const order = compiled.orderOf[o]!;
    if (order < 0 || wanted[order]! < 0) continue;
    if (compiled.happened[o] === 1 || leftOut.operations[o] === 1) continue;
    if (times.end[o]! < NEVER) members[wanted[order]!]!.push(o);
  }
  return members;
}

/** Without what no operation of the order's own jobs waits for: it does not keep the order from being finished. */
function countedOnly(
  compiled: CompiledProblem,
  list: readonly number[],
  link: Int32Array,
  order: number,
): number[] {
  const counts = new Set<number>();
  for (let i = list.length - 1; i >= 0; i--) {
    const o = list[i]!;
    const own = compiled.problem.jobs[compiled.problem.operations[o]!.job]!.order === order;
    const parent = link[o]! < 0 ? -1 : compiled.succ[link[o]!]!;
    if (parent < 0 ? own : counts.has(parent)) counts.add(o);
  }
  return list.filter((o) => counts.has(o));
}

function kidsOf(
  compiled: CompiledProblem,
  operation: readonly number[],
  nodeOf: Int32Array,
  link: Int32Array,
) {
  const kidFirst = new Int32Array(operation.length + 1);
  const parentOf = (o: number) => (link[o]! < 0 ? -1 : nodeOf[compiled.succ[link[o]!]!]!);
  for (const o of operation) if (parentOf(o) >= 0) kidFirst[parentOf(o) + 1]!++;
  for (let n = 0; n < operation.length; n++) kidFirst[n + 1]! += kidFirst[n]!;
  const kid = new Int32Array(kidFirst[operation.length]!);
  const kidLink = new Int32Array(kid.length);
  const next = kidFirst.slice();
  operation.forEach((o, node) => {
    if (parentOf(o) < 0) return;
    const at = next[parentOf(o)]!++;
    kid[at] = node;
    kidLink[at] = compiled.succLink[link[o]!]!;
  });
  return { kidFirst, kid, kidLink };
}
