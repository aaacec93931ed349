import type { SheetContent } from "../../workbook/sheet-content";
import { blocksOf } from "./cell-blocks";
import { contentEntry } from "./cell-entry";
import { styleArea, writeRows } from "./write-cells";
import type { WriteQueue } from "./write-queue";

/** Cells outside the tables: their values in rectangles, then their looks. */
export function putLooseCells(queue: WriteQueue, { name, cells }: SheetContent): void {
  for (const { area, cells: block } of blocksOf(cells)) {
    const width = area.right - area.left + 1;
    const entries = block.map(({ value }) => contentEntry(value));
    const rows = Array.from({ length: area.bottom - area.top + 1 }, (_, n) =>
      entries.slice(n * width, (n + 1) * width),
    );
    writeRows(queue, name, area, rows);
  }
  const styled = cells.map((cell) => {
    const { value, format } = cell;
    const isLink = typeof value === "object" && value !== null && "linkTo" in value;
    return {
      ...cell,
      look: cell.style ?? (isLink ? ("link" as const) : ("plain" as const)),
      format,
    };
  });
  for (const { area, cells: block } of blocksOf(styled, (c) => `${c.look}|${c.format ?? ""}`)) {
    const { look, format } = block[0]!;
    styleArea(queue, name, area, look, format);
  }
}
