import { addOwnerPivot } from "../hosts/xlsx/owner-pivot";
import { emptyWorkbook } from "../hosts/xlsx/empty-workbook";
import type { XlsxHost } from "../hosts/xlsx/xlsx-host";
import { sampleWorkbook } from "../sample/sample-workbook";
import type { SheetContent } from "../workbook/sheet-content";
import { templateSheets } from "../workbook/template";

/** The empty workbook of all input sheets. */
export async function templateBook(): Promise<Uint8Array> {
  return (await ownersBook(templateSheets())).save();
}

/** The sample factory's workbook. */
export async function sampleBook(): Promise<Uint8Array> {
  const { sheets, pivot } = sampleWorkbook();
  const host = await ownersBook(sheets);
  addOwnerPivot(host, pivot);
  return host.save();
}

/** A new workbook whose sheets are the user's from the start. */
async function ownersBook(sheets: readonly SheetContent[]): Promise<XlsxHost> {
  const host = emptyWorkbook();
  await host.apply(sheets.map((content) => ({ kind: "putSheet", content, owner: "user" })));
  return host;
}
