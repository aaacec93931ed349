import { uncapitalised } from "../kernel/first-letter";
import type { CheckKind, Finding } from "../checks/finding";
import type { BookRecords } from "../checks/records-of-book";
import { cellPosition } from "../kernel/cell-address";
import { groupBy } from "../kernel/groups";
import { CHECK_COLUMNS } from "../sheets/check-columns";
import type { InputSheetName } from "../sheets/registry";
import { FORMATS } from "../sheets/written-columns";
import type { SheetReading } from "../workbook/read-input";
import type { ContentValue, TableColumn } from "../workbook/sheet-content";
import type { WorkbookChange } from "../workbook/workbook-host";
import { isOff, rounded, sortedFindings } from "./assumptions-table";
import { namesFor, sayChecks, wholeName } from "./say-checks";

export type PutColumns = Extract<WorkbookChange, { kind: "putColumns" }>;

export interface ColumnsBeside {
  readonly change: PutColumns;
  /** True where columns of an earlier run stand there. */
  readonly rewritten: boolean;
}

/** The input sheets that hold what is tested, and the kinds that stand on each. */
const CHECKED: readonly (readonly [InputSheetName, readonly CheckKind[]])[] = [
  ["Standards", ["Rate", "Setup", "Yield"]],
  ["Supply", ["Lead time"]],
  ["Capacities", ["Uptime"]],
];

/**
 * The columns beside the rows that hold the assumptions. A sheet without a finding gets none; one
 * that has them from an earlier run has them rewritten, empty where nothing is tested any more.
 */
export function columnsBeside(
  findings: readonly Finding[],
  placeOf: BookRecords["placeOf"],
  sheets: readonly SheetReading[],
): readonly ColumnsBeside[] {
  return CHECKED.flatMap(([name, kinds]) => {
    const reading = sheets.find((sheet) => sheet.name === name);
    if (!reading) return [];
    const byRow = findingsByRow(
      findings.filter(({ kind }) => kinds.includes(kind)),
      placeOf,
    );
    if (byRow.size === 0 && !reading.hasAdded) return [];
    return [{ change: columnsOf(reading, byRow), rewritten: reading.hasAdded }];
  });
}

/** By zero-based row of the cell that holds the assumption, worst first. */
function findingsByRow(
  findings: readonly Finding[],
  placeOf: BookRecords["placeOf"],
): ReadonlyMap<number, readonly Finding[]> {
  return groupBy(
    sortedFindings(findings),
    ({ kind, subject }) => cellPosition(placeOf(kind, subject)?.cell ?? "")?.row,
  );
}

function columnsOf(
  { sheet, area }: SheetReading,
  byRow: ReadonlyMap<number, readonly Finding[]>,
): PutColumns {
  const shown = [...byRow.values()].flatMap((findings) => shownFinding(findings) ?? []);
  const format = figureFormat(shown);
  const column = ({ header, width }: (typeof CHECK_COLUMNS)["check"]): TableColumn => ({
    ...{ header, width },
  });
  const figure = (of: (typeof CHECK_COLUMNS)["observed"]): TableColumn => ({
    ...{ header: of.header, width: of.width, format, align: "right" },
  });
  const rows = Array.from({ length: area.bottom - area.top }, (_, n) =>
    rowOf(byRow.get(area.top + 1 + n) ?? []),
  );
  const { check, observed, suggested } = CHECK_COLUMNS;
  const columns = [column(check), figure(observed), figure(suggested)];
  return { kind: "putColumns", sheet, area, columns, rows };
}

function rowOf(findings: readonly Finding[]): readonly ContentValue[] {
  const shown = shownFinding(findings);
  if (findings.length === 0) return [null, null, null];
  const said = sayChecks(findings, namesFor(findings));
  const number = (value: number | undefined) => (value === undefined ? null : rounded(value));
  if (!shown) return [said, null, null];
  return [`${said}${figuresOf(shown, findings)}`, number(shown.observed), number(shown.suggested)];
}

/** The worst that is off, else the first with figures: its figures stand beside. */
function shownFinding(findings: readonly Finding[]): Finding | undefined {
  const seen = findings.filter(({ observed }) => observed !== undefined);
  return seen.find(isOff) ?? seen[0];
}

/** Whose figures stand beside, where it could be another's. */
function figuresOf(shown: Finding, findings: readonly Finding[]): string {
  if (findings.length < 2) return "";
  const alike = findings.filter(({ kind }) => kind === shown.kind);
  const name = alike.length > 1 ? wholeName(shown) : shown.kind;
  return ` (figures: ${uncapitalised(name)})`;
}

const IS_SHARE: readonly CheckKind[] = ["Yield", "Uptime"];

/** Shares as percentages where nothing else in the column is so small that it would look like one. */
function figureFormat(shown: readonly Finding[]): string {
  const values = (of: readonly Finding[]) =>
    of.flatMap(({ observed, suggested }) => [observed ?? 0, suggested ?? observed ?? 0]);
  const shares = shown.filter(({ kind }) => IS_SHARE.includes(kind));
  const others = values(shown.filter(({ kind }) => !IS_SHARE.includes(kind)));
  if (shares.length === 0) return FORMATS.general;
  if (others.length === 0) return FORMATS.percentExact;
  const told = values(shares).every((value) => value <= 1) && others.every((value) => value > 1);
  return told ? `[<=1]${FORMATS.percentExact};${FORMATS.quantity}` : FORMATS.general;
}
