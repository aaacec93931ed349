import type { WorkbookHost } from "../workbook/workbook-host";

/** Takes away everything that was ever created, and gives the names of the sheets that went. */
export async function cleanWorkbook(host: WorkbookHost): Promise<readonly string[]> {
  const before = await host.readInfo();
  await host.apply([{ kind: "clean" }]);
  const after = await host.readInfo();
  const left = new Set(after.sheets.map((sheet) => sheet.name));
  return before.sheets.map((sheet) => sheet.name).filter((name) => !left.has(name));
}
