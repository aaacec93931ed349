import { comparableKey } from "../kernel/names";
import type { AllRows } from "../workbook/sheet-rows";

/** What Applies to can name. */
export type ScopeKind = "product" | "group" | "customer" | "resource" | "supplier";

/** What an order or a piece of work is counted by, as comparable keys; empty where it is nothing. */
export interface Counted {
  readonly product: string;
  readonly customer: string;
  readonly objective: string;
  readonly resource: string;
}

export function countedAs(of: {
  readonly product: string | undefined;
  readonly customer: string | undefined;
  readonly objective: string | undefined;
  readonly resource: string | undefined;
}): Counted {
  return {
    product: comparableKey(of.product ?? ""),
    customer: comparableKey(of.customer ?? ""),
    objective: comparableKey(of.objective ?? ""),
    resource: comparableKey(of.resource ?? ""),
  };
}

/** Which rows an objective counts. */
export interface Scope {
  /** The products whose good units are added up; undefined: unlike ones, in standard hours. */
  readonly unitsOf: ReadonlySet<string> | undefined;
  readonly counts: (of: Counted) => boolean;
}

export const EVERYTHING: Scope = { unitsOf: undefined, counts: () => true };

/** By kind, the comparable names that `name` stands for; kinds in which nothing has it are missing. */
export function namedBy(name: string, rows: AllRows): Map<ScopeKind, ReadonlySet<string>> {
  const own = comparableKey(name);
  const found = new Map<ScopeKind, Set<string>>();
  const add = (kind: ScopeKind, key: string | undefined, member: string | undefined) => {
    if (key === undefined || member === undefined || comparableKey(key) !== own) return;
    found.set(kind, (found.get(kind) ?? new Set()).add(comparableKey(member)));
  };
  for (const { product } of [...rows.Standards.rows, ...rows.Orders.rows, ...rows.Plan.rows])
    add("product", product, product);
  for (const { product, group } of rows.Products.rows) {
    add("product", product, product);
    add("group", group, product);
  }
  for (const { customer } of rows.Orders.rows) add("customer", customer, customer);
  for (const { resource, group } of rows.Capacities.rows) {
    add("resource", resource, resource);
    add("resource", group, resource);
  }
  for (const { supplier } of [...rows.Supply.rows, ...rows.Receipts.rows])
    add("supplier", supplier, supplier);
  return found;
}

/** What the sheets tie to an objective. */
export interface Ties {
  /** Its own key and those of all that it is made of, comparable. */
  readonly family: ReadonlySet<string>;
  /** What Applies to names, of the one kind that fits; undefined: it is empty. */
  readonly named: { readonly kind: ScopeKind; readonly members: ReadonlySet<string> } | undefined;
  /** False for figures of resources, which belong to no order. */
  readonly byOrders: boolean;
}

/**
 * What it applies to, and what carries the objective or a part of it: orders, and the products of
 * rows of Plan. Where nothing does, everything counts.
 */
export function scopeOf({ family, named, byOrders }: Ties, rows: AllRows): Scope {
  const carries = (objective: string | undefined) =>
    byOrders && objective !== undefined && family.has(comparableKey(objective));
  const planned = new Set<string>();
  for (const { objective, product } of rows.Plan.rows)
    if (carries(objective)) planned.add(comparableKey(product));
  const carried = rows.Orders.rows.some(({ objective }) => carries(objective));
  if (!named && planned.size === 0 && !carried) return EVERYTHING;
  const column = named && COLUMNS[named.kind];
  return {
    unitsOf: column === "product" ? new Set([...named!.members, ...planned]) : undefined,
    counts: (of) =>
      (column !== undefined && named!.members.has(of[column])) ||
      planned.has(of.product) ||
      (byOrders && family.has(of.objective)),
  };
}

const COLUMNS: Readonly<Record<ScopeKind, "product" | "customer" | "resource" | undefined>> = {
  product: "product",
  group: "product",
  customer: "customer",
  resource: "resource",
  supplier: undefined,
};
