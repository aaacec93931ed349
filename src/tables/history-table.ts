import type { Moment } from "../kernel/moment";
import { FORMATS } from "../sheets/written-columns";
import { HISTORY } from "../sheets/written-review";
import type { SheetContent } from "../workbook/sheet-content";
import { type ExistingTable, existingRows, momentOf, textOf } from "./existing-table";
import { FLOOR, archiveTable } from "./floor-archive";
import type { History, HistoryRow } from "./history";
import type { SheetContext } from "./sheet-context";
import { HEADER_ROW, emptyRow, sheetOf } from "./sheet-parts";
import { type ContentRow, tableContent } from "./written-content";

/** The history as it stands in the workbook; rows that are not ours are passed over. */
export function readHistory(table: ExistingTable | undefined): History {
  if (!table) return [];
  return existingRows(table, HISTORY).flatMap(({ values }) => {
    const row: Record<string, string | number | undefined> = {};
    for (const [key, column] of Object.entries(HISTORY.columns)) {
      const value = values.get(key);
      if (column.type.kind === "moment") row[key] = momentOf(value, table);
      else if (column.type.kind === "number" || column.type.kind === "percent")
        row[key] = typeof value === "number" ? value : undefined;
      else row[key] = textOf(value) === "" ? undefined : textOf(value);
    }
    const read = row as unknown as HistoryRow;
    const known = read.kind === "Draft" || read.kind === "Committed";
    return known && read.version !== undefined && read.key !== undefined ? [read] : [];
  });
}

/** The hidden sheet PlumbHistory. Plans stand at the left, entries of the floor that have left Targets at the right. */
export function historySheet(
  history: History,
  planStart: Moment,
  context: SheetContext,
): SheetContent {
  const rows: ContentRow<typeof HISTORY>[] = [...history];
  if (rows.length === 0) rows.push(emptyRow(HISTORY, "key", "No plan yet."));
  const table = tableContent(HISTORY, rows, {
    headerRow: HEADER_ROW,
    date1904: context.date1904,
    existing: undefined,
    formats: { when: FORMATS.moment },
  });
  const right = table.columns.length + 1;
  const archive = archiveTable(planStart, context, { row: table.row, column: right });
  return sheetOf({
    definition: HISTORY,
    table,
    title: "Plans as they were",
    lines: [
      "Plumbline reads this sheet to know what was planned: please leave it as it is.",
      "A row holds from its Version until the version in Until; where Until is empty it still does.",
    ],
    freezeColumns: 0,
    tabColor: "7F7F7F",
    ...(archive ? { beside: { tables: [{ definition: FLOOR, table: archive }], cells: [] } } : {}),
  });
}
