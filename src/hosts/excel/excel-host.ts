/// <reference types="office-js" />
import type { Grid } from "../../workbook/grid";
import type { WorkbookChange, WorkbookHost, WorkbookInfo } from "../../workbook/workbook-host";
import { RefusedChange } from "../../workbook/refused-change";
import { sameName, surveyBook } from "./book-survey";
import { excelCode, ExcelProblem, isCellEdit, problemFrom } from "./excel-problem";
import { planChanges } from "./plan-changes";
import { readAreas } from "./read-areas";
import { restoreBook } from "./restore-book";
import { runExcel } from "./run-excel";
import type { SavedBook } from "./saved-book";

/**
 * The workbook that is open in Excel, behind the port that files and memory stand behind too. Only
 * this folder talks to Office.js. Limits that it cannot lift are in docs/excel-host.md.
 */
export class ExcelHost implements WorkbookHost {
  private readonly seen = new Map<string, Grid>();
  private saved: SavedBook | undefined;

  readInfo(): Promise<WorkbookInfo> {
    return runExcel(async (context) => {
      const { sheets, tables, structureLocked, date1904, state } = await surveyBook(context);
      return {
        sheets: sheets.map(({ name, visible, protected: isProtected }) => ({
          ...{ name, visible, protected: isProtected },
        })),
        tables: tables.map(({ name, sheet, area, hasTotals, hasHeader }) => ({
          ...{ name, sheet, area, hasTotals, hasHeader },
        })),
        date1904,
        structureLocked,
        state: state.text,
        issues: [],
      };
    });
  }

  async readGrids(sheets: readonly string[]): Promise<readonly Grid[]> {
    if (sheets.length === 0) return [];
    const grids = await runExcel(async (context) => {
      try {
        return await readAreas(
          context,
          sheets.map((sheet) => ({ sheet })),
        );
      } catch (error) {
        throw await whyUnread(context, sheets, error);
      }
    });
    for (const grid of grids) this.seen.set(grid.sheet.toLowerCase(), grid);
    return grids;
  }

  /** All changes or none: what Excel breaks off is taken back, and a second try begins anew. */
  async apply(changes: readonly WorkbookChange[]): Promise<void> {
    const { queue, saved } = await runExcel((context) => planChanges(context, changes, this.seen));
    try {
      await runExcel((context) => queue.run(context), true);
    } catch (error) {
      const untouched = isCellEdit(error) && queue.taken === 0;
      throw untouched ? error : await this.takeBack(saved, problemFrom(error));
    } finally {
      this.seen.clear();
    }
    this.saved = saved.undoable ? saved : undefined;
  }

  /** True when `undo` has something to give back. */
  get canUndo(): boolean {
    return this.saved !== undefined;
  }

  /**
   * Gives back what the last write replaced: sheets of ours as they were, cells, tables, columns and
   * our record. Sheets that `clean` took away cannot be given back.
   */
  async undo(): Promise<void> {
    const { saved } = this;
    if (!saved) return;
    await runExcel((context) => restoreBook(context, saved), true);
    this.saved = undefined;
    this.seen.clear();
  }

  private async takeBack(saved: SavedBook, problem: Error): Promise<Error> {
    const code = problem instanceof ExcelProblem ? problem.code : "";
    try {
      await runExcel((context) => restoreBook(context, saved), true);
    } catch {
      this.saved = saved;
      const help =
        "A part was written and could not be taken back yet: undo it in the pane once Excel answers again, or close the workbook without saving.";
      return new ExcelProblem(code, `${problem.message} ${help}`, { cause: problem });
    }
    const calm = "The workbook is as it was before.";
    return new ExcelProblem(code, `${problem.message} ${calm}`, { cause: problem });
  }
}

/** Names the sheet that is not there, where that is what went wrong. */
async function whyUnread(
  context: Excel.RequestContext,
  sheets: readonly string[],
  error: unknown,
): Promise<unknown> {
  if (excelCode(error) !== "ItemNotFound") return error;
  const { worksheets } = context.workbook;
  worksheets.load("items/name");
  await context.sync();
  const known = (sheet: string) => worksheets.items.some(({ name }) => sameName(name, sheet));
  const sheet = sheets.find((each) => !known(each));
  if (sheet === undefined) return error;
  const message = `The workbook has no sheet "${sheet}": it was renamed or deleted. Try again, so that the workbook is read anew.`;
  return new RefusedChange("unknown-sheet", message, sheet);
}

/** The workbook that this page's Excel has open; Office.js must be ready. */
export function excelHost(): ExcelHost {
  return new ExcelHost();
}
