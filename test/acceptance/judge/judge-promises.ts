/** Promises against the schedule and the orders: each line once, its finish, its lateness, its reason. */
import { DAY, HOUR, isoOf } from "../support/plain-book";
import { type ValueRow } from "../support/read-book";
import { numberOf, textOf, writtenSeconds } from "./cell-meaning";
import { type Fault, type Operation } from "./operations";
import { type OrderLine, type Shop } from "./shop";

export type PriorityRule = "most" | "least" | undefined;

export function weightsOf(shop: Shop, rule: PriorityRule): Map<OrderLine, number> {
  const given = textOf(shop.settings.get("Priority 1 is"));
  const most = given === "Most urgent" || rule === "most";
  // Priority is used where Weight is empty, so only the classes there count.
  const used = shop.orders.filter(
    ({ weight, status }) => weight === undefined && status !== "Done",
  );
  const classes = [...new Set(used.map(({ priority }) => priority).filter((text) => text !== ""))];
  classes.sort((a, b) => (most ? Number(b) - Number(a) : Number(a) - Number(b)));
  const known = given !== "" || rule !== undefined;
  return new Map(
    shop.orders.map((order) => {
      const place = classes.indexOf(order.priority);
      return [order, order.weight ?? (known && place >= 0 ? place + 1 : 1)] as const;
    }),
  );
}

export interface Outcome {
  readonly order: OrderLine;
  /** Undefined when it is not scheduled. */
  readonly finish: number | undefined;
  readonly lateSeconds: number;
}

export function outcomesOf(shop: Shop, operations: readonly Operation[]): Outcome[] {
  return shop.orders
    .filter(({ status }) => status === "Open" || status === "Hold")
    .map((order) => {
      const ends = operations.filter(({ demand }) => demand.order === order);
      const finish = ends.length === 0 ? undefined : Math.max(...ends.map(({ end }) => end));
      const late = finish === undefined || order.due === undefined ? 0 : finish - order.due;
      return { order, finish, lateSeconds: Math.max(0, late) };
    });
}

export function judgePromises(
  shop: Shop,
  operations: readonly Operation[],
  promises: readonly ValueRow[],
): Fault[] {
  const faults: Fault[] = [];
  const fault = (text: string): void => void faults.push({ rule: "promises", text });
  for (const { order, finish, lateSeconds } of outcomesOf(shop, operations)) {
    const name = `${order.order} ${order.line}`.trim();
    const rows = promises.filter(
      (row) => textOf(row["Order"]) === order.order && textOf(row["Line"]) === order.line,
    );
    const row = rows[0];
    if (row === undefined || rows.length !== 1) {
      fault(`${name}: ${rows.length} rows in Promises`);
      continue;
    }
    if (numberOf(row["Quantity"]) !== order.quantity) fault(`${name}: Quantity ${row["Quantity"]}`);
    const due = writtenSeconds(row["Due"]);
    const dueFits =
      due === order.due ||
      (order.due !== undefined && (due === order.due - DAY || due === order.due - 1));
    if (!dueFits) fault(`${name}: Due ${due === undefined ? "empty" : isoOf(due)}`);
    const waits = textOf(row["Waits most for"]);
    const written = writtenSeconds(row["Finish"]);
    if (waits.startsWith("Not scheduled:")) {
      if (written !== undefined) fault(`${name}: not scheduled, yet has a Finish`);
      if (numberOf(row["Late days"]) !== undefined)
        fault(`${name}: not scheduled, yet has Late days`);
      const planned = operations.some((found) => found.demand.order === order && found.planned);
      if (planned) fault(`${name}: not scheduled, yet has planned operations`);
      if (waits.trim().length < "Not scheduled: ab".length) fault(`${name}: no reason given`);
      continue;
    }
    if (order.status === "Hold") fault(`${name}: on hold, yet promised`);
    if (finish === undefined) fault(`${name}: promised without an operation`);
    else if (written !== finish) {
      fault(
        `${name}: Finish ${written === undefined ? "empty" : isoOf(written)}, last End ${isoOf(finish)}`,
      );
    }
    const late = numberOf(row["Late days"]) ?? 0;
    if (Math.abs(late - Math.round((lateSeconds / DAY) * 100) / 100) > 0.005 + 1e-9) {
      fault(`${name}: Late days ${late}, ${lateSeconds / DAY} by Finish and Due`);
    }
    if (textOf(row["Source"]) !== "Order") fault(`${name}: Source ${textOf(row["Source"])}`);
  }
  return faults;
}

const STATUS = ["Done", "Running", "Late", "At risk", "On time"];

/** Status words, the sign of Slack and the reason of each operation. */
export function judgeStatus(shop: Shop, operations: readonly Operation[]): Fault[] {
  const faults: Fault[] = [];
  const fault = (text: string): void => void faults.push({ rule: "status", text });
  for (const { name, status, row, planned } of operations) {
    if (!STATUS.includes(status)) fault(`${name}: Status "${status}"`);
    if (!["Yes", "No"].includes(textOf(row["Locked"]))) fault(`${name}: Locked "${row["Locked"]}"`);
    if (planned && textOf(row["Waits for"]) === "") fault(`${name}: no reason for its start`);
  }
  for (const { order, finish, lateSeconds } of outcomesOf(shop, operations)) {
    if (finish === undefined || order.due === undefined) continue;
    const own = operations.filter(({ demand, planned }) => demand.order === order && planned);
    for (const { name, status, end, row } of own) {
      const slack = numberOf(row["Slack h"]);
      if (lateSeconds === 0 && status === "Late")
        fault(`${name}: Late, though its order is on time`);
      if (end !== finish) continue;
      if (lateSeconds > 0 && status !== "Late")
        fault(`${name}: ${status}, though its order ends late`);
      if (slack === undefined) fault(`${name}: no Slack`);
      else if (lateSeconds > 60 ? slack >= 0 : lateSeconds === 0 && slack < -0.01) {
        fault(`${name}: Slack ${slack} h with the order ${lateSeconds / HOUR} h late`);
      }
    }
  }
  return faults;
}
