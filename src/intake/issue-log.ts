import type { Issue, Severity } from "../kernel/issue";
import type { LeftOut } from "../model/planning-model";
import { addressOf, type SheetRows } from "../workbook/sheet-rows";
import type { IntakeCode } from "./intake-codes";

/** Where something stands in the workbook. */
export interface Place {
  readonly sheet: string;
  /** Address such as `C7`; empty when there is no single cell. */
  readonly cell: string;
}

/** Collects what needs mending, in the order in which it is found. */
export class IssueLog {
  readonly issues: Issue[] = [];

  error(code: IntakeCode, place: Place, value: string, what: string, how: string): void {
    this.add("error", code, place, value, what, how);
  }

  warning(code: IntakeCode, place: Place, value: string, what: string, how: string): void {
    this.add("warning", code, place, value, what, how);
  }

  note(code: IntakeCode, place: Place, value: string, what: string, how: string): void {
    this.add("note", code, place, value, what, how);
  }

  private add(
    severity: Severity,
    code: IntakeCode,
    place: Place,
    value: string,
    what: string,
    how: string,
  ): void {
    this.issues.push({ severity, code, sheet: place.sheet, cell: place.cell, value, what, how });
  }
}

/** The cell of a row in a column; where the sheet has no such column, the row's first cell. */
export function placeOf(rows: SheetRows, row: number, columnKey: string): Place {
  const cell = addressOf(rows, row, columnKey);
  if (cell !== "") return { sheet: rows.sheet, cell };
  const [first] = rows.columnAt.keys();
  return { sheet: rows.sheet, cell: first === undefined ? "" : addressOf(rows, row, first) };
}

export function leftOutAt(place: Place, reason: string): LeftOut {
  return { reason, sheet: place.sheet, cell: place.cell };
}
