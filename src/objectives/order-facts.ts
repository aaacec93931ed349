import { addTo } from "../kernel/groups";
import { DAY, type Moment } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import { reaches } from "../intake/round-up";
import type { FloorJob } from "../record/booking";
import type { FloorRecord } from "../record/floor-record";
import { OrderLookup } from "../record/order-lookup";
import { orderValue } from "../record/order-value";
import type { InputRow } from "../sheets/registry";
import type { AllRows } from "../workbook/sheet-rows";
import type { MadeSchedule } from "./objective-picture";
import { type Counted, countedAs } from "./scope";

export type OrderRow = InputRow<"Orders">;

/** A customer's order: what was asked for, and what became or will become of it. */
export interface OrderFact extends Counted {
  readonly row: OrderRow;
  /** First promised, else Due. */
  readonly promised: Moment | undefined;
  readonly release: Moment | undefined;
  /** When it left, else when its last step ended or will end; undefined: it is open, or see `isClosed`. */
  readonly finished: Moment | undefined;
  /** `finished` and Ship days. */
  readonly arrives: Moment | undefined;
  readonly inFull: boolean;
  /** It is done, and nothing says when. */
  readonly isClosed: boolean;
  /** Value, else quantity × Price; undefined: not known. */
  readonly value: number | undefined;
  /** Value less material; undefined: not known. */
  readonly contribution: number | undefined;
}

/** Units that rounding and scrap leave out of an order that is done. */
const ROUNDING = 0.98;

interface Finish {
  readonly finished: Moment | undefined;
  readonly inFull: boolean;
  readonly isClosed: boolean;
}

const OPEN: Finish = { finished: undefined, inFull: false, isClosed: false };

/** The row of Orders that a booked or scheduled name belongs to: its own, its lot's, or what it is made for. */
export function rowBehind(lookup: OrderLookup, order: string, line: string): OrderRow | undefined {
  for (let name = order; ;) {
    const row = lookup.rowOf(name, line);
    if (row) return row;
    const slash = name.lastIndexOf("/");
    if (slash <= 0) return undefined;
    name = name.slice(0, slash);
  }
}

/**
 * All orders of the sheet Orders but quotes, in its order, as Orders and the record tell them. With a
 * schedule, those that are still open are finished as it says; what has no place in it stays open.
 */
export function orderFacts(
  rows: AllRows,
  record: FloorRecord | undefined,
  schedule?: MadeSchedule,
): readonly OrderFact[] {
  const lookup = record?.lookup ?? new OrderLookup(rows, []);
  const jobs = jobsByRow(record, lookup);
  const scheduled = schedule && scheduledFinishes(schedule);
  const products = new Map(
    rows.Products.rows.map((product) => [comparableKey(product.product), product]),
  );
  return rows.Orders.rows
    .filter(({ status }) => status !== "Quote")
    .map((row): OrderFact => {
      const told = finishOf(row, jobs.get(row) ?? [], lookup);
      const isTold = told.finished !== undefined || told.isClosed;
      const finish = (!isTold && scheduled?.get(lineKey(row.order, row.line ?? ""))) || told;
      const product = products.get(comparableKey(row.product ?? ""));
      const value = orderValue(row, product);
      const material = product?.materialCost;
      return {
        row,
        ...countedAs({ ...row, resource: undefined }),
        promised: row.firstPromised ?? row.due,
        release: row.release,
        ...finish,
        arrives: finish.finished === undefined ? undefined : finish.finished + row.shipDays * DAY,
        value,
        contribution:
          value === undefined || material === undefined
            ? undefined
            : value - material * row.quantity,
      };
    });
}

function jobsByRow(
  record: FloorRecord | undefined,
  lookup: OrderLookup,
): ReadonlyMap<OrderRow, FloorJob[]> {
  const found = new Map<OrderRow, FloorJob[]>();
  for (const job of record?.jobs ?? []) {
    const row = rowBehind(lookup, job.order, job.line);
    if (!row || comparableKey(job.product) !== comparableKey(row.product ?? "")) continue;
    addTo(found, row, job);
  }
  return found;
}

/** When it left in full; else when the last step had made it all; else, where it is called done, its last booking. */
function finishOf(row: OrderRow, jobs: readonly FloorJob[], lookup: OrderLookup): Finish {
  const { quantity } = row;
  const isDone = row.status === "Done";
  if (row.shipped !== undefined) {
    const inFull = row.shippedQuantity === undefined || reaches(row.shippedQuantity, quantity);
    if (inFull || isDone) return { finished: row.shipped, inFull, isClosed: false };
  }
  const steps = lookup.stepsOf(row.product ?? "");
  const last = steps[steps.length - 1];
  const ending = last ? jobs.filter(({ step }) => comparableKey(step) === last.key) : jobs;
  const good = ending.reduce((sum, job) => sum + job.good, 0);
  const units = ending.reduce((sum, job) => sum + job.good + job.scrap, 0);
  const wanted = quantity / Math.max(last?.yield ?? 1, 1e-6);
  const isMade = reaches(good, quantity) || units >= wanted * ROUNDING;
  const running = ending.some((job) => job.running);
  const inFull = reaches(Math.max(good, row.goodSoFar ?? 0), quantity);
  if (ending.length > 0 && ((isMade && !running) || isDone))
    return { finished: latestEnd(ending), inFull, isClosed: false };
  if (isDone || reaches(row.goodSoFar ?? 0, quantity))
    return { finished: undefined, inFull: true, isClosed: true };
  return OPEN;
}

const latestEnd = (jobs: readonly FloorJob[]) =>
  jobs.reduce((latest, job) => Math.max(latest, job.end), -Infinity);

const lineKey = (order: string, line: string) =>
  `${comparableKey(order)}\u0001${comparableKey(line)}`;

/** By order line, what the schedule says of those that it had to place. */
function scheduledFinishes({ model, problem, solution }: MadeSchedule) {
  const ends = new Map<number, Finish>();
  for (const { index, job } of problem.operations) {
    const of = model.jobs[job]!.order;
    const placement = solution.placements[index];
    const known = ends.get(of);
    const end = placement && model.planStart + placement.end;
    if (end === undefined || (known && known.finished === undefined)) ends.set(of, OPEN);
    else
      ends.set(of, {
        finished: Math.max(end, known?.finished ?? -Infinity),
        inFull: true,
        isClosed: false,
      });
  }
  const found = new Map<string, Finish>();
  model.orders.forEach(({ source, status, order, line, leftOut }, index) => {
    if (source !== "Order" || status === "Done") return;
    const finish = leftOut ? OPEN : ends.get(index);
    if (finish) found.set(lineKey(order, line), finish);
  });
  return found;
}
