import { startOfDay } from "../kernel/moment";
import { CellFault, type FormatKind, type Remark, shownCell } from "../sheets/cell-value";
import type { SheetDefinition } from "../sheets/define-sheet";
import type { ReadingCode } from "../sheets/issue-codes";
import type { ColumnPlan } from "./column-plan";
import { shownDefault } from "./column-words";
import type { CellValue, Grid } from "./grid";
import type { IssueList } from "./issue-list";
import type { Region } from "./region";
import { remarkRows } from "./remark-rows";
import { couldBeTotal, isTotalRow } from "./total-row";

/** A row while it is being read; the values of the sheet's columns by key, and its place. */
export type Row = Record<string, unknown> & { readonly row: number };

export interface ReadRow {
  readonly row: number;
  readonly values: Row;
  /** Why it is left out, and the column at fault; undefined: it is read. */
  readonly fault: { readonly reason: string; readonly key: string } | undefined;
}

export interface RowsRead {
  readonly rows: readonly ReadRow[];
  /** Zero-based rows that were taken for totals. */
  readonly totals: readonly number[];
  /** Zero-based columns of texts that were taken for remarks, by row. */
  readonly remarks: ReadonlyMap<number, number>;
}

/** Reads the rows of a region; every fault of every cell becomes an issue. */
export function readRows(
  definition: SheetDefinition,
  region: Region,
  plans: readonly ColumnPlan[],
  kinds: readonly FormatKind[],
  issues: IssueList,
): RowsRead {
  const reader = new RowReader(definition, region, plans, kinds, issues);
  const rows: ReadRow[] = [];
  const totals: number[] = [];
  const remarks = remarkRows(region, plans, kinds);
  const { grid } = region;
  const first = Math.max(region.firstRow, grid.top);
  const last = Math.min(region.lastRow, grid.top + grid.height - 1);
  const keyOffset = plans.find((plan) => plan.isWords && plan.offset >= 0)?.offset ?? -1;
  for (let row = first; row <= last; row++) {
    const base = (row - grid.top) * grid.width;
    if (reader.isBlank(base) || reader.repeatsHeadings(base) || remarks.has(row)) continue;
    const key = keyOffset < 0 ? null : (grid.values[base + keyOffset] ?? null);
    if (couldBeTotal(key) && isTotalRow(grid, base, plans)) totals.push(row);
    else rows.push(reader.read(row, base));
  }
  return { rows, totals, remarks };
}

class RowReader {
  private readonly grid: Grid;
  private readonly present: readonly ColumnPlan[];
  /** Required columns that the workbook does not have; something has to stand in for them. */
  private readonly absent: readonly ColumnPlan[];
  /** A row of defaults: copying it is much cheaper than putting 25 values into an empty object. */
  private readonly defaults: Row;
  private readonly remarks: Remark[] = [];
  private readonly ends: readonly ColumnPlan[];

  constructor(
    private readonly definition: SheetDefinition,
    private readonly region: Region,
    plans: readonly ColumnPlan[],
    private readonly kinds: readonly FormatKind[],
    private readonly issues: IssueList,
  ) {
    this.grid = region.grid;
    this.present = plans.filter((plan) => plan.offset >= 0);
    this.absent = plans.filter((plan) => plan.offset < 0 && plan.column.required);
    this.ends = this.present.filter(({ endOf }) => endOf);
    const defaults: Record<string, unknown> = {};
    for (const plan of plans) defaults[plan.key] = plan.column.default;
    this.defaults = { row: 0, ...defaults };
  }

  isBlank(base: number): boolean {
    for (const plan of this.present) {
      const value = this.grid.values[base + plan.offset];
      if (value !== null && value !== undefined && !isBlankText(value)) return false;
    }
    return true;
  }

  /** True for headings that a printed page repeats between the rows. */
  repeatsHeadings(base: number): boolean {
    const first = this.present[0];
    if (!first || typeof this.grid.values[base + first.offset] !== "string") return false;
    const headings = (this.region.headerRow - this.grid.top) * this.grid.width;
    let same = 0;
    for (const { offset } of this.present) {
      const value = this.grid.values[base + offset];
      if (value !== this.grid.values[headings + offset]) return false;
      if (value !== null) same += 1;
    }
    return same > 1;
  }

