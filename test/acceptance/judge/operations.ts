/** The rows of a written Schedule, tied to the orders and standards that they carry out. */
import { secondsOf } from "../support/plain-book";
import { type Table, type ValueRow } from "../support/read-book";
import { momentOf, numberOf, textOf, writtenSeconds } from "./cell-meaning";
import { type Mode, type OrderLine, type Resource, type Shop, type Step } from "./shop";
import { type Interval, both, timeWith } from "./working-time";

export interface Fault {
  readonly rule: string;
  readonly text: string;
}

/** Something that is to be made: an order line, a lot of it, a made material or a planned order. */
export interface Demand {
  readonly key: string;
  readonly line: string;
  readonly product: string;
  /** Undefined for a lot until its size is known. */
  readonly quantity: number | undefined;
  readonly release: number | undefined;
  readonly order: OrderLine | undefined;
  readonly steps: readonly Step[];
  readonly kind: "order" | "lot" | "material" | "plan";
  /** The key that is split, where this is a lot. */
  readonly lotOf: string | undefined;
  /** What is still to be made of the whole, over all its lots. */
  readonly total: number;
}

export interface Operation {
  readonly name: string;
  readonly demand: Demand;
  readonly step: Step;
  readonly mode: Mode;
  readonly resource: Resource;
  readonly unit: number | undefined;
  readonly start: number;
  readonly runStart: number;
  readonly end: number;
  /** Whole seconds. */
  readonly setup: number;
  readonly run: number;
  readonly startQuantity: number;
  readonly goodQuantity: number;
  readonly status: string;
  readonly planned: boolean;
  readonly row: ValueRow;
}

/** An order that says itself what it needs is a routing of one step. */
export function stepsOf(shop: Shop, order: OrderLine): readonly Step[] {
  const resource = textOf(order.row["Resource"]);
  const hours = numberOf(order.row["Hours"]);
  const rate = numberOf(order.row["Rate per hour"]);
  const routing = shop.routings.get(order.product);
  if (resource === "" || (hours === undefined && rate === undefined)) return routing ?? [];
  const group = [...shop.resources.values()].filter((found) => found.group === resource);
  const mode: Mode = {
    resources: shop.resources.has(resource) ? [resource] : group.map(({ name }) => name),
    setupMin: 0,
    // Hours of work at the standard rate: a slower machine takes longer.
    minPerUnit: hours === undefined ? 60 / (rate ?? 1) : (hours * 60) / order.quantity,
    fixedMin: 0,
    yield: 1,
    family: "",
    labour: undefined,
    setupLabour: undefined,
    also: [],
    planning: 1,
    interruptible: true,
    setupNeedsMaterial: false,
    row: order.row,
  };
  return [{ step: "", after: [], wait: 0, transferBatch: 0, modes: [mode] }];
}

/** A larger quantity is split into equal lots; whole units make them equal but for one. */
function inLots(shop: Shop, demand: Demand, ordered: number): Demand[] {
  const most = numberOf(shop.products.get(demand.product)?.["Lot max"]);
  const lots = most === undefined || ordered <= most ? 1 : Math.ceil(ordered / most - 1e-9);
  if (lots === 1) return [demand];
  const even = demand.total === ordered && (!shop.wholeUnits || ordered % lots === 0);
  return Array.from({ length: lots }, (_, index) => ({
    ...demand,
    key: `${demand.key}/${index + 1}`,
    quantity: even ? ordered / lots : undefined,
    kind: demand.kind === "order" ? "lot" : demand.kind,
    lotOf: demand.key,
  }));
}

function orderDemands(shop: Shop): Demand[] {
  return shop.orders.flatMap((order) => {
    const left = order.quantity - (numberOf(order.row["Good so far"]) ?? 0);
    const { line, product, release } = order;
    const steps = stepsOf(shop, order);
    const base = { line, product, release, order, steps, lotOf: undefined };
    const key = order.order;
    const demand: Demand = { ...base, key, quantity: left, total: left, kind: "order" };
    return inLots(shop, demand, order.quantity);
  });
}

function promisedDemands(shop: Shop, promises: readonly ValueRow[]): Demand[] {
  return promises
    .filter((row) => ["Material", "Plan"].includes(textOf(row["Source"])))
    .flatMap((row) => {
      const product = textOf(row["Product"]);
      const quantity = numberOf(row["Quantity"]) ?? 0;
      const demand: Demand = {
        key: textOf(row["Order"]),
        line: textOf(row["Line"]),
        product,
        quantity,
        total: quantity,
        release: undefined,
        order: undefined,
        steps: shop.routings.get(product) ?? [],
        kind: textOf(row["Source"]) === "Plan" ? "plan" : "material",
        lotOf: undefined,
      };
      return inLots(shop, demand, quantity);
    });
}

