import { addTo } from "../kernel/groups";
import { rememberedKeys } from "../kernel/names";
import { stepOrder } from "../intake/natural-order";
import type { InputRow } from "../sheets/registry";
import type { AllRows } from "../workbook/sheet-rows";

type StandardRow = InputRow<"Standards">;
type OrderRow = InputRow<"Orders">;

/** An operation of a plan, for orders that the sheet Orders does not have (planned ones, old ones). */
export interface KnownOperation {
  readonly order: string;
  readonly line: string;
  readonly product: string;
}

/** A step of a routing as costing needs it. */
export interface RoutedShare {
  /** For comparing. */
  readonly key: string;
  readonly yield: number;
  /** Hours of one started unit by Cost rate, else by the rate as it stands. */
  readonly frozenHours: number;
}

/** Units beyond what is needed that rounding and counting explain. */
const SLACK_SHARE = 1.02;

/** On the way through a routing. */
interface Loss {
  /** Good units out of the last step for each unit into the first, by the worst alternatives; never 0. */
  readonly yield: number;
  readonly steps: number;
}

/** What Orders and Standards say of what was booked. */
export class OrderLookup {
  private readonly orders = new Map<string, OrderRow[]>();
  private readonly planned = new Map<string, string>();
  private readonly steps = new Map<string, Map<string, StandardRow[]>>();
  private readonly groups = new Map<string, string>();
  private readonly losses = new Map<string, Loss>();
  /** The comparable form of a key; whatever stands beside a record asks for the same ones. */
  readonly keyOf = rememberedKeys();

  constructor(rows: AllRows, known: readonly KnownOperation[]) {
    for (const row of rows.Orders.rows) addTo(this.orders, this.keyOf(row.order), row);
    for (const { order, product } of known) {
      const key = this.keyOf(order);
      if (product !== "" && !this.planned.has(key)) this.planned.set(key, product);
    }
    for (const row of rows.Standards.rows) {
      const product = this.keyOf(row.product);
      const steps = this.steps.get(product) ?? new Map<string, StandardRow[]>();
      this.steps.set(product, steps);
      addTo(steps, this.keyOf(row.step), row);
    }
    for (const row of rows.Capacities.rows)
      if (row.group) this.groups.set(this.keyOf(row.resource), this.keyOf(row.group));
  }

  /**
   * The product of what was booked: a lot's is its order's, a made material is its own. Empty when
   * nothing says it.
   */
  productOf(order: string, line: string): string {
    const own = this.rowOf(order, line)?.product ?? this.planned.get(this.keyOf(order));
    if (own) return own;
    const slash = order.lastIndexOf("/");
    if (slash < 0) return "";
    const part = order.slice(slash + 1).trim();
    const made = this.steps.get(this.keyOf(part))?.values().next().value?.[0];
    return made ? made.product : this.productOf(order.slice(0, slash), line);
  }

  /** The row of Orders; where it has one line only, bookings without a line are of that one. */
  rowOf(order: string, line: string): OrderRow | undefined {
    const rows = this.orders.get(this.keyOf(order));
    if (rows?.length === 1 && line === "") return rows[0];
    return rows?.find((row) => this.keyOf(row.line ?? "") === this.keyOf(line));
  }

  /**
   * Units that any step of an order can need, all yields and rounding allowed for; undefined where
   * nothing says how many it wants.
   */
  mostUnits(order: string, line: string, product: string): number | undefined {
    const row = product === "" ? undefined : this.rowOf(order, line);
    if (!row) return undefined;
    const known = this.losses.get(product) ?? this.lossOf(product);
    this.losses.set(product, known);
    return (row.quantity / known.yield) * SLACK_SHARE + 1 + known.steps;
  }

  private lossOf(product: string): Loss {
    const steps = [...(this.steps.get(this.keyOf(product))?.values() ?? [])];
    const yields = steps.map((rows) => Math.min(...rows.map((row) => row.yield)));
    const whole = yields.reduce((share, each) => share * each, 1);
    return { yield: Math.max(whole, 1e-6), steps: steps.length };
  }

  /** True when Standards has the product. */
  hasRouting(product: string): boolean {
    return this.steps.has(this.keyOf(product));
  }

  /** The steps of a product in their order, each by its first row; none where Standards does not have it. */
  stepsOf(product: string): readonly RoutedShare[] {
    const steps = this.steps.get(this.keyOf(product)) ?? new Map<string, StandardRow[]>();
    const made = [...steps].map(([key, [row]]): RoutedShare & { readonly step: string } => {
      const minutes =
        row!.minPerUnit ?? (row!.ratePerHour === undefined ? 0 : 60 / row!.ratePerHour);
      const frozenHours = row!.costRate === undefined ? minutes / 60 : 1 / row!.costRate;
      return { key, step: row!.step, yield: row!.yield, frozenHours };
    });
    const order = stepOrder(made.map(({ step }) => step));
    return made.sort((a, b) => order(a.step, b.step));
  }

  /** Rows of a step: its alternatives; none when the product does not have the step. */
  alternatives(product: string, step: string): readonly StandardRow[] {
    return this.steps.get(this.keyOf(product))?.get(this.keyOf(step)) ?? [];
  }

  /** The row for a resource, else for its group; of several, the one valid last. */
  standard(product: string, step: string, resource: string): StandardRow | undefined {
    const rows = this.alternatives(product, step);
    const own = this.keyOf(resource);
    return this.latest(rows, own) ?? this.latest(rows, this.groups.get(own));
  }

  private latest(rows: readonly StandardRow[], resource: string | undefined) {
    let found: StandardRow | undefined;
    for (const row of rows) {
      if (resource === undefined || this.keyOf(row.resource) !== resource) continue;
      if (!found || (row.validFrom ?? -Infinity) > (found.validFrom ?? -Infinity)) found = row;
    }
    return found;
  }
}
