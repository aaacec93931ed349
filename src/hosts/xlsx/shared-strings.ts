import type { PackageParts } from "./package-parts";
import { CLOSE, END, OPEN, TEXT, XmlScanner } from "./xml-scanner";
import { unescapeCellText } from "./xml-text";

/** Texts of sharedStrings.xml by index: rich text joined, phonetic guides left out. */
export function readSharedStrings(parts: PackageParts, name: string | undefined): string[] {
  if (name === undefined) return [];
  const scanner = new XmlScanner(parts.readText(name), name);
  const texts: string[] = [];
  for (let kind = scanner.next(); kind !== END; kind = scanner.next()) {
    if (kind === OPEN && scanner.local === "si" && scanner.depth === 2) {
      texts.push(readRichText(scanner));
    }
  }
  return texts;
}

/** Text of the `si` or `is` element that was opened last. */
export function readRichText(scanner: XmlScanner): string {
  const depth = scanner.depth;
  let text = "";
  for (;;) {
    const kind = scanner.next();
    if (kind === CLOSE && scanner.depth < depth) return unescapeCellText(text);
    if (kind === OPEN) {
      if (scanner.local === "t") text += scanner.elementText();
      else if (scanner.local !== "r") scanner.skipElement();
    } else if (kind === TEXT) {
      continue;
    }
  }
}
