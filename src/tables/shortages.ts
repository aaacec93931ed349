import { DAY, type Moment, type Seconds } from "../kernel/moment";
import type { Material, OpenReceipt } from "../model/planning-model";
import type { Placement } from "../schedule/solution";
import { type Plan, dueOf } from "./plan-result";

/** A material that something waits for. */
export interface Shortage {
  readonly material: Material;
  /** From when there is too little: when the first operation that waits could have begun. */
  readonly shortFrom: Moment;
  readonly quantityShort: number;
  /** The open purchase order that the first one waits for; undefined: it has to be bought. */
  readonly receipt: OpenReceipt | undefined;
  /** When it is there, as the schedule takes it. */
  readonly there: Moment;
  readonly needed: Moment;
  readonly daysToGain: number;
  /** The last day to order for `needed`; may be past. Undefined while a purchase order is open. */
  readonly orderBy: Moment | undefined;
  readonly buyQuantity: number | undefined;
  /** Orders as the Schedule shows them. */
  readonly ordersHeldUp: readonly string[];
  /** At most so many days of lateness come from waiting for it. */
  readonly lateDaysSaved: number;
}

/** An open purchase order that comes earlier than anything needs it. */
export interface CanWait {
  readonly material: Material;
  readonly receipt: OpenReceipt;
  /** Undefined: nothing inside the horizon needs it. */
  readonly needed: Moment | undefined;
  readonly daysToSpare: number | undefined;
}

/** An operation's need of a material. */
interface Demand {
  readonly placement: Placement;
  /** When the schedule takes it; seconds from plan start. */
  readonly at: Seconds;
  readonly quantity: number;
  readonly waits: boolean;
}

export function shortages(plan: Plan): readonly Shortage[] {
  const demands = demandsByMaterial(plan);
  const before = new UnitOrder(plan);
  return plan.model.materials.flatMap((material, index) => {
    const waiting = demands[index]!.filter((demand) => demand.waits);
    return waiting.length === 0
      ? []
      : [shortageOf(plan, material, index, demands[index]!, waiting, before)];
  });
}

function demandsByMaterial(plan: Plan): readonly (readonly Demand[])[] {
  const demands: Demand[][] = plan.problem.materials.map(() => []);
  for (const placement of plan.solution.placements) {
    const operation = placement && plan.problem.operations[placement.operation]!;
    if (!operation || operation.state.kind === "finished" || operation.state.kind === "running")
      continue;
    const atStart = operation.modes[placement.mode]?.setupNeedsMaterial === true;
    for (const { material, quantity } of operation.materials)
      demands[material]!.push({
        placement,
        at: atStart ? placement.start : placement.runStart,
        quantity,
        waits: placement.why.kind === "material" && placement.why.material === material,
      });
  }
  for (const list of demands)
    list.sort((a, b) => a.at - b.at || a.placement.operation - b.placement.operation);
  return demands;
}

