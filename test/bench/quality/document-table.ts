import { readFileSync, writeFileSync } from "node:fs";

const BEGIN = "<!-- bench table: begin -->";
const END = "<!-- bench table: end -->";

/** The document with the table between its two marks. @throws where it has no such marks */
export function withTable(document: string, table: string): string {
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`The document has no ${BEGIN} and ${END}.`);
  return `${document.slice(0, begin + BEGIN.length)}\n\n${table}\n\n${document.slice(end)}`;
}

/** Puts the table into the document at `path`. */
export function putTable(path: string, table: string): void {
  writeFileSync(path, withTable(readFileSync(path, "utf8"), table));
}
