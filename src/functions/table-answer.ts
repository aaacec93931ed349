import type { ContentValue, TableContent } from "../workbook/sheet-content";
import type { Answer, FunctionValue } from "./argument";

/** A table of ours as it spills: its headings, then its rows. */
export function tableAnswer(
  table: TableContent,
  rows: readonly (readonly ContentValue[])[] = table.rows,
): Answer {
  return [table.columns.map(({ header }) => header), ...rows.map((row) => row.map(valueOf))];
}

function valueOf(content: ContentValue): FunctionValue {
  if (content === null) return "";
  if (typeof content !== "object") return content;
  return "text" in content ? content.text : (content.value ?? "");
}
