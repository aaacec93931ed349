/** Rule 5 and the setups: what happens on each unit, and what each pool lends, at every moment. */
import { isoOf } from "../support/plain-book";
import { type ValueRow } from "../support/read-book";
import { numberOf, textOf } from "./cell-meaning";
import { type Fault, type Operation, type OperationTime } from "./operations";
import { type Mode, type Resource, type Shop } from "./shop";
import { type Interval, partsBetween } from "./working-time";

/** How closely a changeover row names what it is for; -1 when it is for something else. */
function closeness(row: ValueRow, resource: Resource, from: string, to: string): number {
  const where = textOf(row["Resource"]);
  const place = where === resource.name ? 2 : where === "" ? 0 : where === resource.group ? 1 : -1;
  const rowFrom = textOf(row["From family"]);
  const rowTo = textOf(row["To family"]);
  const fits = (name: string, family: string): number =>
    name === "*" ? 0 : name === family ? 1 : -1;
  const source = fits(rowFrom, from);
  const target = fits(rowTo, to);
  if (place < 0 || source < 0 || target < 0) return -1;
  return place * 4 + source * 2 + target;
}

/** Minutes of setup after an operation of the family given; several where the page leaves it open. */
export function setupsAfter(shop: Shop, resource: Resource, from: string, mode: Mode): number[] {
  const rows = shop.book["Changeovers"] ?? [];
  let best = -1;
  let minutes = mode.setupMin;
  for (const row of rows) {
    const close = closeness(row, resource, from, mode.family);
    const named = textOf(row["From family"]) !== "*" && textOf(row["To family"]) !== "*";
    if (close <= best || (from === mode.family && !named)) continue;
    best = close;
    minutes = numberOf(row["Minutes"]) ?? 0;
  }
  return from === "" || mode.family === "" ? [minutes, mode.setupMin] : [minutes];
}

/** Operations on one unit, one after the other. */
export function judgeUnits(shop: Shop, operations: readonly Operation[]): Fault[] {
  const faults: Fault[] = [];
  const fault = (rule: string, text: string): void => void faults.push({ rule, text });
  const units = new Map<string, Operation[]>();
  for (const operation of operations) {
    const { resource, unit, planned, name } = operation;
    if (resource.pool || !resource.limited) {
      if (planned && unit !== undefined) fault("unit", `${name}: a unit of ${resource.name}`);
      const { mode, setup } = operation;
      if (planned && setup !== Math.ceil(mode.setupMin * 60 - 1e-6)) {
        fault("setup", `${name}: ${setup} s of setup on ${resource.name}`);
      }
      continue;
    }
    if (!planned && (!isBooked(shop, operation) || (unit === undefined && resource.units > 1)))
      continue;
    if (
      unit === undefined ? planned : !Number.isInteger(unit) || unit < 1 || unit > resource.most
    ) {
      fault("unit", `${name}: unit ${unit} of ${resource.name}`);
    }
    const key = `${resource.name}|${unit ?? 1}`;
    const found = units.get(key);
    if (found) found.push(operation);
    else units.set(key, [operation]);
  }
  for (const [unit, own] of units) {
    own.sort((a, b) => a.start - b.start || a.end - b.end);
    own.forEach((operation, index) => {
      const before = own[index - 1];
      if (!operation.planned) return;
      if (before && before.end > operation.start) {
        fault("capacity", `${unit}: ${operation.name} starts before the end of ${before.name}`);
      }
      const { resource, mode, setup, name } = operation;
      const allowed =
        before === undefined
          ? [mode.setupMin]
          : setupsAfter(shop, resource, before.mode.family, mode);
      // What was stopped half way may also have left the unit as it is.
      if (!before?.planned) {
        for (const family of bookedFamilies(shop, resource)) {
          allowed.push(...setupsAfter(shop, resource, family, mode));
        }
      }
      const unknown = before === undefined && resource.units > 1 && hasHistory(shop, resource);
      if (!unknown && !allowed.some((minutes) => Math.ceil(minutes * 60 - 1e-6) === setup)) {
        fault(
          "setup",
          `${name}: ${setup} s after ${before?.name ?? "nothing"}, not ${allowed.join(" or ")} min`,
        );
      }
    });
  }
  return faults;
}

