/// <reference types="office-js" />
import type { ExcelHost } from "../hosts/excel/excel-host";
import type { OfficeSide } from "./office-side";

/** The workbook that is open in Excel, for the pane. Office.js must be ready. */
export function excelSide(host: ExcelHost): OfficeSide {
  return { host, bookName, goTo, canUndo: () => host.canUndo, undo: () => host.undo() };
}

function bookName(): string {
  const name = decoded(Office.context.document.url ?? "")
    .split(/[\\/]/)
    .pop();
  return name || "this workbook";
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

async function goTo(sheet: string, cell: string): Promise<void> {
  await Excel.run(async (context) => {
    const worksheet = context.workbook.worksheets.getItem(sheet);
    worksheet.activate();
    if (cell !== "") worksheet.getRange(cell).select();
    await context.sync();
  });
}

/** Background of Office's theme, such as `#262626`; undefined where Office tells none. */
export function officeBackground(): string | undefined {
  return Office.context.officeTheme?.bodyBackgroundColor;
}
