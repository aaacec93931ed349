import { addTo } from "../kernel/groups";
import { comparableKey } from "../kernel/names";
import type { LeftOut, Order } from "../model/planning-model";
import type { BillBook, BillLine } from "./bill-book";
import type { ProductRows } from "./catalog-products";
import { draftJobs, type Drafting } from "./draft-jobs";
import type { JobDraft, OperationDraft } from "./job-draft";
import type { RoutingBook } from "./routing-book";
import type { SuppliedMaterials } from "./supplied-materials";

export interface Making {
  readonly supplied: SuppliedMaterials;
  readonly bills: BillBook;
  readonly routings: RoutingBook;
  readonly products: ProductRows;
  readonly useStock: boolean;
  readonly drafting: Drafting;
  /** The order (by index) that a promise hangs on. */
  readonly orderOf: (index: number) => Order;
  /** When the jobs of an order must end, for dealing out stock; Infinity: any time. */
  readonly mustEnd: (root: number) => number;
}

export interface Made {
  readonly jobs: readonly JobDraft[];
  /** One for each made material, to stand behind all other orders. */
  readonly orders: readonly Order[];
  /** Orders (by index) that cannot be scheduled because a material of theirs cannot. */
  readonly leftOut: ReadonlyMap<number, LeftOut>;
}

interface Consumption {
  readonly operation: OperationDraft;
  readonly line: BillLine;
  readonly quantity: number;
}

/**
 * Puts what is bought on the operations that consume it, and makes orders for what is made: after
 * stock, one for each consuming operation, and for what they in turn consume. Operations that have
 * begun have taken what they need.
 */
export function makeMaterials(jobs: readonly JobDraft[], firstOrder: number, making: Making): Made {
  const orders: Order[] = [];
  const added: JobDraft[] = [];
  const leftOut = new Map<number, LeftOut>();
  const waiting = new Map<string, Consumption[]>();
  for (const job of jobs) consume(job, making.bills, waiting);
  for (const material of making.bills.madeInOrder()) {
    const consumptions = waiting.get(material) ?? [];
    for (const each of afterStock(material, consumptions, making)) {
      const { operation } = each;
      if (leftOut.has(operation.job.root)) continue;
      const order = materialOrder(each, making);
      const drafted = draftJobs(
        demandOf(each, order, firstOrder + orders.length, making),
        making.drafting,
      );
      if (drafted.leftOut) {
        leftOut.set(operation.job.root, drafted.leftOut);
        continue;
      }
      orders.push(order);
      for (const job of drafted.jobs) {
        added.push(job);
        consume(job, making.bills, waiting);
        linkTo(operation, job);
      }
    }
  }
  return { jobs: added, orders, leftOut };
}

/** Notes what each operation of a job that has not begun consumes. */
function consume(job: JobDraft, bills: BillBook, waiting: Map<string, Consumption[]>): void {
  const taken = new Map<string, Consumption>();
  for (const line of bills.linesOf(comparableKey(job.product))) {
    const operation =
      job.operations.find(({ step }) => step.key === line.step) ?? job.operations[0]!;
    const { kind } = operation.status;
    if (kind === "finished" || kind === "running") continue;
    const key = `${line.materialKey}\u0000${operation.step.key}`;
    const quantity = operation.pattern.start * line.quantityPer + (taken.get(key)?.quantity ?? 0);
    taken.set(key, { operation, line, quantity });
  }
  for (const { operation, line, quantity } of taken.values()) {
    if (line.bought !== undefined) {
      operation.materials = [...operation.materials, { material: line.bought, quantity }];
    }
    if (line.made) addTo(waiting, line.materialKey, { operation, line, quantity });
  }
}

/** What stock does not cover; it goes to the orders that are due first. */
function afterStock(
  material: string,
  consumptions: readonly Consumption[],
  making: Making,
): Consumption[] {
  let stock = making.useStock ? onHand(material, making) : 0;
  if (stock <= 0) return [...consumptions];
  const short = new Map<Consumption, number>();
  const due = ({ operation }: Consumption) => making.mustEnd(operation.job.root);
  const byDue = consumptions
    .map((each) => ({ each, due: due(each) }))
    .sort((a, b) => (a.due === b.due ? 0 : a.due - b.due));
  for (const { each } of byDue) {
    const taken = Math.min(stock, each.quantity);
    stock -= taken;
    short.set(each, each.quantity - taken);
  }
  return consumptions.flatMap((each) => {
    const quantity = short.get(each)!;
    return quantity > 1e-9 ? [{ ...each, quantity }] : [];
  });
}

/** Of Supply where the material is listed there, else of Products. */
function onHand(material: string, { supplied, products }: Making): number {
  const listed = supplied.materials[supplied.byKey.get(material) ?? -1];
  return listed?.onHand || (products.get(material)?.onHand ?? 0);
}

function materialOrder({ operation, line, quantity }: Consumption, making: Making): Order {
  const { job } = operation;
  const root = making.orderOf(job.root);
  return {
    order: keyOf(operation, line, making.bills),
    line: job.line,
    source: "Material",
    product: line.material,
    description: making.products.get(line.materialKey)?.description ?? "",
    customer: root.customer,
    objective: root.objective,
    quantity,
    release: undefined,
    due: undefined,
    firstPromised: undefined,
    weight: 0,
    value: undefined,
    penaltyPerDay: 0,
    shipDays: 0,
    status: "Open",
    leftOut: undefined,
    sheet: "",
    cell: "",
  };
}

/** `<Order>/<Material>`, with the step behind it where the product takes the material at two steps. */
function keyOf({ job, step }: OperationDraft, line: BillLine, bills: BillBook): string {
  const lines = bills.linesOf(comparableKey(job.product));
  const twice = lines.filter((each) => each.materialKey === line.materialKey).length > 1;
  const key = `${job.shownOrder}/${line.material}`;
  return twice ? `${key}/${step.step}` : key;
}

function demandOf(
  { operation, line, quantity }: Consumption,
  order: Order,
  index: number,
  making: Making,
) {
  const found = making.routings.get(line.materialKey)!;
  if (found.kind === "fault")
    throw new Error(`No routing of ${line.material}: ${found.leftOut.reason}`);
  return {
    root: operation.job.root,
    order: index,
    shownOrder: order.order,
    line: order.line,
    quantity,
    lotMax: making.products.get(line.materialKey)?.lotMax,
    release: 0,
    routing: found.routing,
    consumer: operation,
    made: 0,
    stepsDone: 0,
    ownWork: false,
  };
}

/** A made material ends, and has waited, before its consumer's run starts. */
function linkTo(consumer: OperationDraft, job: JobDraft): void {
  for (const operation of job.operations) {
    if (operation.step.followers.length > 0) continue;
    const link = { operation, wait: operation.step.wait, transferBatch: 0 };
    consumer.also = [...consumer.also, link];
  }
}
