import { groupBy } from "../kernel/groups";
import { comparableKey } from "../kernel/names";
import type { LeftOut } from "../model/planning-model";
import type { InputRow } from "../sheets/registry";
import type { AllRows } from "../workbook/sheet-rows";
import { type IssueLog, leftOutAt, placeOf } from "./issue-log";
import type { RoutingBook } from "./routing-book";
import { firstCycle } from "./step-after";
import type { SuppliedMaterials } from "./supplied-materials";

type MaterialRow = InputRow<"Materials">;

/** One line of a product's bill of materials. */
export interface BillLine {
  readonly material: string;
  readonly materialKey: string;
  /** Units of the material for each unit that the step starts. */
  readonly quantityPer: number;
  /** Comparable key of the consuming step; undefined: the first. */
  readonly step: string | undefined;
  /** Index of what is bought; undefined: it is made, or nothing is known of its supply. */
  readonly bought: number | undefined;
  /** It is a product with standards of its own. */
  readonly made: boolean;
}

/** Bills of materials by product, and what is wrong with them. */
export class BillBook {
  private readonly bills = new Map<string, readonly BillLine[]>();
  private readonly faults = new Map<string, LeftOut>();

  constructor(
    private readonly rows: AllRows,
    private readonly routings: RoutingBook,
    private readonly supplied: SuppliedMaterials,
    private readonly log: IssueLog,
  ) {
    const sheet = rows.Materials;
    const byProduct = groupBy(sheet.rows, (row) => comparableKey(row.product));
    for (const [product, ofProduct] of byProduct) this.addBill(product, ofProduct);
    this.addLeftOut();
    this.findCycles(byProduct);
    this.spreadFaults();
    this.noteNoSupply();
  }

  linesOf(productKey: string): readonly BillLine[] {
    return this.bills.get(productKey) ?? [];
  }

  /** Why nothing of a product can be made: a fault in its bill, or in what it is made of. */
  faultOf(productKey: string): LeftOut | undefined {
    return this.faults.get(productKey);
  }

  /** Made materials, each behind all that are made of it. */
  madeInOrder(): string[] {
    const depths = new Map<string, number>();
    const depthOf = (key: string): number => {
      const known = depths.get(key);
      if (known !== undefined) return known;
      depths.set(key, 0);
      const made = this.linesOf(key).filter((line) => line.made && !this.faults.has(key));
      const depth = 1 + Math.max(0, ...made.map((line) => depthOf(line.materialKey)));
      depths.set(key, depth);
      return depth;
    };
    const made = new Set<string>();
    for (const lines of this.bills.values()) {
      for (const line of lines) if (line.made) made.add(line.materialKey);
    }
    return [...made].sort((a, b) => depthOf(b) - depthOf(a));
  }

  private addBill(product: string, rows: readonly MaterialRow[]): void {
    const routing = this.routings.get(product);
    const steps =
      routing?.kind === "routing"
        ? new Set(routing.routing.steps.map(({ key }) => key))
        : undefined;
    const lines: BillLine[] = [];
    for (const row of rows) {
      const line = this.lineOf(row, steps);
      if (line) lines.push(line);
      else this.fault(product, row.row, `material ${row.material} of ${row.product} is not known`);
    }
    this.bills.set(product, lines);
  }

  private lineOf(row: MaterialRow, steps: ReadonlySet<string> | undefined): BillLine | undefined {
    const materialKey = comparableKey(row.material);
    const made = this.routings.has(materialKey);
    const bought = made ? undefined : this.supplied.byKey.get(materialKey);
    if (!made && bought === undefined && this.rows.Supply.found) {
      this.reportUnknown(row);
      return undefined;
    }
    let step = row.step === undefined ? undefined : comparableKey(row.step);
    if (step !== undefined && steps && !steps.has(step)) {
      this.log.warning(
        "material-unknown-step",
        placeOf(this.rows.Materials, row.row, "step"),
        row.step!,
        `${row.product} has no step ${row.step}; ${row.material} is taken at the first step.`,
        "Correct Step, or leave it empty for the first.",
      );
      step = undefined;
    }
    const { material, quantityPer } = row;
    return { material, materialKey, quantityPer, step, bought, made };
  }

