import { childOf, childrenOf, type Parts } from "./open-parts";

/** Defined names: allowed, unique in their scope, and of a sheet that is there. */
export function checkNames(parts: Parts, book: string): string[] {
  const faults: string[] = [];
  const root = parts.xml(book);
  const sheets = childrenOf(childOf(root, "sheets"), "sheet");
  const quoted = new Set(sheets.map((s) => s.attributes["name"]!.toLowerCase()));
  const seen = new Set<string>();
  const list = childOf(root, "definedNames");
  if (list && list.children.length === 0) faults.push("definedNames is empty");
  for (const { attributes, text } of childrenOf(list, "definedName")) {
    const name = attributes["name"] ?? "";
    const scope = attributes["localSheetId"];
    const key = `${scope ?? ""}!${name.toLowerCase()}`;
    if (seen.has(key)) faults.push(`the name ${name} is there twice`);
    seen.add(key);
    if (!/^[\p{L}_\\][\p{L}\p{N}_.?\\]*$/u.test(name))
      faults.push(`the name ${name} is not allowed`);
    if (scope !== undefined && Number(scope) >= sheets.length)
      faults.push(`${name}: no sheet ${scope}`);
    if (text === "") faults.push(`the name ${name} says nothing`);
    const sheet = /^'((?:[^']|'')+)'!/.exec(text)?.[1]?.replaceAll("''", "'");
    if (sheet !== undefined && !sheet.includes("[") && !quoted.has(sheet.toLowerCase())) {
      faults.push(`${name} names the sheet ${sheet}, which is not there`);
    }
  }
  return faults;
}
