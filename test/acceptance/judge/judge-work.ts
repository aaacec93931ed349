/** Rules 1 to 4, 6 and 8 for each operation: quantity, duration, calendar, precedence, release. */
import { isoOf } from "../support/plain-book";
import { textOf } from "./cell-meaning";
import {
  type Demand,
  type Fault,
  type Operation,
  type OperationTime,
  releaseOf,
} from "./operations";
import { type Shop } from "./shop";
import { afterWork, nextWorking, workBetween } from "./working-time";

function near(a: number, b: number, tolerance = 1e-6): boolean {
  return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
}

export function byDemand(operations: readonly Operation[]): Map<Demand, Operation[]> {
  const groups = new Map<Demand, Operation[]>();
  for (const operation of operations) {
    const found = groups.get(operation.demand);
    if (found) found.push(operation);
    else groups.set(operation.demand, [operation]);
  }
  return groups;
}

/** Start quantity that gives so many good ones. */
export function startFor(good: number, yielded: number, whole: boolean): number {
  const exact = good / yielded;
  return whole ? Math.ceil(exact - 1e-9) : exact;
}

/** Rule 1. Quantities flow back from the last step. */
export function judgeQuantities(shop: Shop, operations: readonly Operation[]): Fault[] {
  const faults: Fault[] = [];
  const fault = (text: string): void => void faults.push({ rule: "quantity", text });
  for (const [demand, own] of byDemand(operations)) {
    for (const operation of own) {
      if (!operation.planned) continue;
      const followers = own.filter(({ step }) => step.after.includes(operation.step.step));
      const later = demand.steps.filter(({ after }) => after.includes(operation.step.step));
      const good =
        later.length === 0
          ? demand.quantity
          : Math.max(...followers.map(({ startQuantity }) => startQuantity));
      const { startQuantity, goodQuantity, name } = operation;
      if (!near(goodQuantity, startQuantity * operation.mode.yield, 1e-6)) {
        fault(
          `${name}: Good ${goodQuantity} is not Start ${startQuantity} × ${operation.mode.yield}`,
        );
      }
      if (good === undefined || hasRemainder(shop, operation)) continue;
      const wanted = startFor(good, operation.mode.yield, shop.wholeUnits);
      if (!near(startQuantity, wanted)) {
        fault(`${name}: starts ${startQuantity}, needs ${wanted} for ${good} good`);
      }
    }
  }
  return faults;
}

/** The lots of an order together give what is ordered, each rounded up by less than a unit. */
export function judgeLots(operations: readonly Operation[]): Fault[] {
  const lots = new Map<string, Operation[]>();
  for (const operation of operations) {
    const { demand, step } = operation;
    const last = !demand.steps.some(({ after }) => after.includes(step.step));
    if (demand.lotOf === undefined || !last) continue;
    const key = `${demand.lotOf}|${demand.line}|${step.step}`;
    lots.set(key, [...(lots.get(key) ?? []), operation]);
  }
  return [...lots].flatMap(([key, own]) => {
    const good = own.reduce((sum, { goodQuantity }) => sum + goodQuantity, 0);
    const total = own[0]?.demand.total ?? 0;
    if (
      own.some(({ planned }) => !planned) ||
      (good >= total - 1e-6 && good < total + own.length)
    ) {
      return [];
    }
    return [{ rule: "quantity", text: `${key}: lots of ${good} good units for ${total}` }];
  });
}

/** Part of the operation is booked as made already, so its row shows what is left. */
function hasRemainder(shop: Shop, operation: Operation): boolean {
  const booked = (rows: readonly Readonly<Record<string, unknown>>[]): boolean =>
    rows.some(
      (row) =>
        row["Order"] === operation.demand.order?.order &&
        String(row["Step"] ?? "") === operation.step.step,
    );
  return booked(shop.book["Actuals"] ?? []) || booked(shop.book["Progress"] ?? []);
}

/** Run time in seconds, before rounding up. */
export function exactRun(operation: Operation, quantity = operation.startQuantity): number {
  const { mode, resource } = operation;
  const units = (quantity * mode.minPerUnit) / mode.planning / resource.efficiency;
  return ((mode.fixedMin + units) / resource.uptime) * 60;
}

