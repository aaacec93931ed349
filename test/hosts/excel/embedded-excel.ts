/// <reference types="office-js" />
import type { EmbeddedHostOptions } from "../../../src/embedded/embedded-host";
import type { HostObject } from "../../../src/embedded/host-object";
import { cellAddress, cellPosition, quotedSheet } from "../../../src/kernel/cell-address";
import { isCellError, type CellValue } from "../../../src/workbook/grid";
import type { SheetSeed, WorkbookSeed } from "../../../src/hosts/workbook-seed";
import { stateXml } from "../../../src/hosts/state-part";
import { openPane, type EmbeddedPane } from "../../support/embedded-pane";

/** A pane whose `Excel`, `Office` and `DOMParser` are those of this test. */
export async function openExcel(
  options: Omit<EmbeddedHostOptions, "catalog"> = {},
): Promise<EmbeddedPane> {
  const pane = await openPane(options);
  useExcel(pane);
  return pane;
}

export function useExcel({ Excel, Office, window: { DOMParser } }: EmbeddedPane): void {
  Object.assign(globalThis, { Excel, Office, DOMParser });
}

/** Puts a workbook in the place of the one that the pane has; all of it is the user's. */
export function seedExcel({ host: { workbook } }: EmbeddedPane, seed: WorkbookSeed): void {
  workbook.replace((model) => {
    for (const { name } of seed.sheets) model.addSheet(name);
    model.change({ date1904: seed.date1904 ?? false });
  });
  for (const sheet of seed.sheets) {
    fillSheet(workbook, sheet);
    workbook.act((book) => setUp(book, sheet));
  }
  workbook.act((book) => {
    if (seed.state !== undefined) {
      const xml = stateXml({ text: seed.state, file: undefined });
      part(book, "CustomXmlParts").call("Add", [xml]);
    }
    if (seed.structureLocked) part(book, "Protection").call("Protect", []);
  });
}

function part(object: HostObject, name: string): HostObject {
  const found = object.object(name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
}

function fillSheet(workbook: EmbeddedPane["host"]["workbook"], { name, rows }: SheetSeed): void {
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0) return;
  const address = `${quotedSheet(name)}!A1:${cellAddress(rows.length - 1, width - 1)}`;
  workbook.type(
    address,
    rows.map((row) => Array.from({ length: width }, (_, n) => typed(row[n] ?? null))),
  );
}

function typed(value: CellValue): string | number | boolean | null {
  if (isCellError(value)) return value.error;
  return typeof value === "string" ? `'${value}` : value;
}

function setUp(book: HostObject, seed: SheetSeed): void {
  const sheet = part(book, "Worksheets").call("GetItem", [seed.name]) as HostObject;
  for (const [address, format] of Object.entries(seed.formats ?? {})) {
    if (!cellPosition(address)) throw new Error(`"${address}" is no cell.`);
    (sheet.call("GetRange", [address]) as HostObject).write("NumberFormat", format);
  }
  for (const [name, reference] of Object.entries(seed.tables ?? {})) {
    const table = part(sheet, "Tables").call("Add", [reference, true]) as HostObject;
    table.write("Name", name);
  }
  if (seed.hidden) sheet.write("Visibility", "Hidden");
  if (seed.protected) part(sheet, "Protection").call("Protect", []);
}
