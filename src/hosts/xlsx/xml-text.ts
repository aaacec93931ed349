import { shownName, UnreadableWorkbook } from "./unreadable-workbook";

export function badXml(part: string, why: string): UnreadableWorkbook {
  return new UnreadableWorkbook(
    "bad-xml",
    `The file is damaged: its part "${shownName(part)}" cannot be read (${why}). Open it in Excel, let it repair, and save a copy.`,
  );
}

export function documentType(part: string): UnreadableWorkbook {
  return new UnreadableWorkbook(
    "document-type",
    `The file's part "${shownName(part)}" declares a document type, which workbooks never do and which can be used to harm: it is refused.`,
  );
}

/** Text of an XML part; a byte order mark stays in it, so that encoding it again gives the same bytes. */
export function decodeXml(bytes: Uint8Array, part: string): string {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw badXml(part, `its text is not ${encoding}`);
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a === 0x3c && b === 0) return "utf-16le";
  if (a === 0 && b === 0x3c) return "utf-16be";
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const declared = head.startsWith("<?xml") ? head.slice(0, head.indexOf("?>")) : "";
  const at = declared.indexOf("encoding");
  if (at < 0) return "utf-8";
  const name = declared
    .slice(at + 8)
    .trim()
    .slice(1)
    .trim();
  const label = name.slice(1, name.indexOf(name[0] ?? '"', 1));
  return label.toLowerCase().startsWith("iso-8859-1") ? "latin1" : "utf-8";
}

/** UTF-8 bytes of a changed part; a declaration of another encoding is replaced. */
export function encodeXml(text: string, before: Uint8Array | undefined): Uint8Array {
  if (before === undefined || encodingOf(before) === "utf-8") return new TextEncoder().encode(text);
  const body = text.startsWith("\ufeff") ? text.slice(1) : text;
  const rest = body.startsWith("<?xml") ? body.slice(body.indexOf("?>") + 2) : body;
  return new TextEncoder().encode(XML_DECLARATION + rest);
}

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Text as it stands inside an element or a double-quoted attribute. */
export function escapeXml(text: string): string {
  let out = "";
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const escaped = ESCAPES[text.charCodeAt(i)];
    if (escaped === undefined) continue;
    out += text.slice(from, i) + escaped;
    from = i + 1;
  }
  return from === 0 ? text : out + text.slice(from);
}

const ESCAPES: Readonly<Record<number, string>> = {
  9: "&#9;",
  10: "&#10;",
  13: "&#13;",
  34: "&quot;",
  38: "&amp;",
  60: "&lt;",
  62: "&gt;",
};

const HEX = /_x([0-9A-Fa-f]{4})_/g;

/** Text of a cell: characters that XML cannot hold stand in it as `_x000B_`. */
export function unescapeCellText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(HEX, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

// Control characters, halves of surrogate pairs, the two non-characters, and what looks like an escape.
const NEEDS_ESCAPE =
  /[\u0000-\u0008\u000b\u000c\u000d-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|_(?=x[0-9A-Fa-f]{4}_)/g;

/** The reverse of `unescapeCellText`, ready for an element's text; line ends stay as they are. */
export function escapeCellText(text: string): string {
  return escapeXml(
    text.replace(NEEDS_ESCAPE, (c) => {
      const code = c.charCodeAt(0);
      return `_x${code.toString(16).toUpperCase().padStart(4, "0")}_`;
    }),
  )
    .replaceAll("&#10;", "\n")
    .replaceAll("&#9;", "\t");
}
