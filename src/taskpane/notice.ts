import type { NothingDone } from "../app/plan-outcome";
import { RefusedChange } from "../workbook/refused-change";
import { strings } from "./strings";

/** One thing that the user is told: what happened, and what to do. */
export interface Notice {
  readonly intent: "error" | "warning" | "success" | "info";
  readonly what: string;
  readonly how: string;
  /** Where it is, when it is somewhere. */
  readonly sheet?: string;
  readonly cell?: string;
}

/** What stopped a use case, in one notice: the first reason stands for the others. */
export function noticeOfNothingDone(nothing: NothingDone): Notice {
  if (nothing.kind === "fault") {
    const [first = ""] = nothing.lines;
    return { intent: "error", what: strings.ourFault(first), how: strings.reportFault };
  }
  const [first] = nothing.issues;
  if (!first) return { intent: "error", what: strings.nothingDone, how: strings.tryAgain };
  return {
    intent: "error",
    what: first.what,
    how: paneAdvice(first.code, first.how) || refusedHow(first.code),
    sheet: first.sheet,
    cell: first.cell,
  };
}

/** What an error that nobody expected says; the workbook is as it was unless it says otherwise. */
export function noticeOfError(error: unknown): Notice {
  if (error instanceof RefusedChange) {
    const { code, message, sheet, cell } = error;
    return { intent: "error", what: message, how: refusedHow(code), sheet, cell };
  }
  // Excel's host says what to do in the same sentence.
  if (error instanceof Error && error.name === "ExcelProblem")
    return { intent: "error", what: error.message, how: "" };
  const message = error instanceof Error ? error.message : String(error);
  return { intent: "error", what: strings.excelFailed(message), how: strings.tryAgain };
}

/** What the host refused it has said with what to do about it; here is added what the pane can do. */
function refusedHow(code: string): string {
  switch (code) {
    case "unknown-sheet":
    case "sheet-changed":
      return strings.refusedStale;
    case "sheet-not-ours":
      return strings.refusedNotOurs;
    default:
      return strings.refused;
  }
}

/** Advice that speaks of the command line says here what to do in the pane. */
export function paneAdvice(code: string, how: string): string {
  if (code === "no-plan-to-publish") return strings.scheduleFirst;
  if (code === "required-sheet-missing") return strings.adviceSheet;
  if (how.includes("--priority-1")) return strings.advicePriority;
  if (how.includes("--map")) return strings.adviceHeading;
  return how.includes("plumbline ") || how.includes(" --") ? "" : how;
}
