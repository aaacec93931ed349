import type { BookRecord } from "../xlsx/parse-record";
import { parseRecord } from "../xlsx/parse-record";
import { STATE_NAMESPACE, stateXml } from "../state-part";

/**
 * Our state part: the caller's text, and the record of what is ours. The record is the one that the
 * file host keeps, so that the command line cleans up what Excel wrote and the other way round; what
 * only files need stays in it untouched.
 */
export interface OwnState {
  readonly text: string | undefined;
  readonly record: BookRecord;
  /** Ids of the parts of ours; a workbook that was put together may have several. */
  readonly partIds: readonly string[];
}

/** Reads the part; a damaged one counts as empty. */
export function parseState(xml: string | undefined, partIds: readonly string[]): OwnState {
  const root = partRoot(xml);
  return {
    text: elementText(root, "text"),
    record: parseRecord(elementText(root, "file")),
    partIds,
  };
}

/** The part's XML. Without a text and with nothing of ours in the workbook there is no part. */
export function stateText({ text, record }: Omit<OwnState, "partIds">): string | undefined {
  const { sheets, columns, touched, added, names } = record;
  const holdsAny = [sheets, columns, touched, added, names].some((list) => list.length > 0);
  if (text === undefined && !holdsAny) return undefined;
  return stateXml({ text, file: JSON.stringify(record) });
}

/** The part's root element; undefined for XML that is damaged or is no part of ours. */
function partRoot(xml: string | undefined): Element | undefined {
  if (xml === undefined) return undefined;
  const root = new DOMParser().parseFromString(xml, "application/xml").documentElement;
  const isOurs = root.namespaceURI === STATE_NAMESPACE && root.localName === "plumbline";
  // Where a browser cannot read the whole, it puts a `parsererror` into what it could read.
  return isOurs && root.getElementsByTagName("parsererror").length === 0 ? root : undefined;
}

function elementText(root: Element | undefined, name: string): string | undefined {
  const found = [...(root?.children ?? [])].find(({ localName }) => localName === name);
  return found?.textContent ?? undefined;
}
