import type { Area } from "../../workbook/grid";
import { findSheet, readBook } from "./book";
import { declareContentType } from "./content-types";
import { CellEditor } from "./edit-cells";
import { relationshipAttribute } from "./edit-workbook";
import { XmlEdit } from "./edit-xml";
import { insertChild, WORKBOOK_ORDER } from "./element-order";
import { CONTENT_TYPE, type Flavour } from "./namespaces";
import type { PackageParts } from "./package-parts";
import { addRelationship } from "./relationships";
import { areaReference } from "./tables";
import { child, qualified } from "./xml-element";
import { escapeXml, XML_DECLARATION } from "./xml-text";
import type { XlsxHost } from "./xlsx-host";

/** A pivot table of the owner's: the sum of one column for each value of another. */
export interface OwnerPivot {
  readonly name: string;
  readonly sheet: string;
  /** First cell, zero-based. Two columns, a row for each value, a heading and a total. */
  readonly at: { readonly row: number; readonly column: number };
  /** Header row and data of the source. */
  readonly source: { readonly sheet: string; readonly area: Area };
  readonly headers: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly by: string;
  readonly sumOf: string;
}

interface Summary {
  readonly byColumn: number;
  readonly sumColumn: number;
  readonly keys: readonly string[];
  readonly sums: ReadonlyMap<string, number>;
}

/** Adds the pivot table with its cache, and the cells that it shows. */
export function addOwnerPivot(host: XlsxHost, pivot: OwnerPivot): void {
  const summary = summarise(pivot);
  host.addRaw((parts) => {
    const book = readBook(parts);
    const sheetPart = findSheet(book, pivot.sheet)?.part;
    if (sheetPart === undefined) throw new Error(`There is no sheet "${pivot.sheet}".`);
    const type = book.flavour.relationshipType;
    const cache = parts.freeName("xl/pivotCache/pivotCacheDefinition", ".xml");
    const records = parts.freeName("xl/pivotCache/pivotCacheRecords", ".xml");
    const table = parts.freeName("xl/pivotTables/pivotTable", ".xml");
    parts.write(records, recordsXml(book.flavour, pivot, summary));
    const recordsId = addRelationship(parts, cache, `${type}/pivotCacheRecords`, records);
    parts.write(cache, cacheXml(book.flavour, pivot, summary, recordsId));
    parts.write(table, tableXml(book.flavour, pivot, summary));
    addRelationship(parts, table, `${type}/pivotCacheDefinition`, cache);
    addRelationship(parts, sheetPart, `${type}/pivotTable`, table);
    const id = addRelationship(parts, book.part, `${type}/pivotCacheDefinition`, cache);
    declareContentType(parts, records, CONTENT_TYPE.pivotRecords);
    declareContentType(parts, cache, CONTENT_TYPE.pivotCache);
    declareContentType(parts, table, CONTENT_TYPE.pivotTable);
    parts.edit(book.part, (edit, root) => {
      const entry = `<${qualified(root, "pivotCache")} cacheId="1"${relationshipAttribute(root, book, id)}/>`;
      if (child(root, "pivotCaches")) throw new Error("The workbook has a pivot table already.");
      const tag = qualified(root, "pivotCaches");
      insertChild(edit, root, WORKBOOK_ORDER, "pivotCaches", `<${tag}>${entry}</${tag}>`);
    });
    showCells(parts, sheetPart, pivot, summary);
  });
}

function summarise({ headers, rows, by, sumOf }: OwnerPivot): Summary {
  const byColumn = headers.indexOf(by);
  const sumColumn = headers.indexOf(sumOf);
  if (byColumn < 0 || sumColumn < 0) throw new Error(`There is no column "${by}" or "${sumOf}".`);
  const sums = new Map<string, number>();
  for (const row of rows) {
    const key = String(row[byColumn]);
    sums.set(key, (sums.get(key) ?? 0) + Number(row[sumColumn] ?? 0));
  }
  return { byColumn, sumColumn, sums, keys: [...sums.keys()].sort() };
}

function showCells(
  parts: PackageParts,
  sheetPart: string,
  { at, by, sumOf }: OwnerPivot,
  { keys, sums }: Summary,
): void {
  const edit = new XmlEdit(parts.readText(sheetPart));
  const cells = new CellEditor(edit, edit.text, sheetPart);
  const total = [...sums.values()].reduce((a, b) => a + b, 0);
  const lines: (readonly [string, string | number])[] = [
    [by, `Sum of ${sumOf}`],
    ...keys.map((key) => [key, sums.get(key)!] as const),
    ["Grand Total", total],
  ];
  lines.forEach(([left, right], n) => {
    cells.put(at.row + n, { column: at.column, value: left, style: 0 });
    cells.put(at.row + n, { column: at.column + 1, value: right, style: 0 });
  });
  cells.flush();
  parts.write(sheetPart, edit.result());
}