  read(row: number, base: number): ReadRow {
    const values: Row = { ...this.defaults, row };
    let fault: ReadRow["fault"];
    let empties: ColumnPlan[] | undefined = this.absent.length > 0 ? [...this.absent] : undefined;
    for (const plan of this.present) {
      const index = base + plan.offset;
      const cell = this.grid.values[index] ?? null;
      const value = cell === null ? undefined : plan.read(cell, this.kindAt(index), this.remarks);
      if (value instanceof CellFault) {
        this.remarks.length = 0;
        const reason = this.tellFault(row, plan, cell, value);
        if (plan.column.required) fault ??= { reason, key: plan.key };
      } else if (value !== undefined) values[plan.key] = value;
      else if (plan.column.required) (empties ??= []).push(plan);
      if (this.remarks.length > 0) this.tellRemarks(row, plan, cell);
    }
    if (empties) fault = this.fillIn(row, values, empties, fault);
    for (const end of this.ends) this.asMidnight(values, base, end);
    return { row, values, fault };
  }

  /** A whole day that was read as its end is midnight, where that lies behind a beginning with a time. */
  private asMidnight(values: Row, base: number, { key, offset, endOf }: ColumnPlan): void {
    const start = values[endOf!.since];
    const cell = this.grid.values[base + offset] ?? null;
    if (cell === null || typeof start !== "number" || start === startOfDay(start)) return;
    const midnight = endOf!.read(cell, this.kindAt(base + offset), []);
    if (typeof midnight === "number" && midnight > start) values[key] = midnight;
  }

  private kindAt(index: number): FormatKind {
    return this.kinds[this.grid.formats[index] ?? 0] ?? "number";
  }

  private tellRemarks(row: number, plan: ColumnPlan, cell: CellValue): void {
    for (const { code, predicate, how } of this.remarks) {
      const what = `${plan.column.header} ${shownCell(cell)} ${predicate}.`;
      this.tell("warning", code, row, plan, cell, what, how);
    }
    this.remarks.length = 0;
  }

  /** Why the row is left out, or what is taken in place of the cell. */
  private tellFault(row: number, plan: ColumnPlan, cell: CellValue, fault: CellFault): string {
    const { header, required } = plan.column;
    const said = `${header} ${shownCell(cell)} ${fault.predicate}`;
    const what = `${said}; ${required ? "the row is left out" : insteadOf(plan)}.`;
    this.tell(required ? "error" : "warning", fault.code, row, plan, cell, what, fault.how);
    return `its ${said}`;
  }

  private tell(
    severity: "error" | "warning",
    code: string,
    row: number,
    plan: ColumnPlan,
    cell: CellValue,
    what: string,
    how: string,
  ): void {
    const place = { sheet: this.grid.sheet, row, column: plan.offset + this.grid.left };
    this.issues.add(severity, code as ReadingCode, place, shownCell(cell), what, how);
  }

  /** Empty required cells: what stands in for them, else the row is left out. */
  private fillIn(
    row: number,
    values: Row,
    empties: readonly ColumnPlan[],
    fault: ReadRow["fault"],
  ): ReadRow["fault"] {
    let found = fault;
    for (const plan of empties) {
      const standIn = this.definition.standIns?.find(
        ({ column, when }) =>
          column === plan.key &&
          when.some((keys) => keys.every((key) => values[key] !== undefined)),
      );
      if (standIn) values[plan.key] = standIn.value;
      else {
        const { header } = plan.column;
        const column = (plan.offset < 0 ? this.present[0]!.offset : plan.offset) + this.grid.left;
        const place = { sheet: this.grid.sheet, row, column };
        const what = `${header} is empty; the row is left out.`;
        this.issues.add("error", "required-cell-empty", place, "", what, `Fill in ${header}.`);
        found ??= { reason: `its ${header} is empty`, key: plan.key };
      }
    }
    return found;
  }
}

function isBlankText(value: CellValue): boolean {
  return typeof value === "string" && (value === "" || value.trim() === "");
}

function insteadOf({ column }: ColumnPlan): string {
  const fallback = shownDefault(column);
  return fallback === "" ? "it is taken as empty" : `${fallback} is used`;
}