  private reportUnknown(row: MaterialRow): void {
    const key = comparableKey(row.material);
    const faulty = (this.rows.Supply.leftOut ?? []).some(
      ({ values }) => values.material !== undefined && comparableKey(values.material) === key,
    );
    if (faulty) return;
    this.log.error(
      "dangling-reference",
      placeOf(this.rows.Materials, row.row, "material"),
      row.material,
      `Material ${row.material} of ${row.product} is neither in Supply nor in Standards.`,
      "Add it to Supply, or to Standards if it is made.",
    );
  }

  private addLeftOut(): void {
    const sheet = this.rows.Materials;
    const good = new Set(sheet.rows.map(billKey));
    for (const { values, cell, reason } of sheet.leftOut ?? []) {
      if (values.product === undefined || good.has(billKey(values))) continue;
      const key = comparableKey(values.product);
      if (!this.faults.has(key)) this.faults.set(key, { reason, sheet: sheet.sheet, cell });
    }
  }

  private fault(product: string, row: number, reason: string): void {
    if (this.faults.has(product)) return;
    this.faults.set(product, leftOutAt(placeOf(this.rows.Materials, row, "material"), reason));
  }

  private findCycles(byProduct: ReadonlyMap<string, readonly MaterialRow[]>): void {
    const keys = [...this.bills.keys()];
    const at = new Map(keys.map((key, index) => [key, index]));
    const parts = keys.map((key) =>
      this.linesOf(key).flatMap((line) => (line.made ? (at.get(line.materialKey) ?? []) : [])),
    );
    for (let cycle = firstCycle(parts); cycle; cycle = firstCycle(parts)) {
      const nameOf = (index: number) => byProduct.get(keys[index]!)![0]!.product;
      const names = [...cycle, cycle[0]!].map(nameOf).join(" → ");
      const row = byProduct.get(keys[cycle[0]!]!)![0]!;
      const reason = `the materials of ${names} run in a circle`;
      this.log.error(
        "material-circle",
        placeOf(this.rows.Materials, row.row, "material"),
        row.product,
        `T${reason.slice(1)}.`,
        "Correct Materials: nothing can be made of itself.",
      );
      for (const index of cycle) {
        this.fault(keys[index]!, row.row, reason);
        parts[index] = [];
      }
    }
  }

  /** What is made of something that cannot be made cannot be made either. */
  private spreadFaults(): void {
    const usedIn = new Map<string, Set<string>>();
    for (const [product, lines] of this.bills) {
      for (const line of lines) {
        if (!line.made) continue;
        const users = usedIn.get(line.materialKey) ?? new Set<string>();
        usedIn.set(line.materialKey, users.add(product));
        const routing = this.routings.get(line.materialKey);
        if (routing?.kind === "fault" && !this.faults.has(line.materialKey)) {
          this.faults.set(line.materialKey, routing.leftOut);
        }
      }
    }
    const queue = [...this.faults.keys()];
    for (let next = 0; next < queue.length; next++) {
      const fault = this.faults.get(queue[next]!)!;
      for (const product of usedIn.get(queue[next]!) ?? []) {
        if (this.faults.has(product)) continue;
        this.faults.set(product, fault);
        queue.push(product);
      }
    }
  }

  private noteNoSupply(): void {
    if (this.rows.Supply.found || this.rows.Materials.rows.length === 0) return;
    this.log.note(
      "materials-without-supply",
      { sheet: this.rows.Materials.sheet, cell: "" },
      "",
      "There is no sheet Supply: bought materials are taken to be there at all times.",
      "Add the sheet Supply to have them checked.",
    );
  }
}

function billKey(row: Partial<MaterialRow>): string {
  const keys = [row.product, row.material, row.step];
  return keys.map((key) => comparableKey(key ?? "")).join("\u0000");
}
