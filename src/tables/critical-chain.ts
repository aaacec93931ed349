import type { Seconds } from "../kernel/moment";
import type { Binding, Placement } from "../schedule/solution";
import { type Plan, stepOf } from "./plan-result";
import { receiptFor, sayOperationPlace } from "./words";
import { sayHours, sayTime } from "./say-time";

/** The operations that decide when an order is finished, from its last one back to where it begins. */
export interface CriticalChain {
  /** Operation indexes, last first. */
  readonly operations: readonly number[];
}

/** The operation an operation waits for; undefined where the chain begins. */
export function waitsForOperation(why: Binding): number | undefined {
  switch (why.kind) {
    case "unit":
    case "predecessor":
    case "need":
      return why.operation;
    default:
      return undefined;
  }
}

/** Follows what binds each start back from the operation of these that ends last. */
export function criticalChain(plan: Plan, operations: readonly number[]): CriticalChain {
  const { placements } = plan.solution;
  let at = lastToEnd(plan, operations);
  const chain: number[] = [];
  const seen = new Set<number>();
  while (at !== undefined && !seen.has(at)) {
    seen.add(at);
    chain.push(at);
    const why: Binding | undefined = placements[at]?.why;
    at = why && waitsForOperation(why);
    if (at !== undefined && !placements[at]) at = undefined;
  }
  return { operations: chain };
}

function lastToEnd(plan: Plan, operations: readonly number[]): number | undefined {
  let last: number | undefined;
  for (const index of operations) {
    const end = plan.solution.placements[index]?.end;
    if (end === undefined) continue;
    if (last === undefined || end > plan.solution.placements[last]!.end) last = index;
  }
  return last;
}

interface Share {
  readonly text: string;
  readonly seconds: Seconds;
}

/** What most of the time from plan start to the finish goes into, in one sentence; empty for what is finished. */
export function waitsMostFor(plan: Plan, order: number, operations: readonly number[]): string {
  const chain = criticalChain(plan, operations);
  const last = chain.operations[0];
  if (last === undefined || plan.solution.placements[last]!.end <= 0) return "";
  const shares = [...chainShares(plan, order, chain)];
  let most = shares[0];
  for (const share of shares) if (share.seconds > (most?.seconds ?? -1)) most = share;
  return most?.text ?? "";
}

function* chainShares(plan: Plan, order: number, chain: CriticalChain): Generator<Share> {
  const { placements } = plan.solution;
  const first = placements[chain.operations.at(-1)!]!;
  const begun = beginning(plan, first);
  if (begun) yield begun;
  yield* queues(plan, order, chain);
  const own = chain.operations.filter((index) => orderOf(plan, index) === order);
  const worked = own.reduce((sum, index) => sum + elapsed(placements[index]!), 0);
  const longest = own.reduce<number | undefined>(
    (best, index) =>
      best === undefined || elapsed(placements[index]!) > elapsed(placements[best]!) ? index : best,
    undefined,
  );
  if (longest !== undefined)
    yield {
      text: `its own work: ${own.length === 1 ? "" : `${own.length} steps, longest `}step ${stepOf(plan, longest).step} on ${placeOnly(plan, longest)}, ${sayHours(elapsed(placements[longest]!))} from start to end`,
      seconds: worked,
    };
}

/** From plan start on. */
const elapsed = ({ start, end }: Placement) => Math.max(0, end - Math.max(0, start));

const orderOf = (plan: Plan, index: number) =>
  plan.model.jobs[plan.problem.operations[index]!.job]!.order;

function resourceAt(plan: Plan, index: number): number {
  const { state, modes } = plan.problem.operations[index]!;
  if (state.kind === "finished") return state.resource;
  return modes[plan.solution.placements[index]!.mode]?.resource ?? -1;
}

const placeOnly = (plan: Plan, index: number) =>
  plan.problem.resources[resourceAt(plan, index)]?.id ?? "";

/** What the chain's first operation waits for, from plan start on. */
function beginning(plan: Plan, first: Placement): Share | undefined {
  const { why } = first;
  const near = plan.model.planStart;
  if (why.kind === "material") {
    const { id } = plan.problem.materials[why.material]!;
    const receipt = receiptFor(plan.problem, why.material, first);
    const source = receipt.id === undefined ? "not ordered, there" : `PO ${receipt.id} expected`;
    return {
      text: `material ${id}: ${source} ${sayTime(near + receipt.at, near)}`,
      seconds: first.runStart,
    };
  }
  if (why.kind === "release")
    return { text: `its release ${sayTime(near + first.runStart, near)}`, seconds: first.runStart };
  if (why.kind === "calendar")
    return {
      text: `${plan.problem.resources[why.resource]?.id ?? ""} to work again ${sayTime(near + first.start, near)}`,
      seconds: first.start,
    };
  if (why.kind === "need")
    return {
      text: `${plan.problem.resources[why.resource]?.id ?? ""}: not enough free before ${sayTime(near + first.start, near)}`,
      seconds: first.start,
    };
  if (why.kind === "lock" || why.kind === "freeze")
    return {
      text: `a start that is ${why.kind === "lock" ? "locked" : "frozen"}: ${sayTime(near + first.start, near)}`,
      seconds: Math.max(0, first.start),
    };
  return undefined;
}

interface Queue {
  readonly place: string;
  readonly nearest: number;
  seconds: Seconds;
  count: number;
}

/** Time in which other orders' operations hold up this one, by the resource that they are on. */
function* queues(plan: Plan, order: number, chain: CriticalChain): Generator<Share> {
  const byResource = new Map<number, Queue>();
  for (const index of chain.operations) {
    if (orderOf(plan, index) === order) continue;
    const resource = resourceAt(plan, index);
    let queue = byResource.get(resource);
    if (!queue) {
      queue = { place: placeOnly(plan, index), nearest: index, seconds: 0, count: 0 };
      byResource.set(resource, queue);
    }
    queue.seconds += elapsed(plan.solution.placements[index]!);
    queue.count += 1;
  }
  for (const { place, nearest, seconds, count } of byResource.values()) {
    const behind = sayOperationPlace(plan, nearest).replace(` on ${place}`, "");
    const others = count === 1 ? "" : ` and ${count - 1} more before it`;
    yield { text: `${place}: ${sayHours(seconds)} behind ${behind}${others}`, seconds };
  }
}
