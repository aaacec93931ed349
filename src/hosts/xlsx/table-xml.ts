import type { Area } from "../../workbook/grid";
import type { TableContent } from "../../workbook/sheet-content";
import type { XmlEdit } from "./edit-xml";
import { insertChild, TABLE_ORDER } from "./element-order";
import { areaOf, areaReference } from "./tables";
import { attribute, child, childrenOf, numberAttribute, type XmlElement } from "./xml-element";
import { escapeCellText, escapeXml, unescapeCellText, XML_DECLARATION } from "./xml-text";

/** Area of a table as we write it: at least one data row, as Excel asks for. */
export function tableArea(table: TableContent): Area {
  return {
    top: table.row,
    left: table.column,
    bottom: table.row + Math.max(1, table.rows.length),
    right: table.column + table.columns.length - 1,
  };
}

/** A header as the attribute of its tableColumn. */
export function columnName(header: string): string {
  return escapeCellText(header).replaceAll("\n", "_x000a_").replaceAll("\t", "_x0009_");
}

/** A whole new table part. */
export function newTableXml(main: string, table: TableContent, id: number): string {
  const reference = areaReference(tableArea(table));
  const columns = table.columns
    .map(({ header }, n) => `<tableColumn id="${n + 1}" name="${columnName(header)}"/>`)
    .join("");
  const filter = table.filter ? `<autoFilter ref="${reference}"/>` : "";
  const name = escapeXml(table.name);
  return `${XML_DECLARATION}<table xmlns="${main}" id="${id}" name="${name}" displayName="${name}" ref="${reference}" totalsRowShown="0">${filter}<tableColumns count="${table.columns.length}">${columns}</tableColumns>${styleXml("", table)}</table>`;
}

function styleXml(p: string, table: TableContent): string {
  return `<${p}tableStyleInfo name="${escapeXml(table.style)}" showFirstColumn="0" showLastColumn="0" showRowStripes="${table.bandedRows ? 1 : 0}" showColumnStripes="0"/>`;
}

/**
 * Brings a table part that is there to new columns and rows. Columns that stay keep their entry
 * (id, formulas, totals), the filter and the sort order stay as the user set them.
 */
export function updateTableXml(
  edit: XmlEdit,
  root: XmlElement,
  table: TableContent,
  totalsRows: number,
): void {
  const data = tableArea(table);
  const whole = { ...data, bottom: data.bottom + totalsRows };
  const before = areaOf(attribute(root, "ref") ?? "");
  edit.setAttribute(root, "ref", areaReference(whole));
  const columns = childrenOf(child(root, "tableColumns"), "tableColumn");
  const headers = columns.map((c) => unescapeCellText(attribute(c, "name") ?? "").toLowerCase());
  const kept = table.columns.map(({ header }) => headers.indexOf(header.toLowerCase()));
  const same = kept.length === columns.length && kept.every((from, to) => from === to);
  if (!same) replaceColumns(edit, root, table, columns, kept);
  updateFilter(edit, root, table, data, kept);
  if (before) updateSort(edit, root, before, data, kept);
}

function replaceColumns(
  edit: XmlEdit,
  root: XmlElement,
  table: TableContent,
  columns: readonly XmlElement[],
  kept: readonly number[],
): void {
  const list = child(root, "tableColumns")!;
  const p = list.prefix === "" ? "" : `${list.prefix}:`;
  let next = Math.max(0, ...columns.map((c) => numberAttribute(c, "id") ?? 0)) + 1;
  const entries = table.columns.map(({ header }, n) => {
    const old = columns[kept[n]!];
    if (old) return edit.text.slice(old.start, old.end);
    return `<${p}tableColumn id="${next++}" name="${columnName(header)}"/>`;
  });
  const tag = `${p}tableColumns`;
  edit.replace(
    list.start,
    list.end,
    `<${tag} count="${entries.length}">${entries.join("")}</${tag}>`,
  );
}

function updateFilter(
  edit: XmlEdit,
  root: XmlElement,
  table: TableContent,
  data: Area,
  kept: readonly number[],
): void {
  const filter = child(root, "autoFilter");
  const p = root.prefix === "" ? "" : `${root.prefix}:`;
  if (!filter) {
    if (table.filter) {
      const xml = `<${p}autoFilter ref="${areaReference(data)}"/>`;
      insertChild(edit, root, TABLE_ORDER, "autoFilter", xml);
    }
    return;
  }
  edit.setAttribute(filter, "ref", areaReference(data));
  for (const column of childrenOf(filter, "filterColumn")) {
    const to = kept.indexOf(numberAttribute(column, "colId") ?? -1);
    if (to < 0) edit.remove(column);
    else edit.setAttribute(column, "colId", String(to));
  }
}

/** Sort conditions name cells of a column: they follow it. */
function updateSort(
  edit: XmlEdit,
  root: XmlElement,
  before: Area,
  data: Area,
  kept: readonly number[],
): void {
  const sort = child(root, "sortState");
  if (!sort) return;
  const body = { ...data, top: data.top + 1 };
  const moved = childrenOf(sort, "sortCondition").map((condition) => {
    const area = areaOf(attribute(condition, "ref") ?? "");
    return { condition, to: area ? kept.indexOf(area.left - before.left) : -1 };
  });
  if (moved.every(({ to }) => to < 0)) {
    edit.remove(sort);
    return;
  }
  edit.setAttribute(sort, "ref", areaReference(body));
  for (const { condition, to } of moved) {
    const column = { ...body, left: data.left + to, right: data.left + to };
    if (to < 0) edit.remove(condition);
    else edit.setAttribute(condition, "ref", areaReference(column));
  }
}
