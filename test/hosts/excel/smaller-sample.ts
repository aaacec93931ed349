import { sampleWorkbook } from "../../../src/sample/sample-workbook";
import type { ContentValue, SheetContent } from "../../../src/workbook/sheet-content";
import type { WorkbookChange } from "../../../src/workbook/workbook-host";

/** Of the sample's orders one in so many is there, with what was booked on it. */
const ONE_IN = 2;

/** Figures in place of the owner's formulas: the embedded workbook does not reckon those. */
const figure = (value: ContentValue): ContentValue =>
  value !== null && typeof value === "object" && "formula" in value ? value.value : value;

/** The sample factory with fewer orders, as its owner would put it into a workbook. */
export function smallerSample(): WorkbookChange[] {
  const { sheets } = sampleWorkbook();
  const orders = sheets.find(({ name }) => name === "Orders")!.tables[0]!;
  const kept = new Set(orders.rows.filter((_, n) => n % ONE_IN === 0).map(([order]) => order));
  const withFewer = (content: SheetContent): SheetContent => ({
    ...content,
    cells: content.cells.map((cell) => ({ ...cell, value: figure(cell.value) })),
    // The order stands first in the two tables of the sample.
    tables: content.tables.map((table) => ({
      ...table,
      rows: table.rows.filter(([order]) => kept.has(order!)).map((row) => row.map(figure)),
    })),
  });
  return sheets.map((content) => ({
    kind: "putSheet",
    owner: "user",
    content: withFewer(content),
  }));
}