/** Somebody booked it on this resource; else nobody knows where and when it was done. */
function isBooked(shop: Shop, { demand, step, resource }: Operation): boolean {
  return (shop.book["Actuals"] ?? []).some(
    (row) =>
      textOf(row["Order"]) === demand.order?.order &&
      textOf(row["Step"]) === step.step &&
      textOf(row["Resource"]) === resource.name,
  );
}

function bookedFamilies(shop: Shop, resource: Resource): string[] {
  return (shop.book["Actuals"] ?? [])
    .filter((row) => textOf(row["Resource"]) === resource.name)
    .map((row) => {
      const order = shop.orders.find(
        (found) => found.order === textOf(row["Order"]) && found.line === textOf(row["Line"]),
      );
      const steps = shop.routings.get(order?.product ?? "") ?? [];
      const step = steps.find((found) => found.step === textOf(row["Step"]));
      return step?.modes.find(({ resources }) => resources.includes(resource.name))?.family ?? "";
    });
}

function hasHistory(shop: Shop, resource: Resource): boolean {
  return (shop.book["Actuals"] ?? []).some((row) => textOf(row["Resource"]) === resource.name);
}

interface Use extends Interval {
  readonly amount: number;
  readonly name: string;
  readonly planned: boolean;
}

/** What each resource is asked for, from the plan's start on. */
function usesOf(
  shop: Shop,
  operations: readonly Operation[],
  time: OperationTime,
): Map<string, Use[]> {
  const uses = new Map<string, Use[]>();
  const add = (
    resource: string,
    parts: readonly Interval[],
    amount: number,
    by: Operation,
  ): void => {
    const found = uses.get(resource) ?? [];
    for (const { from, to } of parts) {
      if (to > shop.planStart) {
        found.push({ from, to, amount, name: by.name, planned: by.planned });
      }
    }
    uses.set(resource, found);
  };
  for (const operation of operations) {
    if (operation.status === "Done") continue;
    const { resource, mode, start, runStart, end } = operation;
    const setupParts = partsBetween(time.setup(operation), start, runStart);
    const runParts = partsBetween(time.run(operation), runStart, end);
    const working = [...setupParts, ...runParts];
    if (resource.limited)
      add(resource.name, resource.pool ? working : [{ from: start, to: end }], 1, operation);
    for (const { name, amount } of mode.also) {
      const pool = shop.resources.get(name)?.pool === true;
      add(name, pool ? working : [{ from: start, to: end }], amount, operation);
    }
    const during = mode.setupLabour ?? mode.labour;
    if (during) add(during.name, setupParts, during.amount, operation);
    if (mode.labour) add(mode.labour.name, runParts, mode.labour.amount, operation);
  }
  return uses;
}

/** Pools, units counted over a whole resource, and what `Also needs` takes. */
export function judgePools(
  shop: Shop,
  operations: readonly Operation[],
  time: OperationTime,
): Fault[] {
  const faults: Fault[] = [];
  for (const [name, uses] of usesOf(shop, operations, time)) {
    const resource = shop.resources.get(name);
    if (resource === undefined || !resource.limited) continue;
    const moments = [...new Set(uses.flatMap(({ from, to }) => [from, to]))];
    if (resource.pool) for (const { from, to } of resource.time) moments.push(from, to);
    moments.sort((a, b) => a - b);
    const sorted = [...uses].sort((a, b) => a.from - b.from);
    let active: Use[] = [];
    let next = 0;
    let segment = 0;
    for (const moment of moments) {
      active = active.filter(({ to }) => to > moment);
      for (let use = sorted[next]; use && use.from <= moment; use = sorted[++next])
        active.push(use);
      const used = active.reduce((sum, { amount, to }) => sum + (to > moment ? amount : 0), 0);
      for (let at = resource.time[segment]; at && at.to <= moment; at = resource.time[++segment]);
      const current = resource.time[segment];
      const now = current && current.from <= moment ? current.units : 0;
      const there = resource.pool ? now : resource.most;
      if (used > there + 1e-9 && active.every(({ planned }) => planned)) {
        faults.push({
          rule: "capacity",
          text: `${name}: ${used} of ${there} used at ${isoOf(moment)} by ${active.map((use) => use.name).join(", ")}`,
        });
        break;
      }
    }
  }
  return faults;
}
