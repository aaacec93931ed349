import type { BookRecord } from "./parse-record";

/** Names that our tables have, for workbooks whose state another program has lost. */
const OWN_NAME = /^Plumb[A-Z]/;

/** True for a table that we wrote. */
export function isOwnTable(record: BookRecord, name: string): boolean {
  const key = name.toLowerCase();
  if (record.sheets.some((sheet) => sheet.tables.some((table) => table.toLowerCase() === key))) {
    return true;
  }
  return record.sheets.length === 0 && OWN_NAME.test(name);
}
