import { PACKAGE_RELATIONSHIPS } from "./namespaces";
import type { PackageParts } from "./package-parts";
import { attribute, qualified } from "./xml-element";
import { escapeXml, XML_DECLARATION } from "./xml-text";

export interface Relationship {
  readonly id: string;
  /** Last word of its type, such as `worksheet`. */
  readonly kind: string;
  readonly type: string;
  /** Name of the part that it leads to; for an external target the target itself. */
  readonly target: string;
  readonly external: boolean;
}

/** Name of the part that holds a part's relationships; `""` is the package itself. */
export function relationshipsPart(owner: string): string {
  const slash = owner.lastIndexOf("/") + 1;
  return `${owner.slice(0, slash)}_rels/${owner.slice(slash)}.rels`;
}

/** Relationships of a part in their order; none when it has none. */
export function readRelationships(parts: PackageParts, owner: string): Relationship[] {
  const name = relationshipsPart(owner);
  if (!parts.has(name)) return [];
  return parts.readXml(name).root.children.flatMap((element) => {
    const id = attribute(element, "Id");
    const type = attribute(element, "Type");
    const target = attribute(element, "Target");
    if (element.local !== "Relationship" || !id || !type || target === undefined) return [];
    const external = attribute(element, "TargetMode") === "External";
    const kind = type.slice(type.lastIndexOf("/") + 1);
    return [
      { id, type, kind, external, target: external ? target : resolve(owner, target, parts) },
    ];
  });
}

/** Part name of a relationship's target: absolute, relative or percent-encoded. */
function resolve(owner: string, target: string, parts: PackageParts): string {
  const path = target.split(/[?#]/)[0]!.replaceAll("\\", "/");
  const base = path.startsWith("/") ? [] : owner.split("/").slice(0, -1);
  const steps = [...base];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  const name = steps.join("/");
  if (parts.has(name) || !name.includes("%")) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Adds a relationship from `owner` to the part `target`; gives its id. */
export function addRelationship(
  parts: PackageParts,
  owner: string,
  type: string,
  target: string,
): string {
  const name = relationshipsPart(owner);
  if (!parts.has(name)) {
    parts.write(name, `${XML_DECLARATION}<Relationships xmlns="${PACKAGE_RELATIONSHIPS}"/>`);
  }
  const taken = new Set(readRelationships(parts, owner).map((relationship) => relationship.id));
  let n = taken.size + 1;
  while (taken.has(`rId${n}`)) n++;
  const path = relativeTarget(owner, target);
  parts.edit(name, (edit, root) => {
    const tag = qualified(root, "Relationship");
    edit.append(root, `<${tag} Id="rId${n}" Type="${type}" Target="${escapeXml(path)}"/>`);
  });
  return `rId${n}`;
}

function relativeTarget(owner: string, target: string): string {
  const from = owner.split("/").slice(0, -1);
  const to = target.split("/");
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared++;
  const steps = [...from.slice(shared).map(() => ".."), ...to.slice(shared)];
  return steps.map((step) => encodeURI(step)).join("/");
}

/** Takes relationships away; the part goes when none is left and `dropEmpty` is given. */
export function removeRelationships(
  parts: PackageParts,
  owner: string,
  unwanted: (relationship: Relationship) => boolean,
): void {
  const name = relationshipsPart(owner);
  if (!parts.has(name)) return;
  const ids = new Set(
    readRelationships(parts, owner)
      .filter(unwanted)
      .map(({ id }) => id),
  );
  parts.edit(name, (edit, root) => {
    for (const element of root.children) {
      if (ids.has(attribute(element, "Id") ?? "")) edit.remove(element);
    }
  });
}
