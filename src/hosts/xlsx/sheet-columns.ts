import type { SheetContent } from "../../workbook/sheet-content";
import type { TableHistory } from "./old-sheet";
import { childrenOf, child, numberAttribute, type XmlElement } from "./xml-element";
import { escapeXml } from "./xml-text";

/** Attributes of a `col` element but min and max, for one column or a range of them. */
export interface ColumnLook {
  readonly from: number;
  readonly to: number;
  readonly attributes: ReadonlyMap<string, string>;
}

/** The looks of a sheet's columns, zero-based, in order. */
export function readColumnLooks(root: XmlElement): ColumnLook[] {
  return childrenOf(child(root, "cols"), "col").flatMap((element) => {
    const min = numberAttribute(element, "min");
    const max = numberAttribute(element, "max");
    if (min === undefined || max === undefined || min > max) return [];
    const own = element.attributes.filter((a) => a.uri === "" && !/^(min|max)$/.test(a.local));
    const attributes = new Map(own.map((a) => [a.local, a.value]));
    return [{ from: min - 1, to: max - 1, attributes }];
  });
}

/** The cols element; empty text when no column has a look of its own. */
export function columnsXml(p: string, looks: readonly ColumnLook[]): string {
  if (looks.length === 0) return "";
  const elements = looks.map(({ from, to, attributes }) => {
    const own = [...attributes].map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join("");
    return `<${p}col min="${from + 1}" max="${to + 1}"${own}/>`;
  });
  return `<${p}cols>${elements.join("")}</${p}cols>`;
}

/**
 * Looks of the columns of a sheet of ours: what the content asks for, except that a column that
 * was there before keeps the width (and the hiding) that it had.
 */
export function contentColumnLooks(
  content: SheetContent,
  before: readonly ColumnLook[],
  histories: readonly TableHistory[],
): ColumnLook[] {
  const wanted = wantedLooks(content);
  const last = Math.max(-1, ...wanted.keys(), ...before.map((look) => Math.min(look.to, 300)));
  const looks: ColumnLook[] = [];
  for (let column = 0; column <= last; column++) {
    const from = oldColumn(column, histories);
    const old = from === undefined ? undefined : before.find((l) => l.from <= from && from <= l.to);
    const attributes = new Map(wanted.get(column) ?? []);
    for (const name of ["width", "customWidth", "hidden", "bestFit"]) {
      const value = old?.attributes.get(name);
      if (value !== undefined) attributes.set(name, value);
      else if (old && name === "hidden") attributes.delete(name);
    }
    if (attributes.size > 0 && !attributes.has("width")) attributes.set("width", "9.140625");
    if (attributes.size > 0) looks.push({ from: column, to: column, attributes });
  }
  const rest = before.filter((look) => look.to > last);
  return [...looks, ...rest.map((look) => ({ ...look, from: Math.max(look.from, last + 1) }))];
}

function wantedLooks(content: SheetContent): Map<number, Map<string, string>> {
  const wanted = new Map<number, Map<string, string>>();
  const of = (column: number) => {
    const known = wanted.get(column) ?? new Map<string, string>();
    wanted.set(column, known);
    return known;
  };
  for (const { column, characters } of content.columnWidths) {
    // Excel's file width counts five pixels of margin in units of a seven-pixel digit.
    const width = Math.round((characters + 5 / 7) * 256) / 256;
    of(column)
      .set("width", String(Math.min(255, width)))
      .set("customWidth", "1");
  }
  for (const { from, to } of content.outlines ?? []) {
    for (let column = from; column <= to; column++) {
      of(column).set("outlineLevel", "1").set("hidden", "1");
    }
    of(to + 1).set("collapsed", "1");
  }
  return wanted;
}

/** Where the column stood before: by its table's history, else at the same place. */
function oldColumn(column: number, histories: readonly TableHistory[]): number | undefined {
  for (const { table, columns } of histories) {
    const n = column - table.column;
    if (n >= 0 && n < columns.length) return columns[n];
  }
  return column;
}
