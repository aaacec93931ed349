/** Kinds of file that cannot be opened. */
export type UnreadableCode =
  | "encrypted"
  | "legacy-xls"
  | "binary-xlsb"
  | "open-document"
  | "not-a-workbook"
  | "empty-file"
  | "truncated"
  | "too-many-parts"
  | "too-large"
  | "zip-bomb"
  | "bad-part-name"
  | "duplicate-part"
  | "bad-checksum"
  | "unknown-compression"
  | "document-type"
  | "bad-xml"
  | "missing-part";

/** A file that is refused as a whole; `message` is one plain line for a planner: what, and what to do. */
export class UnreadableWorkbook extends Error {
  override readonly name = "UnreadableWorkbook";
  constructor(
    readonly code: UnreadableCode,
    message: string,
  ) {
    super(message);
  }
}

/** Part names come from the file: they are shown shortened and without control characters. */
export function shownName(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}]/gu, "?");
  return plain.length > 60 ? `${plain.slice(0, 57)}…` : plain;
}