function cacheXml(flavour: Flavour, pivot: OwnerPivot, summary: Summary, id: string): string {
  const { source, headers, rows } = pivot;
  const fields = headers.map((header, n) => {
    const items = n === summary.byColumn ? keyItems(summary) : plainItems(rows.map((r) => r[n]));
    return `<cacheField name="${escapeXml(header)}" numFmtId="0">${items}</cacheField>`;
  });
  return `${XML_DECLARATION}<pivotCacheDefinition xmlns="${flavour.main}" xmlns:r="${flavour.relationships}" r:id="${id}" refreshOnLoad="1" createdVersion="4" refreshedVersion="4" minRefreshableVersion="3" recordCount="${rows.length}"><cacheSource type="worksheet"><worksheetSource ref="${areaReference(source.area)}" sheet="${escapeXml(source.sheet)}"/></cacheSource><cacheFields count="${headers.length}">${fields.join("")}</cacheFields></pivotCacheDefinition>`;
}

function keyItems({ keys }: Summary): string {
  const items = keys.map((key) => `<s v="${escapeXml(key)}"/>`).join("");
  return `<sharedItems count="${keys.length}">${items}</sharedItems>`;
}

function plainItems(values: readonly (string | number | undefined)[]): string {
  const numbers = values.filter((value) => typeof value === "number");
  if (numbers.length < values.length || numbers.length === 0) return "<sharedItems/>";
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const whole = numbers.every(Number.isInteger) ? ' containsInteger="1"' : "";
  return `<sharedItems containsSemiMixedTypes="0" containsString="0" containsNumber="1"${whole} minValue="${low}" maxValue="${high}"/>`;
}

function recordsXml(flavour: Flavour, { rows }: OwnerPivot, summary: Summary): string {
  const records = rows.map((row) => {
    const values = row.map((value, n) => {
      if (n === summary.byColumn) return `<x v="${summary.keys.indexOf(String(value))}"/>`;
      return typeof value === "number" ? `<n v="${value}"/>` : `<s v="${escapeXml(value)}"/>`;
    });
    return `<r>${values.join("")}</r>`;
  });
  return `${XML_DECLARATION}<pivotCacheRecords xmlns="${flavour.main}" count="${rows.length}">${records.join("")}</pivotCacheRecords>`;
}

function tableXml(flavour: Flavour, pivot: OwnerPivot, summary: Summary): string {
  const { name, at, headers, sumOf } = pivot;
  const { keys, byColumn, sumColumn } = summary;
  const area = {
    top: at.row,
    left: at.column,
    bottom: at.row + keys.length + 1,
    right: at.column + 1,
  };
  const items = keys.map((_, n) => `<item x="${n}"/>`).join("");
  const fields = headers.map((_, n) => {
    if (n === byColumn) {
      return `<pivotField axis="axisRow" showAll="0"><items count="${keys.length + 1}">${items}<item t="default"/></items></pivotField>`;
    }
    return n === sumColumn
      ? '<pivotField dataField="1" showAll="0"/>'
      : '<pivotField showAll="0"/>';
  });
  const rowItems = keys.map((_, n) => `<i><x${n === 0 ? "" : ` v="${n}"`}/></i>`).join("");
  return `${XML_DECLARATION}<pivotTableDefinition xmlns="${flavour.main}" name="${escapeXml(name)}" cacheId="1" applyNumberFormats="0" applyBorderFormats="0" applyFontFormats="0" applyPatternFormats="0" applyAlignmentFormats="0" applyWidthHeightFormats="1" dataCaption="Values" updatedVersion="4" minRefreshableVersion="3" createdVersion="4" useAutoFormatting="1" itemPrintTitles="1" indent="0" outline="1" outlineData="1" rowHeaderCaption="${escapeXml(pivot.by)}"><location ref="${areaReference(area)}" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="${headers.length}">${fields.join("")}</pivotFields><rowFields count="1"><field x="${byColumn}"/></rowFields><rowItems count="${keys.length + 1}">${rowItems}<i t="grand"><x/></i></rowItems><colItems count="1"><i/></colItems><dataFields count="1"><dataField name="Sum of ${escapeXml(sumOf)}" fld="${sumColumn}" baseField="0" baseItem="0"/></dataFields><pivotTableStyleInfo name="PivotStyleLight16" showRowHeaders="1" showColHeaders="1" showRowStripes="0" showColStripes="0" showLastColumn="1"/></pivotTableDefinition>`;
}
