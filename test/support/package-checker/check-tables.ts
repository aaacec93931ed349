import {
  box,
  childOf,
  childrenOf,
  linkIds,
  linksOf,
  type Box,
  type Element,
  type Parts,
} from "./open-parts";

/** Tables: ids and names, headers as their cells have them, no overlap, columns as wide as the area. */
export function checkTables(parts: Parts, book: string): string[] {
  const faults: string[] = [];
  const ids: string[] = [];
  const names: string[] = [];
  const links = linksOf(parts, book);
  const strings = sharedTexts(parts, links.find((l) => l.kind === "sharedStrings")?.target);
  for (const { target, kind } of links) {
    const sheet = kind === "worksheet" ? parts.xml(target) : undefined;
    if (!sheet) continue;
    const listed = childrenOf(childOf(sheet, "tableParts"), "tablePart").flatMap(linkIds);
    const tables = linksOf(parts, target).filter((l) => l.kind === "table");
    for (const { id } of tables) {
      if (!listed.includes(id)) faults.push(`${target}: table ${id} is not in tableParts`);
    }
    const areas: Box[] = [];
    for (const link of tables) {
      const root = parts.xml(link.target);
      const area = root && box(root.attributes["ref"] ?? "");
      if (!root || !area) {
        faults.push(`${link.target}: no area`);
        continue;
      }
      ids.push(root.attributes["id"] ?? "");
      names.push((root.attributes["displayName"] ?? "").toLowerCase());
      faults.push(...checkTable(link.target, root, area, cellTexts(sheet, strings)));
      const clash = areas.some(
        (a) =>
          a.left <= area.right &&
          area.left <= a.right &&
          a.top <= area.bottom &&
          area.top <= a.bottom,
      );
      if (clash) faults.push(`${link.target}: overlaps another table`);
      areas.push(area);
      for (const merge of childrenOf(childOf(sheet, "mergeCells"), "mergeCell")) {
        const m = box(merge.attributes["ref"] ?? "");
        if (
          m &&
          m.left <= area.right &&
          area.left <= m.right &&
          m.top <= area.bottom &&
          area.top <= m.bottom
        ) {
          faults.push(`${link.target}: has merged cells`);
        }
      }
    }
  }
  const repeated = (list: readonly string[]) => list.filter((v, n) => list.indexOf(v) < n);
  for (const id of repeated(ids)) faults.push(`table id ${id} twice`);
  for (const name of repeated(names)) faults.push(`table name ${name} twice`);
  return faults;
}

function checkTable(
  part: string,
  root: Element,
  area: Box,
  texts: ReadonlyMap<string, string>,
): string[] {
  const faults: string[] = [];
  const columns = childrenOf(childOf(root, "tableColumns"), "tableColumn");
  const name = root.attributes["displayName"] ?? "";
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name)) faults.push(`${part}: bad name ${name}`);
  if (columns.length !== area.right - area.left + 1)
    faults.push(`${part}: wrong number of columns`);
  const headers = columns.map((c) => plain(c.attributes["name"] ?? ""));
  if (new Set(headers.map((h) => h.toLowerCase())).size !== headers.length) {
    faults.push(`${part}: two columns of one name`);
  }
  const ids = columns.map((c) => c.attributes["id"]);
  if (new Set(ids).size !== ids.length) faults.push(`${part}: two columns of one id`);
  if (root.attributes["headerRowCount"] !== "0") {
    headers.forEach((header, n) => {
      const cell = texts.get(`${area.top}:${area.left + n}`);
      if (cell === undefined || plain(cell) !== header) {
        faults.push(`${part}: the header ${header} is not what its cell says (${cell})`);
      }
    });
  }
  const totals = Number(root.attributes["totalsRowCount"] ?? 0);
  if (area.bottom - totals <= area.top) faults.push(`${part}: no data row`);
  const filter = childOf(root, "autoFilter");
  const filtered = filter && box(filter.attributes["ref"] ?? "");
  if (
    filter &&
    (filtered?.right !== area.right ||
      filtered.top !== area.top ||
      filtered.bottom !== area.bottom - totals)
  ) {
    faults.push(`${part}: the filter's area is not the table's`);
  }
  for (const column of childrenOf(filter, "filterColumn")) {
    if (Number(column.attributes["colId"]) >= columns.length)
      faults.push(`${part}: no such filter column`);
  }
  return faults;
}

/** Line ends of a header may be written in two ways. */
function plain(text: string): string {
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/\r\n?/g, "\n");
}

function sharedTexts(parts: Parts, name: string | undefined): string[] {
  const root = name === undefined ? undefined : parts.xml(name);
  return childrenOf(root, "si").map(richText);
}

function richText(element: Element): string {
  return element.children
    .map((c) => (c.name === "t" ? c.text : c.name === "r" ? richText(c) : ""))
    .join("");
}

const known = new WeakMap<Element, Map<string, string>>();

/** Texts of a sheet's cells by `row:column`, zero-based. */
function cellTexts(sheet: Element, strings: readonly string[]): Map<string, string> {
  const found = known.get(sheet);
  if (found) return found;
  const texts = new Map<string, string>();
  let row = -1;
  for (const element of childrenOf(childOf(sheet, "sheetData"), "row")) {
    row = element.attributes["r"] === undefined ? row + 1 : Number(element.attributes["r"]) - 1;
    let column = -1;
    for (const cell of childrenOf(element, "c")) {
      column = cell.attributes["r"] === undefined ? column + 1 : box(cell.attributes["r"])!.left;
      const value = childOf(cell, "v")?.text ?? "";
      const inline = childOf(cell, "is");
      const type = cell.attributes["t"];
      texts.set(
        `${row}:${column}`,
        type === "s" ? (strings[Number(value)] ?? "") : inline ? richText(inline) : value,
      );
    }
  }
  known.set(sheet, texts);
  return texts;
}
