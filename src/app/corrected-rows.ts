import type { Finding } from "../checks/finding";
import type { BookRecords } from "../checks/records-of-book";
import { cellPosition } from "../kernel/cell-address";
import { DAY } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { InputRow } from "../sheets/registry";
import type { AllRows, SheetRows } from "../workbook/sheet-rows";

/** A finding that says what the plan should reckon with instead. */
export interface Correction {
  readonly finding: Finding;
  /** What really is, as a share of what the plan reckons with, in the unit of the cell; never 1. */
  readonly factor: number;
  /** Sheet of the cell, and its zero-based row there; empty and undefined where it is several. */
  readonly sheet: string;
  readonly row: number | undefined;
}

/** What each decided finding corrects, in their order. Not achieved counts with what is achieved. */
export function correctionsOf(
  findings: readonly Finding[],
  placeOf: BookRecords["placeOf"],
): Correction[] {
  return findings.flatMap((finding) => {
    const factor = factorOf(finding);
    if (factor === undefined || factor === 1) return [];
    const { sheet, cell } = placeOf(finding.kind, finding.subject) ?? { sheet: "", cell: "" };
    return [{ finding, factor, sheet, row: cell === "" ? undefined : cellPosition(cell)?.row }];
  });
}

const CORRECTED = new Set([
  "Too tight",
  "Too loose",
  "Stale",
  "Not achieved",
  "Optimistic",
  "Padded",
]);
const KINDS = new Set(["Rate", "Setup", "Yield", "Uptime", "Lead time"]);

function factorOf({ kind, verdict, planned, observed }: Finding): number | undefined {
  if (!KINDS.has(kind) || !CORRECTED.has(verdict)) return undefined;
  if (!planned || !observed || !(planned > 0) || !(observed > 0)) return undefined;
  return observed / planned;
}

/** The workbook's rows as they would be with these corrections; nothing is written. */
export function correctedRows(rows: AllRows, corrections: readonly Correction[]): AllRows {
  const standards = new StandardsTable(rows.Standards.rows);
  const decided = decidedMaterials(corrections);
  let {
    Capacities: capacities,
    Changeovers: changeovers,
    Supply: supply,
    Receipts: receipts,
  } = rows;
  for (const correction of corrections) {
    const { kind } = correction.finding;
    if (kind === "Uptime") capacities = withUptime(capacities, correction);
    else if (kind === "Lead time") {
      supply = withLeadTime(supply, correction, decided);
      receipts = withBrokenPromises(receipts, supply, correction);
    } else if (kind === "Setup" && correction.sheet === changeovers.sheet)
      changeovers = withMinutes(changeovers, correction);
    else standards.correct(correction);
  }
  return {
    ...rows,
    Standards: { ...rows.Standards, rows: standards.rows },
    Capacities: capacities,
    Changeovers: changeovers,
    Supply: supply,
    Receipts: receipts,
  };
}

type Standard = InputRow<"Standards">;

/** A row for a group is corrected for the one resource that was measured; its other members stay. */
class StandardsTable {
  readonly rows: Standard[];

  constructor(rows: readonly Standard[]) {
    this.rows = [...rows];
  }

  correct({ finding: { kind, subject }, factor, row: at }: Correction): void {
    const wanted = comparableKey(subject.resource);
    const rows = this.rows.filter(({ row }) => row === at);
    const own = rows.find(({ resource }) => comparableKey(resource) === wanted);
    const source = own ?? rows[0];
    if (!source) return;
    const changed = { ...source, ...changedCell(source, kind, factor) };
    if (own) this.rows[this.rows.indexOf(own)] = changed;
    else this.rows.push({ ...changed, resource: subject.resource });
  }
}

function changedCell(
  row: Standard,
  kind: Finding["kind"],
  factor: number,
): Partial<Pick<Standard, "setupMin" | "yield" | "minPerUnit" | "ratePerHour">> {
  if (kind === "Setup") return { setupMin: row.setupMin * factor };
  if (kind === "Yield") return { yield: Math.min(1, row.yield * factor) };
  return row.ratePerHour === undefined
    ? { minPerUnit: row.minPerUnit === undefined ? undefined : row.minPerUnit * factor }
    : { ratePerHour: row.ratePerHour * factor };
}

function withMinutes(
  changeovers: AllRows["Changeovers"],
  { row: at, factor }: Correction,
): AllRows["Changeovers"] {
  return replaced(changeovers, (row) =>
    row.row === at ? { ...row, minutes: row.minutes * factor } : row,
  );
}

function withUptime(
  capacities: AllRows["Capacities"],
  { finding: { subject }, factor }: Correction,
): AllRows["Capacities"] {
  const wanted = comparableKey(subject.resource);
  return replaced(capacities, (row) =>
    comparableKey(row.resource) === wanted
      ? { ...row, uptime: Math.min(1, row.uptime * factor) }
      : row,
  );
}

/** Materials with a finding of their own; what is said of their supplier does not count for them. */
function decidedMaterials(corrections: readonly Correction[]): ReadonlySet<string> {
  return new Set(
    corrections.map(({ finding }) => comparableKey(finding.subject.material)).filter(Boolean),
  );
}

function concerns(
  { subject }: Finding,
  material: string,
  supplier: string | undefined,
  decided: ReadonlySet<string>,
): boolean {
  const key = comparableKey(material);
  if (subject.material !== "") return key === comparableKey(subject.material);
  return !decided.has(key) && comparableKey(supplier ?? "") === comparableKey(subject.supplier);
}

function withLeadTime(
  supply: AllRows["Supply"],
  { finding, factor }: Correction,
  decided: ReadonlySet<string>,
): AllRows["Supply"] {
  return replaced(supply, (row) =>
    row.leadTimeDays && concerns(finding, row.material, row.supplier, decided)
      ? { ...row, leadTimeDays: row.leadTimeDays * factor }
      : row,
  );
}

/** Where suppliers break their promises, an open order is expected no earlier than its lead time says. */
function withBrokenPromises(
  receipts: AllRows["Receipts"],
  supply: AllRows["Supply"],
  { finding, factor }: Correction,
): AllRows["Receipts"] {
  if (factor < 1 || !finding.cause.includes("broken promise")) return receipts;
  const leadTimes = new Map(supply.rows.map((row) => [comparableKey(row.material), row]));
  return replaced(receipts, (row) => {
    const { material, ordered, promised, received } = row;
    const source = leadTimes.get(comparableKey(material));
    if (received !== undefined || promised === undefined || !source?.leadTimeDays) return row;
    const supplier = row.supplier ?? source.supplier;
    const sameSupplier = comparableKey(supplier ?? "") === comparableKey(finding.subject.supplier);
    if (!sameSupplier || !concerns(finding, material, supplier, NONE)) return row;
    return { ...row, promised: Math.max(promised, ordered + source.leadTimeDays * DAY) };
  });
}

const NONE: ReadonlySet<string> = new Set();

function replaced<R extends SheetRows>(
  sheet: R,
  change: (row: R["rows"][number]) => R["rows"][number],
): R {
  return { ...sheet, rows: sheet.rows.map(change) };
}
