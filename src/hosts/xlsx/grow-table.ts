import type { PackageParts } from "./package-parts";
import { columnName } from "./table-xml";
import { areaOf, areaReference, type BookTable } from "./tables";
import { attribute, child, childrenOf, numberAttribute } from "./xml-element";

/** Makes a user's table wider by columns at its right end. */
export function addTableColumns(
  parts: PackageParts,
  table: BookTable,
  headers: readonly string[],
): void {
  parts.edit(table.part, (edit, root) => {
    const right = table.area.right + headers.length;
    edit.setAttribute(root, "ref", areaReference({ ...table.area, right }));
    const filter = child(root, "autoFilter");
    const filtered = filter && areaOf(attribute(filter, "ref") ?? "");
    if (filter && filtered) edit.setAttribute(filter, "ref", areaReference({ ...filtered, right }));
    const list = child(root, "tableColumns")!;
    const columns = childrenOf(list, "tableColumn");
    const p = list.prefix === "" ? "" : `${list.prefix}:`;
    const first = Math.max(0, ...columns.map((c) => numberAttribute(c, "id") ?? 0)) + 1;
    const xml = headers.map(
      (header, n) => `<${p}tableColumn id="${first + n}" name="${columnName(header)}"/>`,
    );
    edit.append(list, xml.join(""));
    edit.setAttribute(list, "count", String(columns.length + headers.length));
  });
}

/** Takes columns out of a table again, by heading. */
export function removeTableColumns(
  parts: PackageParts,
  table: BookTable,
  headers: ReadonlySet<string>,
): void {
  parts.edit(table.part, (edit, root) => {
    const list = child(root, "tableColumns")!;
    const columns = childrenOf(list, "tableColumn");
    const gone = columns.filter((_, n) => headers.has(table.headers[n]?.toLowerCase() ?? ""));
    for (const column of gone) edit.remove(column);
    edit.setAttribute(list, "count", String(columns.length - gone.length));
    const right = table.area.right - gone.length;
    edit.setAttribute(root, "ref", areaReference({ ...table.area, right }));
    const filter = child(root, "autoFilter");
    const filtered = filter && areaOf(attribute(filter, "ref") ?? "");
    if (filter && filtered) edit.setAttribute(filter, "ref", areaReference({ ...filtered, right }));
  });
}