export function demandsOf(shop: Shop, promises: readonly ValueRow[]): Map<string, Demand> {
  const demands = new Map<string, Demand>();
  for (const demand of [...orderDemands(shop), ...promisedDemands(shop, promises)]) {
    demands.set(`${demand.key}|${demand.line}`, demand);
  }
  return demands;
}

function readOperation(
  shop: Shop,
  demands: ReadonlyMap<string, Demand>,
  row: ValueRow,
): Operation | string {
  const name = `${textOf(row["Order"])} ${textOf(row["Line"])} step ${textOf(row["Step"])}`;
  const demand =
    demands.get(`${textOf(row["Order"])}|${textOf(row["Line"])}`) ??
    demands.get(`${textOf(row["Order"])}|`);
  if (demand === undefined) return `${name}: no such order in the inputs or in Promises`;
  const only = demand.steps[0];
  const step =
    demand.steps.find((found) => found.step === textOf(row["Step"])) ??
    (demand.steps.length === 1 && only?.step === "" ? only : undefined);
  if (step === undefined) return `${name}: ${demand.product} has no such step`;
  const resource = shop.resources.get(textOf(row["Resource"]));
  if (resource === undefined) return `${name}: ${textOf(row["Resource"])} is not a resource`;
  const mode = step.modes.find(({ resources }) => resources.includes(resource.name));
  if (mode === undefined) return `${name}: ${resource.name} is no alternative of this step`;
  const start = writtenSeconds(row["Start"]);
  const end = writtenSeconds(row["End"]);
  const status = textOf(row["Status"]);
  if (start === undefined || end === undefined) {
    return status === "Done" ? "" : `${name}: Start or End is empty`;
  }
  return {
    name,
    demand,
    step,
    mode,
    resource,
    unit: numberOf(row["Unit"]),
    start,
    runStart: writtenSeconds(row["Run start"]) ?? start,
    end,
    setup: Math.round((numberOf(row["Setup min"]) ?? 0) * 60),
    run: Math.round((numberOf(row["Run min"]) ?? 0) * 60),
    startQuantity: numberOf(row["Start quantity"]) ?? 0,
    goodQuantity: numberOf(row["Good quantity"]) ?? 0,
    status,
    planned: status !== "Done" && status !== "Running",
    row,
  };
}

export function operationsOf(
  shop: Shop,
  schedule: Table,
  promises: readonly ValueRow[],
): { operations: Operation[]; faults: Fault[] } {
  const demands = demandsOf(shop, promises);
  const operations: Operation[] = [];
  const faults: Fault[] = [];
  for (const row of schedule.rows) {
    const operation = readOperation(shop, demands, row);
    if (typeof operation !== "string") operations.push(operation);
    else if (operation !== "") faults.push({ rule: "reading", text: operation });
  }
  return { operations, faults };
}

/** Working time of operations, remembered by what they need. */
export class OperationTime {
  private readonly known = new Map<string, Interval[]>();

  constructor(private readonly shop: Shop) {}

  setup(operation: Operation): readonly Interval[] {
    const { mode } = operation;
    return this.of(operation, mode.setupLabour ?? mode.labour);
  }

  run(operation: Operation): readonly Interval[] {
    return this.of(operation, operation.mode.labour);
  }

  private of(operation: Operation, labour: Mode["labour"]): readonly Interval[] {
    const { resource, unit, mode } = operation;
    const needs = [
      { name: resource.name, amount: resource.pool || !resource.limited ? 1 : (unit ?? 1) },
      ...(labour === undefined ? [] : [labour]),
      ...mode.also,
    ];
    const key = JSON.stringify(needs);
    const known = this.known.get(key);
    if (known) return known;
    const time = needs
      .map(({ name, amount }) => {
        const found = this.shop.resources.get(name);
        return timeWith(found?.time ?? [], found?.limited === false ? 1 : amount);
      })
      .reduce((left, right) => both(left, right));
    this.known.set(key, time);
    return time;
  }
}

/** A planned order's key ends with the Monday from which it may be made. */
export function releaseOf(demand: Demand): number | undefined {
  const week = /-(\d{4}-\d\d-\d\d)$/.exec(demand.key)?.[1];
  if (demand.kind === "plan" && week !== undefined) return secondsOf(week);
  return demand.release ?? momentOf(demand.order?.row["Release"])?.seconds;
}
