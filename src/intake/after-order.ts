import { addTo } from "../kernel/groups";
import { comparableKey } from "../kernel/names";
import type { LeftOut } from "../model/planning-model";
import type { AllRows } from "../workbook/sheet-rows";
import { type Drafted, draftedNothing } from "./draft-jobs";
import { type IssueLog, leftOutAt, placeOf } from "./issue-log";
import type { BookedOrder } from "./order-book";
import { firstCycle } from "./step-after";

/**
 * After order: the first operations of an order come after the last ones of all lines and lots of
 * another. Orders in a circle, and those behind an order that is not scheduled, are left out.
 * Returns what is scheduled, by index.
 */
export function linkAfterOrders(
  rows: AllRows,
  orders: readonly BookedOrder[],
  drafted: readonly Drafted[],
  log: IssueLog,
): Drafted[] {
  const linked = [...drafted];
  if (orders.every(({ row }) => row?.afterOrder === undefined)) return linked;
  const after = orderLinks(rows, orders, log);
  const place = (index: number) => placeOf(rows.Orders, orders[index]!.row!.row, "afterOrder");
  const leave = (index: number, leftOut: LeftOut) => {
    linked[index] = draftedNothing(leftOut);
  };
  for (let cycle = firstCycle(after); cycle; cycle = firstCycle(after)) {
    const names = [...cycle, cycle[0]!].map((index) => orders[index]!.order.order).join(" → ");
    const at = place(cycle[0]!);
    const reason = `orders ${names} follow each other in a circle`;
    const first = orders[cycle[0]!]!.order.order;
    log.error(
      "after-order-circle",
      at,
      first,
      `O${reason.slice(1)}.`,
      "Correct After order in one of them.",
    );
    for (const index of cycle) {
      leave(index, leftOutAt(at, reason));
      after[index] = [];
    }
  }
  spreadLeftOut(orders, linked, after, leave, place);
  link(linked, after);
  return linked;
}

/** By order: the orders that it follows. */
function orderLinks(rows: AllRows, orders: readonly BookedOrder[], log: IssueLog): number[][] {
  const byNumber = new Map<string, number[]>();
  orders.forEach(({ order }, index) => addTo(byNumber, comparableKey(order.order), index));
  return orders.map(({ row }) => {
    if (row?.afterOrder === undefined) return [];
    return namesIn(row.afterOrder, byNumber).flatMap((name) => {
      const found = byNumber.get(comparableKey(name));
      if (found) return found;
      log.warning(
        "dangling-reference",
        placeOf(rows.Orders, row.row, "afterOrder"),
        name,
        `Order ${row.order} follows order ${name}, which is not in Orders; it is scheduled without waiting.`,
        "Correct After order, or add the order.",
      );
      return [];
    });
  });
}

/** One order number, or where no order has it, a list of them. */
function namesIn(text: string, known: ReadonlyMap<string, unknown>): string[] {
  if (known.has(comparableKey(text))) return [text];
  return text
    .split(/[,;]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function spreadLeftOut(
  orders: readonly BookedOrder[],
  linked: readonly Drafted[],
  after: readonly (readonly number[])[],
  leave: (index: number, leftOut: LeftOut) => void,
  place: (index: number) => { sheet: string; cell: string },
): void {
  const followers = new Map<number, number[]>();
  after.forEach((before, index) => {
    for (const each of before) addTo(followers, each, index);
  });
  const queue = linked.flatMap(({ leftOut }, index) => (leftOut ? [index] : []));
  for (let at = 0; at < queue.length; at++) {
    const { order } = orders[queue[at]!]!;
    if (order.status === "Done") continue;
    for (const follower of followers.get(queue[at]!) ?? []) {
      if (linked[follower]!.leftOut) continue;
      const reason = `it follows order ${order.order}, which is not scheduled`;
      leave(follower, leftOutAt(place(follower), reason));
      queue.push(follower);
    }
  }
}

function link(linked: readonly Drafted[], after: readonly (readonly number[])[]): void {
  after.forEach((before, index) => {
    if (before.length === 0) return;
    const firsts = linked[index]!.jobs.flatMap(({ operations }) =>
      operations.filter((operation) => operation.step.after.length === 0),
    );
    const links = before.flatMap((each) =>
      linked[each]!.jobs.flatMap(({ operations }) =>
        operations
          .filter(({ step }) => step.followers.length === 0)
          .map((operation) => ({ operation, wait: operation.step.wait, transferBatch: 0 })),
      ),
    );
    for (const operation of firsts) operation.also = [...operation.also, ...links];
  });
}
