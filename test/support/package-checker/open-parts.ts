import { unzipSync } from "fflate";
import { SaxesParser } from "saxes";

/** An element, read without anything of the product. */
export interface Element {
  readonly name: string;
  readonly uri: string;
  /** By name without prefix; those with a namespace as `{uri}name`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

export interface Parts {
  readonly names: readonly string[];
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  xml(name: string): Element | undefined;
  /** Faults of the package itself. */
  readonly faults: readonly string[];
}

/** Parts are parsed when they are asked for, and all of them for `faults`. */
export function openParts(bytes: Uint8Array): Parts {
  const unzipped = unzipSync(bytes);
  const names = centralNames(bytes);
  const files = new Map(Object.entries(unzipped).filter(([name]) => !name.endsWith("/")));
  const trees = new Map<string, Element | undefined>();
  const unparsed: string[] = [];
  const xml = (name: string): Element | undefined => {
    const content = files.get(name);
    if (trees.has(name) || !content || !/\.(xml|rels)$/i.test(name)) return trees.get(name);
    trees.set(name, undefined);
    try {
      trees.set(name, parse(decode(content)));
    } catch (error) {
      unparsed.push(`${name}: ${String(error)}`);
    }
    return trees.get(name);
  };
  return {
    ...{ names, bytes: files, xml },
    get faults() {
      for (const name of files.keys()) xml(name);
      return [...namedTwice(names), ...unparsed];
    },
  };
}

function namedTwice(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.flatMap((name) => {
    const isTwice = seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    return isTwice ? [`two zip entries with the name ${name}`] : [];
  });
}

function decode(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff || bytes[0] === 0xfe;
  return new TextDecoder(utf16 ? "utf-16" : "utf-8").decode(bytes);
}

/** Names in the central directory, duplicates included. */
function centralNames(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (view.getUint32(end, true) !== 0x06054b50) end--;
  let at = view.getUint32(end + 16, true);
  return Array.from({ length: view.getUint16(end + 10, true) }, () => {
    const length = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    return name;
  });
}

function parse(text: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const open: Element[] = [];
  let root: Element | undefined;
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const a of Object.values(tag.attributes)) {
      attributes[a.uri === "" ? a.local : `{${a.uri}}${a.local}`] = a.value;
    }
    const element = { name: tag.local, uri: tag.uri, attributes, children: [], text: "" };
    root ??= element;
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (piece) => {
    const element = open.at(-1);
    if (element) element.text += piece;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(text).close();
  return root!;
}

export function childOf(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((c) => c.name === name && c.uri === element.uri);
}

export function childrenOf(element: Element | undefined, name: string): Element[] {
  return element?.children.filter((c) => c.name === name && c.uri === element.uri) ?? [];
}

export function* all(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) yield* all(child);
}

export interface Link {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
  readonly external: boolean;
}

export function linksPart(owner: string): string {
  const slash = owner.lastIndexOf("/") + 1;
  return `${owner.slice(0, slash)}_rels/${owner.slice(slash)}.rels`;
}

/** Relationships of a part with their targets as part names. */
export function linksOf(parts: Parts, owner: string): Link[] {
  const root = parts.xml(linksPart(owner));
  return (root?.children ?? []).map(({ attributes }) => {
    const external = attributes["TargetMode"] === "External";
    const raw = attributes["Target"] ?? "";
    const target = external
      ? raw
      : decodeURIComponent(new URL(raw, `http://x/${owner}`).pathname.slice(1));
    const type = attributes["Type"] ?? "";
    return {
      id: attributes["Id"] ?? "",
      kind: type.slice(type.lastIndexOf("/") + 1),
      target,
      external,
    };
  });
}

/** Relationship id that an element carries (`r:id`, `r:embed`, …), whatever the flavour. */
export function linkIds(element: Element): string[] {
  return Object.entries(element.attributes)
    .filter(([name]) => /officeDocument\/(2006\/)?relationships\}/.test(name))
    .map(([, value]) => value);
}

export interface Box {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export function box(reference: string): Box | undefined {
  const match = /^\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/.exec(reference);
  if (!match) return undefined;
  const column = (letters: string) =>
    [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return {
    top: Number(match[2]) - 1,
    left: column(match[1]!),
    bottom: Number(match[4] ?? match[2]) - 1,
    right: column(match[3] ?? match[1]!),
  };
}
