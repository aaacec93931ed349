/** An element of a part with the offsets at which it stands in the part's text. */
export interface XmlElement {
  /** Name without prefix. */
  readonly local: string;
  /** Prefix as written, without the colon; empty for none. */
  readonly prefix: string;
  /** Namespace. */
  readonly uri: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: XmlElement[];
  /** Its own text, without that of its children. */
  text: string;
  /** Offset of its `<`. */
  readonly start: number;
  /** Offset behind the `>` of its start tag. */
  readonly innerStart: number;
  /** Offset of the `<` of its end tag; for `<a/>` the same as `innerStart`. */
  innerEnd: number;
  /** Offset behind it. */
  end: number;
  readonly selfClosing: boolean;
}

export interface XmlAttribute {
  readonly local: string;
  readonly prefix: string;
  readonly uri: string;
  readonly value: string;
  /** Offsets of the raw value, without its quotes. */
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** Value of an attribute; without `uri` one without a namespace. */
export function attribute(element: XmlElement, local: string, uri = ""): string | undefined {
  return element.attributes.find((a) => a.local === local && a.uri === uri)?.value;
}

/** A whole number in an attribute; undefined when it is missing or none. */
export function numberAttribute(element: XmlElement, local: string): number | undefined {
  const value = attribute(element, local);
  return value !== undefined && /^\s*-?\d{1,10}\s*$/.test(value) ? Number(value) : undefined;
}

/** An `xsd:boolean` attribute. */
export function flagAttribute(element: XmlElement, local: string): boolean | undefined {
  const value = attribute(element, local)?.trim();
  return value === undefined ? undefined : value === "1" || value === "true" || value === "on";
}

/** First child of that name in the same namespace as its parent. */
export function child(element: XmlElement | undefined, local: string): XmlElement | undefined {
  return element?.children.find((c) => c.local === local && c.uri === element.uri);
}

/** Children of that name in the same namespace as their parent. */
export function childrenOf(element: XmlElement | undefined, local: string): XmlElement[] {
  return element?.children.filter((c) => c.local === local && c.uri === element.uri) ?? [];
}

/** All elements below `element`, itself first, in document order. */
export function* descendants(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const inner of element.children) yield* descendants(inner);
}

/** An element's name for a tag in the same namespace as `like`. */
export function qualified(like: XmlElement, local: string): string {
  return like.prefix === "" ? local : `${like.prefix}:${local}`;
}