/** Rules 2 and 3. Setup is judged where the order on a unit is known. */
export function judgeTimes(operations: readonly Operation[], time: OperationTime): Fault[] {
  const faults: Fault[] = [];
  const fault = (rule: string, text: string): void => void faults.push({ rule, text });
  for (const operation of operations) {
    if (!operation.planned) continue;
    const { name, start, runStart, end, setup, run } = operation;
    const exact = exactRun(operation);
    if (run !== Math.ceil(exact - 1e-6)) {
      fault("duration", `${name}: runs ${run} s, ${exact} s by the standard`);
    }
    const setupTime = time.setup(operation);
    const runTime = time.run(operation);
    if (nextWorking(setup > 0 ? setupTime : runTime, start) !== start) {
      fault("calendar", `${name}: Start ${isoOf(start)} is outside working time`);
    }
    const ready = afterWork(setupTime, start, setup);
    const begins = ready === undefined ? undefined : nextWorking(runTime, ready);
    // Where setters are away just before the run, the setup is done before they go.
    const waits = ready !== undefined && workBetween(setupTime, ready, runStart) === 0;
    const early =
      waits && nextWorking(runTime, runStart) === runStart && (begins ?? Infinity) < runStart;
    if (begins !== runStart && !(early && operation.mode.setupLabour)) {
      fault("calendar", `${name}: Run start ${isoOf(runStart)}, by the calendar ${say(begins)}`);
    }
    const ends = run === 0 ? end : afterWork(runTime, runStart, run);
    if (ends !== end) {
      fault("calendar", `${name}: End ${isoOf(end)}, by the calendar ${say(ends)}`);
    }
    if (!operation.mode.interruptible && end - start !== setup + run) {
      fault(
        "stretch",
        `${name}: may not pause, takes ${end - start} s for ${setup + run} s of work`,
      );
    }
  }
  return faults;
}

function say(moment: number | undefined): string {
  return moment === undefined ? "never" : isoOf(moment);
}

/** Rules 6 (release), 8 and the horizon. */
export function judgeBounds(shop: Shop, operations: readonly Operation[]): Fault[] {
  const faults: Fault[] = [];
  for (const operation of operations) {
    if (!operation.planned) continue;
    const { name, start, runStart, end, demand } = operation;
    const release = releaseOf(demand);
    if (release !== undefined && runStart < release) {
      faults.push({
        rule: "release",
        text: `${name}: runs ${isoOf(runStart)}, before ${isoOf(release)}`,
      });
    }
    if (start < shop.planStart) {
      faults.push({ rule: "plan start", text: `${name}: starts ${isoOf(start)}` });
    }
    if (end > shop.horizonEnd) {
      faults.push({ rule: "horizon", text: `${name}: ends ${isoOf(end)}` });
    }
  }
  return faults;
}

/** Rule 4, with waits and transfer batches; and `After order`. */
export function judgePrecedence(
  shop: Shop,
  operations: readonly Operation[],
  time: OperationTime,
): Fault[] {
  const faults: Fault[] = [];
  const fault = (text: string): void => void faults.push({ rule: "precedence", text });
  for (const own of byDemand(operations).values()) {
    for (const later of own) {
      if (!later.planned) continue;
      for (const step of later.step.after) {
        for (const before of own.filter((found) => found.step.step === step)) {
          const { transferBatch, wait } = before.step;
          const moving = transferBatch > 0 && transferBatch < before.goodQuantity;
          if (moving && before.status !== "Done") {
            faults.push(...judgeBatches(shop.planStart, before, later, time));
          } else if (later.runStart < before.end + wait) {
            fault(
              `${later.name}: runs ${isoOf(later.runStart)}, ${step} is through ${isoOf(before.end + wait)}`,
            );
          }
        }
      }
    }
  }
  const ends = new Map<string, number>();
  for (const { demand, end } of operations) {
    const order = demand.order?.order;
    if (order !== undefined) ends.set(order, Math.max(end, ends.get(order) ?? 0));
  }
  for (const { name, demand, runStart, planned } of operations) {
    const before = ends.get(textOf(demand.order?.row["After order"]));
    if (planned && before !== undefined && runStart < before) {
      fault(`${name}: runs ${isoOf(runStart)}, the order before it ends ${isoOf(before)}`);
    }
  }
  return faults;
}

/** The follower never runs out: each batch is there when its first unit is due to be worked on. */
function judgeBatches(
  planStart: number,
  before: Operation,
  later: Operation,
  time: OperationTime,
): Fault[] {
  const faults: Fault[] = [];
  const { transferBatch, wait } = before.step;
  const rate = exactRun(before, 1) - exactRun(before, 0);
  const laterRate = exactRun(later, 1) - exactRun(later, 0);
  const batches = Math.ceil(later.startQuantity / transferBatch - 1e-9);
  for (let batch = 1; batch <= batches; batch++) {
    const good = Math.min(batch * transferBatch, before.goodQuantity);
    const behind = (before.startQuantity - good / before.mode.yield) * rate;
    const work = before.planned
      ? Math.min(before.run, exactRun(before, 0) + (good / before.mode.yield) * rate)
      : Math.max(0, before.run - behind);
    const begun = before.planned ? before.runStart : planStart;
    const through = afterWork(time.run(before), begun, work) ?? Infinity;
    const used = (batch - 1) * transferBatch * laterRate + (batch === 1 ? 0 : exactRun(later, 0));
    // Each side rounds to whole seconds, and the end of a stretch is also the beginning of the next.
    const runTime = time.run(later);
    const needed = afterWork(runTime, later.runStart, batch === 1 ? 0 : used + 2) ?? Infinity;
    const next = nextWorking(runTime, needed) ?? needed;
    if (next < through + wait - (batch === 1 ? 0 : 2)) {
      faults.push({
        rule: "precedence",
        text: `${later.name}: needs batch ${batch} of ${before.step.step} at ${isoOf(next)}, it is there ${isoOf(through + wait)}`,
      });
      break;
    }
  }
  return faults;
}
