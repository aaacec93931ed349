import { buildPlan } from "../intake/build-plan";
import type { Issue } from "../kernel/issue";
import { objectiveIssues } from "../objectives/objective-pictures";
import type { WorkbookHost } from "../workbook/workbook-host";
import type { PlanOptions } from "./plan-options";
import type { NothingDone } from "./plan-outcome";
import type { Clock } from "./ports";
import { readPlanInputs } from "./read-plan-inputs";
import type { WorkbookReading } from "./read-workbook";

export type ValidateOutcome =
  | {
      readonly kind: "done";
      readonly sheets: readonly ValidatedSheet[];
      /** What was read, one line each, for people. */
      readonly lines: readonly string[];
      readonly issues: readonly Issue[];
    }
  | NothingDone;

export interface ValidatedSheet {
  /** Name in the workbook's contract. */
  readonly name: string;
  /** Name in this workbook. */
  readonly sheet: string;
  readonly rows: number;
  readonly leftOut: number;
}

/** Reads the workbook and lists all that needs mending. Writes nothing. */
export async function validateWorkbook(
  host: WorkbookHost,
  options: PlanOptions,
  clock: Clock,
): Promise<ValidateOutcome> {
  const { reading, settings, planContext } = await readPlanInputs(host, options, clock);
  if (reading.fatal.length > 0) return { kind: "refused", issues: reading.fatal };
  const sheets = validatedSheets(reading);
  const { issues } = buildPlan(reading.rows, settings, planContext);
  return {
    kind: "done",
    sheets,
    lines: sheetLines(sheets),
    issues: [...reading.issues, ...issues, ...objectiveIssues(reading.rows)],
  };
}

function validatedSheets(reading: WorkbookReading): ValidatedSheet[] {
  return reading.sheets.map(({ name, sheet, rowsRead, rowsLeftOut }) => {
    return { name, sheet, rows: rowsRead, leftOut: rowsLeftOut };
  });
}

function sheetLines(sheets: readonly ValidatedSheet[]): string[] {
  const width = Math.max(6, ...sheets.map(({ name }) => name.length));
  return sheets.map(({ name, sheet, rows, leftOut }) => {
    const where = sheet === name ? "" : ` on the sheet ${sheet}`;
    const left = leftOut === 0 ? "" : `, ${leftOut} left out`;
    return `${name.padEnd(width)}  ${String(rows).padStart(7)} ${rows === 1 ? "row" : "rows"}${where}${left}`;
  });
}
