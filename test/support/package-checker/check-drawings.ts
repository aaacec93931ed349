import { chartFaults } from "./check-chart";
import {
  all,
  childOf,
  childrenOf,
  linkIds,
  linksOf,
  type Element,
  type Link,
  type Parts,
} from "./open-parts";

/** Drawings of sheets: what they refer to, where their shapes stand, and the charts in them. */
export function checkDrawings(parts: Parts, book: string): string[] {
  const sheets = linksOf(parts, book).filter(({ kind }) => kind === "worksheet");
  const names = childrenOf(childOf(parts.xml(book), "sheets"), "sheet").map(({ attributes }) =>
    attributes["name"]!.toLowerCase(),
  );
  const faults = sheets.flatMap(({ target }) => {
    const root = parts.xml(target);
    const links = linksOf(parts, target);
    const elements = childrenOf(root, "drawing");
    const drawings = links.filter(({ kind }) => kind === "drawing");
    const unused = drawings.filter(({ id }) => !elements.flatMap(linkIds).includes(id));
    return [
      ...(elements.length > 1 ? [`${target}: two drawings`] : []),
      ...unused.map(({ id }) => `${target}: does not show its drawing ${id}`),
      ...elements.flatMap((element) => sheetDrawing(parts, target, element, links, names)),
    ];
  });
  return [...faults, ...orphans(parts)];
}

function orphans(parts: Parts): string[] {
  const used = new Set(
    [...parts.bytes.keys()].flatMap((owner) => linksOf(parts, owner).map(({ target }) => target)),
  );
  return parts.names
    .filter((name) => /^xl\/(drawings\/drawing|charts\/chart)\d+\.xml$/.test(name))
    .filter((name) => !used.has(name))
    .map((name) => `${name}: nothing leads to it`);
}

function sheetDrawing(
  parts: Parts,
  sheet: string,
  element: Element,
  links: readonly Link[],
  names: readonly string[],
): string[] {
  const link = links.find(({ id }) => linkIds(element).includes(id));
  if (link?.kind !== "drawing") return [`${sheet}: its drawing is none`];
  const root = parts.xml(link.target);
  if (root?.name !== "wsDr") return [`${link.target}: is not a drawing`];
  const inside = linksOf(parts, link.target);
  const faults = [...typeFaults(parts, link.target, "drawing+xml")];
  const ids = [...all(root)].flatMap(({ name, attributes }) =>
    name === "cNvPr" ? [attributes["id"] ?? ""] : [],
  );
  for (const id of ids.filter((each, n) => ids.indexOf(each) < n)) {
    faults.push(`${link.target}: two shapes have the id ${id}`);
  }
  for (const anchor of root.children) faults.push(...anchorFaults(link.target, anchor));
  for (const chart of [...all(root)].filter(({ name, uri }) => name === "chart" && isChart(uri))) {
    const part = inside.find(({ id }) => linkIds(chart).includes(id));
    if (part?.kind !== "chart") faults.push(`${link.target}: a chart leads to no chart`);
    else {
      faults.push(...typeFaults(parts, part.target, "chart+xml"));
      faults.push(...chartFaults(part.target, parts.xml(part.target), names));
    }
  }
  return faults;
}

const isChart = (uri: string) => /drawingml\/(2006\/)?chart$/.test(uri);

function typeFaults(parts: Parts, part: string, type: string): string[] {
  const override = parts
    .xml("[Content_Types].xml")
    ?.children.find(({ attributes }) => attributes["PartName"] === `/${part}`);
  const said = override?.attributes["ContentType"] ?? "";
  return said.endsWith(type) ? [] : [`${part}: its content type is "${said}"`];
}

function anchorFaults(part: string, anchor: Element): string[] {
  if (anchor.name !== "twoCellAnchor") return [];
  const corner = (name: string) => {
    const at = childOf(anchor, name);
    const number = (axis: string) => Number(childOf(at, axis)?.text ?? Number.NaN);
    return { row: number("row"), column: number("col") };
  };
  const [from, to] = [corner("from"), corner("to")];
  const isPlace = from.row >= 0 && from.column >= 0 && to.row < 1_048_576 && to.column < 16_384;
  const faults: string[] = [];
  if (!isPlace) faults.push(`${part}: a shape stands outside of the sheet`);
  if (to.row < from.row || to.column < from.column) {
    faults.push(`${part}: a shape ends before it begins`);
  }
  if (anchor.children.at(-1)?.name !== "clientData") {
    faults.push(`${part}: an anchor does not end in clientData`);
  }
  return faults;
}