function shortageOf(
  plan: Plan,
  material: Material,
  index: number,
  demands: readonly Demand[],
  waiting: readonly Demand[],
  order: UnitOrder,
): Shortage {
  const { planStart } = plan.model;
  const { receipts, boughtAt, onHand } = plan.problem.materials[index]!;
  const ready = new Map(waiting.map((demand) => [demand, order.readyAt(demand.placement)]));
  const first = waiting.reduce((a, b) => (ready.get(b)! < ready.get(a)! ? b : a));
  const needed = ready.get(first)!;
  const there = onHand + sum(receipts.filter((r) => r.at <= needed).map((r) => r.quantity));
  const taken = demands.filter((demand) => !demand.waits && demand.at <= first.at);
  const left = Math.max(0, there - sum(taken.map((demand) => demand.quantity)));
  const short = Math.max(0, sum(waiting.map((demand) => demand.quantity)) - left);
  const last = receipts.filter((receipt) => receipt.at <= first.at).at(-1);
  const bought = boughtAt <= first.at || !last;
  const arrives = bought ? boughtAt : last.at;
  const receipt = bought
    ? undefined
    : material.receipts.find((candidate) => candidate.purchaseOrder === last.id);
  return {
    material,
    shortFrom: planStart + needed,
    quantityShort: short,
    receipt,
    there: planStart + arrives,
    needed: planStart + needed,
    daysToGain: Math.max(0, (arrives - needed) / DAY),
    orderBy: bought
      ? planStart + needed - (material.leadTimeDays + material.safetyDays) * DAY
      : undefined,
    buyQuantity: bought ? Math.max(short, material.minimumQuantity) : undefined,
    ordersHeldUp: [...new Set(waiting.map((demand) => shownOrder(plan, demand.placement)))],
    lateDaysSaved: sum(lateDaysByOrder(plan, waiting, ready)),
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function shownOrder(plan: Plan, placement: Placement): string {
  const job = plan.model.jobs[plan.problem.operations[placement.operation]!.job]!;
  return job.line === "" ? job.shownOrder : `${job.shownOrder} line ${job.line}`;
}

/** For each order that waits: its late days, but no more than it waits. */
function lateDaysByOrder(
  plan: Plan,
  waiting: readonly Demand[],
  ready: ReadonlyMap<Demand, Seconds>,
): readonly number[] {
  const byOrder = new Map<number, Seconds>();
  for (const demand of waiting) {
    const wait = Math.max(0, demand.at - ready.get(demand)!);
    const late = lateness(plan, demand.placement.operation);
    const order = plan.model.jobs[plan.problem.operations[demand.placement.operation]!.job]!.order;
    byOrder.set(order, Math.max(byOrder.get(order) ?? 0, Math.min(wait, late)));
  }
  return [...byOrder.values()].map((seconds) => seconds / DAY);
}

/** Seconds by which the order of an operation is late. */
function lateness(plan: Plan, operation: number): Seconds {
  let job = plan.problem.operations[operation]!.job;
  for (let consumer = plan.problem.jobs[job]!.consumer; consumer !== undefined;) {
    job = plan.problem.operations[consumer]!.job;
    consumer = plan.problem.jobs[job]!.consumer;
  }
  const due = dueOf(plan, job);
  if (due === undefined) return 0;
  const order = plan.model.orders[plan.model.jobs[job]!.order]!;
  const ends = plan.problem.jobs[job]!.operations.map((o) => plan.solution.placements[o]?.end ?? 0);
  const finish = plan.model.planStart + Math.max(...ends) + order.shipDays * DAY;
  return Math.max(0, finish - due);
}

/** When operations could begin if their material were there. */
class UnitOrder {
  /** End of the operation before, by operation. */
  private readonly unitFree = new Map<number, Seconds>();

  constructor(private readonly plan: Plan) {
    const last = new Map<string, Seconds>();
    const placed = plan.solution.placements.filter((placement) => placement !== undefined);
    for (const placement of [...placed].sort((a, b) => a.start - b.start || a.end - b.end)) {
      const mode = plan.problem.operations[placement.operation]!.modes[placement.mode];
      if (!mode || placement.unit < 0) continue;
      const unit = `${mode.resource}/${placement.unit}`;
      this.unitFree.set(placement.operation, last.get(unit) ?? 0);
      last.set(unit, placement.end);
    }
  }

  /** Run start at the earliest by plan start, release, the steps before and the unit; working time is not looked at. */
  readyAt(placement: Placement): Seconds {
    const operation = this.plan.problem.operations[placement.operation]!;
    let ready = Math.max(0, operation.release);
    for (const { operation: before, wait } of operation.predecessors)
      ready = Math.max(ready, (this.plan.solution.placements[before]?.end ?? 0) + wait);
    const unit = (this.unitFree.get(placement.operation) ?? 0) + placement.setup;
    return Math.min(placement.runStart, Math.max(ready, unit));
  }
}

/** Open purchase orders that could come at least a day later, the longest first. */
export function canWait(plan: Plan): readonly CanWait[] {
  const demands = demandsByMaterial(plan);
  const found = plan.model.materials.flatMap((material, index) =>
    receiptsThatCanWait(plan, material, index, demands[index]!),
  );
  return found.sort((a, b) => (b.daysToSpare ?? Infinity) - (a.daysToSpare ?? Infinity) || 0);
}

/** On hand goes first, then receipts by their date, to operations in the order in which they take it. */
function receiptsThatCanWait(
  plan: Plan,
  material: Material,
  index: number,
  demands: readonly Demand[],
): readonly CanWait[] {
  const { receipts, onHand } = plan.problem.materials[index]!;
  let covered = onHand;
  let used = 0;
  let next = 0;
  return receipts.flatMap(({ id, at, quantity }): CanWait[] => {
    while (next < demands.length && used + demands[next]!.quantity <= covered + 1e-9)
      used += demands[next++]!.quantity;
    covered += quantity;
    const receipt = material.receipts.find((candidate) => candidate.purchaseOrder === id);
    if (!receipt) return [];
    const demand = demands[next];
    if (!demand) return [{ material, receipt, needed: undefined, daysToSpare: undefined }];
    const spare = (demand.at - at) / DAY;
    if (spare < 1) return [];
    return [{ material, receipt, needed: plan.model.planStart + demand.at, daysToSpare: spare }];
  });
}
