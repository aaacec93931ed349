import { all, linkIds, linksOf, linksPart, type Parts } from "./open-parts";

/** Relationship targets, ids that are used, and content types. */
export function checkLinks(parts: Parts): string[] {
  const faults: string[] = [];
  const types = parts.xml("[Content_Types].xml");
  if (!types) return ["no [Content_Types].xml"];
  const defaults = new Map<string, string>();
  const overrides = new Map<string, string>();
  for (const { name, attributes } of types.children) {
    const isDefault = name === "Default";
    const key = (isDefault ? attributes["Extension"] : attributes["PartName"])?.toLowerCase() ?? "";
    const list = isDefault ? defaults : overrides;
    if (list.has(key)) faults.push(`content type said twice: ${key}`);
    list.set(key, attributes["ContentType"] ?? "");
  }
  const lower = new Set([...parts.bytes.keys()].map((name) => `/${name}`.toLowerCase()));
  for (const name of overrides.keys()) {
    if (!lower.has(decodeURIComponent(name)) && !lower.has(name)) {
      faults.push(`content type of a part that is not there: ${name}`);
    }
  }
  for (const name of parts.bytes.keys()) {
    if (name === "[Content_Types].xml") continue;
    const extension = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
    const path = `/${name}`.toLowerCase();
    if (!overrides.has(path) && !overrides.has(encodeURI(path)) && !defaults.has(extension)) {
      faults.push(`${name} has no content type`);
    }
  }
  for (const owner of ["", ...parts.bytes.keys()]) faults.push(...checkOwner(parts, owner, lower));
  return faults;
}

function checkOwner(parts: Parts, owner: string, lower: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  const links = linksOf(parts, owner);
  const ids = new Set<string>();
  for (const { id, target, external } of links) {
    if (ids.has(id)) faults.push(`${linksPart(owner)}: the id ${id} is there twice`);
    ids.add(id);
    if (!external && !lower.has(`/${target}`.toLowerCase())) {
      faults.push(`${linksPart(owner)}: ${id} leads to ${target}, which is not there`);
    }
  }
  const root = parts.xml(owner);
  if (!root || owner.endsWith(".rels")) return faults;
  for (const element of all(root)) {
    for (const id of linkIds(element)) {
      if (id !== "" && !ids.has(id))
        faults.push(`${owner}: ${element.name} uses ${id}, which is not there`);
    }
  }
  return faults;
}
