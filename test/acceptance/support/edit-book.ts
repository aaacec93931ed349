/**
 * Changes single cells of a written file as a planner does in Excel: everything else in the package
 * stays as it is. (SheetJS would drop the tables.)
 */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { readFileSync, writeFileSync } from "node:fs";
import * as XLSX from "@e965/xlsx";

export type Parts = Record<string, Uint8Array>;

export function readParts(path: string): Parts {
  return unzipSync(new Uint8Array(readFileSync(path)));
}

export function writeParts(path: string, parts: Parts): void {
  writeFileSync(path, zipSync(parts));
}

export function partText(parts: Parts, name: string): string {
  return strFromU8(parts[name] ?? new Uint8Array());
}

export function setPart(parts: Parts, name: string, text: string): void {
  parts[name] = strToU8(text);
}

function attribute(tag: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
}

/** The part that holds a sheet. */
export function sheetPart(parts: Parts, sheet: string): string {
  const tags = partText(parts, "xl/workbook.xml").match(/<(?:\w+:)?sheet\s[^>]*>/g) ?? [];
  const tag = tags.find((found) => attribute(found, "name") === sheet) ?? "";
  const id = attribute(tag, "r:id") || attribute(tag, "\\w+:id");
  const links = partText(parts, "xl/_rels/workbook.xml.rels").match(/<Relationship\s[^>]*>/g) ?? [];
  const target = attribute(links.find((found) => attribute(found, "Id") === id) ?? "", "Target");
  if (target === "") throw new Error(`There is no sheet ${sheet}.`);
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

function cellXml(address: string, style: string, value: string | number): string {
  const keep = style === "" ? "" : ` s="${style}"`;
  return typeof value === "number"
    ? `<c r="${address}"${keep}><v>${value}</v></c>`
    : `<c r="${address}"${keep} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

/** Puts a value into a cell, whether the row and the cell are there or not. */
export function setCell(
  parts: Parts,
  sheet: string,
  address: string,
  value: string | number,
): void {
  const part = sheetPart(parts, sheet);
  let xml = partText(parts, part);
  const { r, c } = XLSX.utils.decode_cell(address);
  const row = new RegExp(`<row [^>]*?\\br="${r + 1}"[^>]*?(?:/>|>[\\s\\S]*?</row>)`).exec(xml);
  if (row === null) throw new Error(`${sheet} has no row ${r + 1}.`);
  const cell = new RegExp(`<c r="${address}"([^>]*?)(?:/>|>[\\s\\S]*?</c>)`).exec(row[0]);
  let changed: string;
  if (cell) {
    const style = attribute(cell[1] ?? "", "s");
    changed = row[0].replace(cell[0], () => cellXml(address, style, value));
  } else {
    const open = /^<row [^>]*?\/>/.test(row[0]) ? row[0].replace(/\/>$/, "></row>") : row[0];
    const cells = [...open.matchAll(/<c r="([A-Z]+)\d+"/g)];
    const after = cells.find((found) => XLSX.utils.decode_col(found[1] ?? "A") > c);
    const place = after?.index ?? open.lastIndexOf("</row>");
    changed = open.slice(0, place) + cellXml(address, "", value) + open.slice(place);
  }
  xml = xml.slice(0, row.index) + changed + xml.slice(row.index + row[0].length);
  setPart(parts, part, xml);
}

/** The name and text of the table part on a sheet. */
export function tablePart(parts: Parts, tableName: string): string {
  const found = Object.keys(parts).find(
    (name) => /^xl\/tables\//.test(name) && partText(parts, name).includes(`name="${tableName}"`),
  );
  if (found === undefined) throw new Error(`There is no table ${tableName}.`);
  return found;
}

/** Adds a column of the user's own to the right of a table, as Excel does when one types there. */
export function addTableColumn(
  parts: Parts,
  sheet: string,
  tableName: string,
  heading: string,
  values: readonly (string | number)[],
): void {
  const part = tablePart(parts, tableName);
  let xml = partText(parts, part);
  const ref = /<table [^>]*?\bref="([^"]+)"/.exec(xml)?.[1] ?? "A1";
  const range = XLSX.utils.decode_range(ref);
  const wider = XLSX.utils.encode_range({ s: range.s, e: { r: range.e.r, c: range.e.c + 1 } });
  const ids = [...xml.matchAll(/<tableColumn [^>]*?\bid="(\d+)"/g)].map((found) =>
    Number(found[1]),
  );
  const count = ids.length + 1;
  xml = xml.split(`ref="${ref}"`).join(`ref="${wider}"`);
  xml = xml.replace(/<tableColumns count="\d+"/, `<tableColumns count="${count}"`);
  const column = `<tableColumn id="${Math.max(...ids) + 1}" name="${heading}"/>`;
  xml = xml.replace("</tableColumns>", `${column}</tableColumns>`);
  setPart(parts, part, xml);
  setCell(parts, sheet, XLSX.utils.encode_cell({ r: range.s.r, c: range.e.c + 1 }), heading);
  values.forEach((value, index) => {
    const address = XLSX.utils.encode_cell({ r: range.s.r + 1 + index, c: range.e.c + 1 });
    setCell(parts, sheet, address, value);
  });
}
