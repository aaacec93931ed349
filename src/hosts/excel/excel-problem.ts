import { RefusedChange } from "../../workbook/refused-change";

/** What Excel would not do, in a sentence that says what to do about it. */
export class ExcelProblem extends Error {
  override readonly name = "ExcelProblem";
  constructor(
    /** Excel's own code, such as `AccessDenied`. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const CELL_EDIT = "InvalidOperationInCellEditMode";

const SENTENCES: Readonly<Record<string, string>> = {
  [CELL_EDIT]:
    "Excel is waiting for a cell that is being edited. Finish editing the cell (Enter or Esc) and try again.",
  AccessDenied:
    "Excel does not allow this: the workbook or a sheet is protected or opened for reading only. Take the protection off (Review) or save a copy, and try again.",
  ItemNotFound:
    "A sheet, a table or a column that was there a moment ago is gone or has another name. Try again, so that the workbook is read anew.",
  ItemAlreadyExists:
    "A sheet or a table of the same name is in the workbook already. Rename it and try again.",
  RequestPayloadSizeLimitExceeded:
    "This is more than Excel takes at once. Shorten the horizon or close other workbooks, and try again.",
  ResponsePayloadSizeLimitExceeded:
    "A sheet holds more than Excel gives out at once. Delete rows and columns that are not needed, and try again.",
  ActivityLimitReached: "Excel is busy. Wait a moment and try again.",
  RequestAborted: "Excel broke the work off. Try again.",
  Timeout: "Excel took too long. Wait until it has finished calculating, and try again.",
  HostRestartNeeded:
    "Excel asks to be restarted. Save the workbook, start Excel again and try again.",
  MergedRangeConflictError:
    "A merged cell stands where a table belongs. Take the merge apart and try again.",
  TableOverlap: "Another table stands where ours belongs. Move it and try again.",
};

/** Errors of Office.js that come as a number: https://learn.microsoft.com/javascript/api/excel/excel.errorcodes. */
const NUMBERED: Readonly<Record<string, string>> = {
  5004: CELL_EDIT,
  5102: "ActivityLimitReached",
  5103: "RequestPayloadSizeLimitExceeded",
  5104: "ResponsePayloadSizeLimitExceeded",
  7000: "AccessDenied",
};

/** Excel's code of an error of Office.js; empty for any other error. */
export function excelCode(error: unknown): string {
  if (error instanceof ExcelProblem) return error.code;
  if (error instanceof RefusedChange) return "";
  if (typeof error !== "object" || error === null || !("code" in error)) return "";
  const code = String(error.code);
  return NUMBERED[code] ?? code;
}

export function isCellEdit(error: unknown): boolean {
  return excelCode(error) === CELL_EDIT;
}

/** True when an answer or a request was larger than Excel allows; half of it may do. */
export function isTooMuch(error: unknown): boolean {
  return excelCode(error).endsWith("PayloadSizeLimitExceeded");
}

/** The same error in a planner's words; errors that are not Excel's stay as they are. */
export function problemFrom(error: unknown): Error {
  if (error instanceof ExcelProblem) return error;
  const code = excelCode(error);
  const said = messageOf(error);
  if (code === "") return error instanceof Error ? error : new Error(said);
  const sentence =
    SENTENCES[code] ??
    `Excel could not do this (${code}${said === "" ? "" : `: ${said}`}). Try again.`;
  return new ExcelProblem(code, sentence, { cause: error });
}

/** Errors of Office.js may come from another frame, and then are no instances of this one's Error. */
function messageOf(error: unknown): string {
  if (typeof error === "object" && error !== null && "message" in error)
    return String(error.message);
  return String(error);
}
