import { cellPosition, cellAddress } from "../../kernel/cell-address";
import type { Area, TableInfo } from "../../workbook/grid";
import type { Book, BookSheet } from "./book";
import type { PackageParts } from "./package-parts";
import { readRelationships } from "./relationships";
import { attribute, child, childrenOf, numberAttribute, type XmlElement } from "./xml-element";
import { unescapeCellText } from "./xml-text";

/** A table part and the sheet that it is on. */
export interface BookTable extends TableInfo {
  readonly part: string;
  readonly id: number;
  /** Headers as the cells show them. */
  readonly headers: readonly string[];
  /** True when a query or connection fills it. */
  readonly fromQuery: boolean;
}

/** Area of a reference such as `A1:C7` or `B2`; undefined when it is none. */
export function areaOf(reference: string): Area | undefined {
  const [first, last = first] = reference.split(":");
  const from = cellPosition(first ?? "");
  const to = cellPosition(last ?? "");
  if (!from || !to) return undefined;
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  };
}

export function areaReference({ top, left, bottom, right }: Area): string {
  const first = cellAddress(top, left);
  return top === bottom && left === right ? first : `${first}:${cellAddress(bottom, right)}`;
}

/** All tables of the workbook, sheet by sheet. */
export function readTables(parts: PackageParts, book: Book): BookTable[] {
  return book.sheets.flatMap((sheet) => tablesOfSheet(parts, sheet));
}

export function tablesOfSheet(parts: PackageParts, sheet: BookSheet): BookTable[] {
  if (sheet.part === undefined) return [];
  return readRelationships(parts, sheet.part)
    .filter((r) => r.kind === "table" && !r.external && parts.has(r.target))
    .flatMap(({ target }) => {
      const { root } = parts.readXml(target);
      const area = areaOf(attribute(root, "ref") ?? "");
      return area ? [tableOf(parts, target, root, area, sheet.name)] : [];
    });
}

function tableOf(
  parts: PackageParts,
  part: string,
  root: XmlElement,
  area: Area,
  sheet: string,
): BookTable {
  const type = attribute(root, "tableType") ?? "worksheet";
  return {
    ...{ part, area, sheet },
    name: attribute(root, "displayName") ?? attribute(root, "name") ?? "",
    id: numberAttribute(root, "id") ?? 0,
    hasHeader: numberAttribute(root, "headerRowCount") !== 0,
    hasTotals: (numberAttribute(root, "totalsRowCount") ?? 0) > 0,
    headers: childrenOf(child(root, "tableColumns"), "tableColumn").map((column) =>
      unescapeCellText(attribute(column, "name") ?? ""),
    ),
    fromQuery:
      type === "queryTable" || readRelationships(parts, part).some((r) => r.kind === "queryTable"),
  };
}
