import { SaxesParser } from "saxes";
import { UnreadableWorkbook } from "./unreadable-workbook";
import type { XmlAttribute, XmlElement } from "./xml-element";
import { badXml, documentType } from "./xml-text";

const MAX_DEPTH = 256;

/** The tree of a part's elements with their offsets. Refuses document types and faulty XML. */
export function parseXml(text: string, part: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: XmlElement[] = [];
  const places = new Map<string, readonly [number, number]>();
  let root: XmlElement | undefined;
  parser.on("doctype", () => {
    throw documentType(part);
  });
  parser.on("error", (error) => {
    throw badXml(part, error.message);
  });
  parser.on("opentagstart", () => places.clear());
  parser.on("attribute", ({ name }) => {
    const valueEnd = parser.position - 1;
    places.set(name, [text.lastIndexOf(text[valueEnd]!, valueEnd - 1) + 1, valueEnd]);
  });
  let start = 0;
  parser.on("opentagstart", () => {
    start = text.lastIndexOf("<", parser.position - 2);
  });
  parser.on("opentag", (tag) => {
    if (open.length >= MAX_DEPTH) throw badXml(part, "its elements are nested too deep");
    const innerStart = parser.position;
    const element: XmlElement = {
      ...{ local: tag.local, prefix: tag.prefix, uri: tag.uri, children: [], text: "" },
      ...{ start, innerStart, innerEnd: innerStart, end: innerStart },
      selfClosing: tag.isSelfClosing,
      attributes: Object.values(tag.attributes).map((a): XmlAttribute => {
        const [valueStart, valueEnd] = places.get(a.name)!;
        const { local, prefix, uri, value } = a;
        return { local, prefix, uri, value, valueStart, valueEnd };
      }),
    };
    root ??= element;
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const addText = (piece: string) => {
    const element = open.at(-1);
    if (element) element.text += piece;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", (tag) => {
    const element = open.pop()!;
    element.end = parser.position;
    element.innerEnd = tag.isSelfClosing ? element.end : text.lastIndexOf("<", element.end - 2);
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof UnreadableWorkbook) throw error;
    throw badXml(part, error instanceof Error ? error.message : "it is no XML");
  }
  if (!root) throw badXml(part, "it is empty");
  return root;
}
