import type { BookRecord } from "../xlsx/book-record";
import { stateXml } from "../state-part";

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
  return {
    text: elementText(xml, "text"),
    record: parseRecord(elementText(xml, "file")),
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

function parseRecord(json: string | undefined): BookRecord {
  const empty: BookRecord = {
    ...{ touched: [], added: [], sheets: [], names: [], columns: [], lists: [] },
    ...{ listsSheet: "", calculates: false },
  };
  if (json === undefined) return empty;
  try {
    return { ...empty, ...(JSON.parse(json) as Partial<BookRecord>) };
  } catch {
    return empty;
  }
}

/** Text of an element without children; undefined when it is not there. */
function elementText(xml: string | undefined, name: string): string | undefined {
  const element = new RegExp(`<(\\w+:)?${name}(?:\\s[^>]*)?(?:/>|>([^<]*)</\\1${name}>)`);
  const found = element.exec(xml ?? "");
  return found ? unescapeText(found[2] ?? "") : undefined;
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" },
};

function unescapeText(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(parseInt(String(hex), 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return ENTITIES[String(name)] ?? String(all);
  });
}
