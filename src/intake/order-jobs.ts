import { comparableKey } from "../kernel/names";
import type { LeftOut } from "../model/planning-model";
import type { AllRows } from "../workbook/sheet-rows";
import type { Shop } from "./alternatives";
import type { ProductRows } from "./catalog-products";
import { type Drafted, draftedNothing, draftJobs, type Drafting } from "./draft-jobs";
import { type IssueLog, leftOutAt, placeOf } from "./issue-log";
import type { OperationDraft } from "./job-draft";
import type { BookedOrder } from "./order-book";
import { carriesOwnWork, ownRouting } from "./own-work";
import { secondsFrom } from "./plan-frame";
import type { Routing, RoutingOrFault } from "./routing";
import type { RoutingBook } from "./routing-book";

/** What an order is made by. */
export interface OrderWork {
  readonly rows: AllRows;
  readonly shop: Shop;
  readonly routings: RoutingBook;
  readonly products: ProductRows;
  /** Why a product cannot be made although it has a routing: a fault in its bill of materials. */
  readonly billFault: (productKey: string) => LeftOut | undefined;
  readonly drafting: Drafting;
  readonly log: IssueLog;
}

/** The jobs of all orders (by index), with what keeps the others out. */
export function orderJobs(orders: readonly BookedOrder[], work: OrderWork): Drafted[] {
  const notBegun: BookedOrder[] = [];
  const inferred: OperationDraft[] = [];
  const drafted = orders.map((booked, index): Drafted => {
    const made = jobsOf(booked, index, work);
    if (made.leftOut) return made;
    inferred.push(...made.inferred);
    const { release } = booked.order;
    if (!made.begun && release !== undefined && release < work.drafting.frame.start) {
      if (booked.order.source === "Order") notBegun.push(booked);
    }
    if (!work.drafting.records.empty) warnOfUnusedRecords(booked, work);
    return made;
  });
  noteNotBegun(notBegun, work.log);
  warnOfInferred(inferred, work);
  return drafted;
}

function jobsOf(booked: BookedOrder, index: number, work: OrderWork): Drafted {
  const { order, row } = booked;
  if (order.leftOut) return draftedNothing(order.leftOut);
  const ownWork = row !== undefined && carriesOwnWork(row);
  const productKey = comparableKey(order.product);
  const found = ownWork
    ? ownRouting(work.rows.Orders, row, work.shop)
    : (work.routings.get(productKey) ?? noRouting(booked, work));
  if (found.kind === "fault") return draftedNothing(found.leftOut);
  const billFault = productKey === "" ? undefined : work.billFault(productKey);
  if (billFault) return draftedNothing(billFault);
  const { release } = order;
  const { frame } = work.drafting;
  return draftJobs(
    {
      root: index,
      order: index,
      shownOrder: order.order,
      line: order.line,
      quantity: order.quantity,
      lotMax: work.products.get(productKey)?.lotMax,
      release: release === undefined ? 0 : Math.max(0, secondsFrom(frame, release)),
      routing: ownWork ? { ...found.routing, product: order.product } : found.routing,
      consumer: undefined,
      made: booked.made,
      stepsDone: stepsDone(booked, found.routing, work),
      ownWork,
    },
    work.drafting,
  );
}

function noRouting({ order, row }: BookedOrder, { rows }: OrderWork): RoutingOrFault {
  const reason =
    order.product === ""
      ? "neither Product nor Resource with Hours or Rate per hour is given"
      : `${order.product} has no rows in ${rows.Standards.sheet || "Standards"}`;
  const place = row ? placeOf(rows.Orders, row.row, "product") : order;
  return { kind: "fault", leftOut: leftOutAt(place, reason) };
}

/** How many steps Steps done to covers. */
function stepsDone({ row }: BookedOrder, routing: Routing, { rows, log }: OrderWork): number {
  if (row?.stepsDoneTo === undefined) return 0;
  const key = comparableKey(row.stepsDoneTo);
  const at = routing.steps.findIndex((step) => step.key === key);
  if (at >= 0) return at + 1;
  log.warning(
    "steps-done-to-unknown",
    placeOf(rows.Orders, row.row, "stepsDoneTo"),
    row.stepsDoneTo,
    `${row.product} has no step ${row.stepsDoneTo}; order ${row.order} is taken as if no step were done.`,
    "Enter a step of the product's standards.",
  );
  return 0;
}

function warnOfUnusedRecords({ order }: BookedOrder, { drafting, log }: OrderWork): void {
  for (const record of drafting.records.of(order.order, order.line)?.unused() ?? []) {
    record.used = true;
    log.warning(
      "record-of-unknown-step",
      drafting.records.placeOf(record),
      record.key.step,
      `${order.product || order.order} has no step ${record.key.step}; what is recorded of it for ${order.order} does not count.`,
      "Correct Step, or add it to Standards.",
    );
  }
}

function noteNotBegun(orders: readonly BookedOrder[], log: IssueLog): void {
  const [first] = orders;
  if (!first) return;
  const said =
    orders.length === 1
      ? "1 order whose Release is past has neither Actuals nor Progress and is taken as not begun: it is"
      : `${orders.length} orders whose Release is past have neither Actuals nor Progress and are taken as not begun; the first is`;
  log.note(
    "taken-as-not-begun",
    first.order,
    first.order.order,
    `${said} ${first.order.order}.`,
    "Enter what is made in Actuals or Progress, if some have begun.",
  );
}

function warnOfInferred(inferred: readonly OperationDraft[], { drafting, log }: OrderWork): void {
  const [first] = inferred;
  if (!first) return;
  const { job, step } = first;
  const next = job.routing.steps[step.followers[0]!]!;
  const record = drafting.records.of(job.shownOrder, job.line)?.step(next.key);
  const others = inferred.length > 1 ? ` (${inferred.length} such steps)` : "";
  log.warning(
    "step-taken-as-finished",
    record ? drafting.records.placeOf(record) : step.place,
    job.shownOrder,
    `Nothing is recorded of step ${step.step} of ${job.shownOrder}, but a later step has begun; it is taken as finished${others}.`,
    "Book every step, or enter its state in Progress.",
  );
}

/** Reports each product without standards once, at the first order that needs it. */
export function reportLeftOut(
  orders: readonly BookedOrder[],
  drafted: readonly Drafted[],
  log: IssueLog,
): void {
  const counts = new Map<string, { leftOut: LeftOut; first: BookedOrder; count: number }>();
  drafted.forEach(({ leftOut }, index) => {
    const booked = orders[index]!;
    // What was left out before has been reported where it is at fault.
    if (!leftOut || booked.order.leftOut) return;
    const known = counts.get(leftOut.reason);
    if (known) known.count++;
    else counts.set(leftOut.reason, { leftOut, first: booked, count: 1 });
  });
  for (const { leftOut, first, count } of counts.values()) {
    const { order } = first;
    const who =
      count === 1 ? `Order ${order.order} is` : `${count} orders, the first ${order.order}, are`;
    log.error(
      "order-not-scheduled",
      leftOut.sheet === "" ? order : leftOut,
      order.product,
      `${who} not scheduled: ${leftOut.reason}.`,
      "Mend what the reason names; the order is scheduled at the next run.",
    );
  }
}
