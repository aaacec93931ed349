import { deflateSync, inflateSync } from "fflate";
import { STATE_NAMESPACE, stateXml } from "../state-part";
import type { Book } from "./book";
import { declareContentType } from "./content-types";
import { CONTENT_TYPE } from "./namespaces";
import type { PackageParts } from "./package-parts";
import { type BookRecord, emptyRecord, parseRecord } from "./parse-record";
import { addRelationship } from "./relationships";
import { child } from "./xml-element";
import { XML_DECLARATION } from "./xml-text";

export interface State {
  text: string | undefined;
  record: BookRecord;
}

/** Name of our state part; undefined when the workbook has none. */
export function statePartName(parts: PackageParts, book: Book): string | undefined {
  return book.relationships.find(
    (r) => r.kind === "customXml" && parts.has(r.target) && isStatePart(parts, r.target),
  )?.target;
}

function isStatePart(parts: PackageParts, name: string): boolean {
  try {
    return parts.readXml(name).root.uri === STATE_NAMESPACE;
  } catch {
    return false;
  }
}

/** Reads our state; an empty one when there is none or when it is damaged. */
export function readState(parts: PackageParts, book: Book): State {
  const name = statePartName(parts, book);
  if (name === undefined) return { text: undefined, record: emptyRecord() };
  const { root } = parts.readXml(name);
  const file = child(root, "file")?.text;
  return { text: child(root, "text")?.text, record: parseRecord(file) };
}

const CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
const ITEM_ID = "{8B0C1F5E-6A52-4B4E-9D0B-504C554D4231}";

/** Makes an empty part with its properties, and the relationships that lead to both; gives its name. */
export function makeStatePart(parts: PackageParts, book: Book): string {
  const name = parts.freeName("customXml/item", ".xml");
  const properties = parts.freeName("customXml/itemProps", ".xml");
  const type = book.flavour.relationshipType;
  parts.write(name, stateXml({ text: undefined, file: undefined }));
  parts.write(
    properties,
    `${XML_DECLARATION}<ds:datastoreItem ds:itemID="${ITEM_ID}" xmlns:ds="${CUSTOM_XML}"><ds:schemaRefs><ds:schemaRef ds:uri="${STATE_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
  );
  addRelationship(parts, name, `${type}/customXmlProps`, properties);
  addRelationship(parts, book.part, `${type}/customXml`, name);
  declareContentType(parts, properties, CONTENT_TYPE.customProperties);
  declareContentType(parts, name, CONTENT_TYPE.xml);
  return name;
}

export function packOriginal(bytes: Uint8Array): string {
  return toBase64(deflateSync(bytes, { level: 9 }));
}

export function unpackOriginal(packed: string): Uint8Array {
  return inflateSync(fromBase64(packed));
}

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  return Uint8Array.from(binary, (c) => c.charCodeAt(0));
}
