import type { WorkbookSeed } from "../../src/hosts/workbook-seed";
import { emptyWorkbook } from "../../src/hosts/xlsx/empty-workbook";
import { type XmlEdit } from "../../src/hosts/xlsx/edit-xml";
import { insertChild, WORKBOOK_ORDER, WORKSHEET_ORDER } from "../../src/hosts/xlsx/element-order";
import { readBook } from "../../src/hosts/xlsx/book";
import { areaOf } from "../../src/hosts/xlsx/tables";
import { isCellError } from "../../src/workbook/grid";
import type { ContentCell, TableContent } from "../../src/workbook/sheet-content";
import type { XlsxHost } from "../../src/hosts/xlsx/xlsx-host";

/** The bytes of a workbook that looks as a seed says; all of it is the user's. */
export async function seedWorkbook(seed: WorkbookSeed): Promise<Uint8Array> {
  const host = emptyWorkbook();
  for (const sheet of seed.sheets) {
    const tables = Object.entries(sheet.tables ?? {}).map(([name, reference]): TableContent => {
      const area = areaOf(reference)!;
      const cells = (row: number) =>
        Array.from(
          { length: area.right - area.left + 1 },
          (_, n) => sheet.rows[row]?.[area.left + n] ?? null,
        );
      return {
        ...{ name, row: area.top, column: area.left, style: "TableStyleMedium2" },
        ...{ bandedRows: true, filter: true },
        columns: cells(area.top).map((header, n) => {
          const format = sheet.formats?.[`${String.fromCharCode(65 + n)}${area.top + 2}`];
          return { header: String(header), ...(format !== undefined && { format }) };
        }),
        rows: Array.from({ length: area.bottom - area.top }, (_, n) =>
          cells(area.top + 1 + n).map((value) => (isCellError(value) ? null : value)),
        ),
      };
    });
    const cells = sheet.rows.flatMap((row, r) =>
      row.flatMap((value, c): ContentCell[] => {
        const covered = Object.values(sheet.tables ?? {}).some((reference) => {
          const area = areaOf(reference)!;
          return r >= area.top && r <= area.bottom && c >= area.left && c <= area.right;
        });
        if (covered || value === null || isCellError(value)) return [];
        const format = sheet.formats?.[`${String.fromCharCode(65 + c)}${r + 1}`];
        return [{ row: r, column: c, value, ...(format !== undefined && { format }) }];
      }),
    );
    await host.apply([
      {
        kind: "putSheet",
        owner: "user",
        content: {
          ...{ name: sheet.name, visibility: sheet.hidden ? "hidden" : "visible", cells, tables },
          ...{ columnWidths: [], conditionalFormats: [], validations: [], notes: [] },
          print: { landscape: false, fitToWidth: false },
        },
      },
    ]);
  }
  protect(host, seed);
  return host.save();
}

function protect(host: XlsxHost, seed: WorkbookSeed): void {
  host.addRaw((parts) => {
    const book = readBook(parts);
    for (const sheet of book.sheets) {
      if (!seed.sheets[sheet.index]?.protected) continue;
      parts.edit(sheet.part!, (edit, root) =>
        insertChild(edit, root, WORKSHEET_ORDER, "sheetProtection", '<sheetProtection sheet="1"/>'),
      );
    }
    if (!seed.structureLocked) return;
    parts.edit(book.part, (edit: XmlEdit, root) =>
      insertChild(
        edit,
        root,
        WORKBOOK_ORDER,
        "workbookProtection",
        '<workbookProtection lockStructure="1"/>',
      ),
    );
  });
}
