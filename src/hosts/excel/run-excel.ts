/// <reference types="office-js" />
import { isCellEdit, problemFrom } from "./excel-problem";

/** True when Excel has this version of its interface. */
export function supports(version: string): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", version);
}

/** Milliseconds until the one more try, when a cell was being edited. */
const SECOND_TRY = 1_500;

/**
 * Runs a task against Excel. It waits while a cell is being edited and tries once more where Excel
 * does not wait; with `undoGroup` all of it is one step for Excel's own Undo, where Excel can do
 * that. Errors come out in a planner's words.
 */
export async function runExcel<T>(
  task: (context: Excel.RequestContext) => Promise<T>,
  undoGroup = false,
): Promise<T> {
  const options: Excel.RunOptions = { delayForCellEdit: true };
  if (undoGroup && supports("1.20")) options.mergeUndoGroup = true;
  try {
    return await Excel.run(options, task);
  } catch (error) {
    if (!isCellEdit(error)) throw problemFrom(error);
  }
  await new Promise((resolve) => setTimeout(resolve, SECOND_TRY));
  try {
    return await Excel.run(options, task);
  } catch (error) {
    throw problemFrom(error);
  }
}
