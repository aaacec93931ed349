import type { BookRecord } from "./book-record";

export function emptyRecord(): BookRecord {
  return {
    ...{ touched: [], added: [], sheets: [], names: [], columns: [], lists: [] },
    ...{ listsSheet: "", calculates: false },
  };
}

/** The record as our state part holds it; an empty one when there is none or when it is damaged. */
export function parseRecord(json: string | undefined): BookRecord {
  if (json === undefined) return emptyRecord();
  try {
    return { ...emptyRecord(), ...(JSON.parse(json) as Partial<BookRecord>) };
  } catch {
    return emptyRecord();
  }
}
