import { addTo } from "../kernel/groups";
import { comparableKey } from "../kernel/names";
import { jobKey } from "../record/floor-jobs";
import type { FloorJob } from "../record/booking";
import type { FloorRecord } from "../record/floor-record";
import { inOrder } from "../record/read-record";
import type { PlannedPart, Window } from "./plan-that-was";
import { jobsIn } from "./window-shares";

/** One step of an order (or lot), as it was planned and as it was done; either may be nothing. */
export interface MatchedOperation {
  readonly order: string;
  readonly line: string;
  readonly step: string;
  /** Empty when it is not known. */
  readonly product: string;
  /** One, or several lots that were booked together. */
  readonly planned: readonly PlannedPart[];
  /** One for each resource on which it was done. */
  readonly jobs: readonly FloorJob[];
}

interface Named {
  readonly order: string;
  readonly line: string;
  readonly step: string;
}

const keyOf = ({ order, line, step }: Named) => jobKey({ order, line, step, resource: "" });

/** `A/2` is a lot of `A`, `A/Bolt` what is made for it; both are booked on `A` in some shops. */
const rootOf = (order: string) => {
  const slash = order.lastIndexOf("/");
  return slash > 0 ? order.slice(0, slash) : undefined;
};
const isLotOf = (order: string, root: string) =>
  rootOf(order) !== undefined &&
  comparableKey(rootOf(order)!) === comparableKey(root) &&
  /^\d+$/.test(order.slice(order.lastIndexOf("/") + 1).trim());

/**
 * Operations of a plan matched with what the floor did, by order, line and step; the resource does
 * not matter. Lots that were planned apart and booked on the order stand as one; so do lots that
 * the floor made of an order planned in one. A booking without a line is of the only line there is.
 */
export function matchOperations(
  parts: readonly PlannedPart[],
  jobs: readonly FloorJob[],
): MatchedOperation[] {
  const planned = new Map<string, PlannedPart[]>();
  for (const part of parts) addTo(planned, keyOf(part), part);
  const book = new PlanBook(parts, planned);
  const done = new Map<string, FloorJob[]>();
  for (const job of jobs) addTo(done, book.keyFor(job), job);
  book.gatherLots(done);
  const keys = new Set([...planned.keys(), ...done.keys()]);
  return [...keys].map((key): MatchedOperation => {
    const [ofPlan, ofFloor] = [(planned.get(key) ?? []).sort(inTime), done.get(key) ?? []];
    const name: Named & { product: string } = ofPlan[0] ?? ofFloor[0]!;
    const root = ofPlan.length > 1 ? rootOf(name.order) : undefined;
    return {
      order: root ?? name.order,
      line: name.line,
      step: name.step,
      product: ofPlan[0]?.product ?? ofFloor[0]?.product ?? "",
      planned: ofPlan,
      jobs: ofFloor,
    };
  });
}

/** Of all jobs those that can matter: of planned orders, or done in the window; ascending in start. */
export function jobsThatMatter(
  parts: readonly PlannedPart[],
  { jobs, ofOrder }: Pick<FloorRecord, "jobs" | "ofOrder">,
  window: Window,
): FloorJob[] {
  const planned = new Set<string>();
  for (const { order } of parts) {
    planned.add(comparableKey(order));
    const root = rootOf(order);
    if (root !== undefined) planned.add(comparableKey(root));
  }
  const found = new Set(jobsIn(jobs, window));
  for (const [key, { jobs: own }] of ofOrder) {
    const root = rootOf(own[0]!.order);
    if (planned.has(key) || (root !== undefined && planned.has(comparableKey(root))))
      for (const job of own) found.add(job);
  }
  return [...found].sort(inOrder);
}

/** By what was planned alone, so that the order of rows does not matter. */
function inTime(a: PlannedPart, b: PlannedPart): number {
  return (
    a.start - b.start ||
    a.end - b.end ||
    (a.resource < b.resource ? -1 : a.resource > b.resource ? 1 : 0) ||
    a.startQuantity - b.startQuantity
  );
}

/** Finds the operation of the plan that a booking is of. */
class PlanBook {
  private readonly linesOf = new Map<string, Set<string>>();
  private readonly lotsOf = new Map<string, string[]>();

  constructor(
    parts: readonly PlannedPart[],
    private readonly planned: Map<string, PlannedPart[]>,
  ) {
    for (const part of parts) {
      const order = comparableKey(part.order);
      const lines = this.linesOf.get(order) ?? new Set<string>();
      this.linesOf.set(order, lines.add(part.line));
      const root = rootOf(part.order);
      if (root === undefined || !isLotOf(part.order, root)) continue;
      const key = keyOf({ ...part, order: root });
      if (!(this.lotsOf.get(key) ?? []).includes(keyOf(part))) addTo(this.lotsOf, key, keyOf(part));
    }
  }

  /** The key of the plan's operation; where there is none, its own. */
  keyFor(job: Named): string {
    const candidates: Named[] = [job];
    const lines = [...(this.linesOf.get(comparableKey(job.order)) ?? [])];
    if (lines.length === 1) candidates.push({ ...job, line: lines[0]! });
    const root = rootOf(job.order);
    if (root !== undefined && isLotOf(job.order, root)) candidates.push({ ...job, order: root });
    for (const candidate of candidates) {
      const key = keyOf(candidate);
      if (this.planned.has(key) || this.lotsOf.has(key)) return key;
    }
    return keyOf(job);
  }

  /** Where something is booked on a whole order, the lots without bookings of their own stand as one under it. */
  gatherLots(done: ReadonlyMap<string, unknown>): void {
    for (const [key, lots] of this.lotsOf) {
      if (!done.has(key) || this.planned.has(key)) continue;
      const open = lots.filter((lot) => !done.has(lot));
      const parts = open.flatMap((lot) => this.planned.get(lot) ?? []);
      for (const lot of open) this.planned.delete(lot);
      if (parts.length > 0) this.planned.set(key, parts);
    }
  }
}
