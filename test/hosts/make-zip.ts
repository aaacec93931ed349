import { zipSync, unzipSync, type Zippable } from "fflate";

/** Parts of a small workbook by name, as text. */
export function smallParts(sheetXml: string, more: Readonly<Record<string, string>> = {}) {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packageLinks = "http://schemas.openxmlformats.org/package/2006/relationships";
  return {
    "[Content_Types].xml":
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": `<Relationships xmlns="${packageLinks}"><Relationship Id="r1" Type="${links}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${links}"><sheets><sheet name="Data" sheetId="1" r:id="s1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packageLinks}"><Relationship Id="s1" Type="${links}/worksheet" Target="worksheets/the%20sheet.xml"/><Relationship Id="s2" Type="${links}/sharedStrings" Target="/xl/texts.xml"/></Relationships>`,
    "xl/texts.xml": `<sst xmlns="${main}"/>`,
    "xl/worksheets/the sheet.xml": sheetXml,
    ...more,
  };
}

export const sheetOf = (rows: string) =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;

/** A zip of parts. */
export function zipOf(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files: Zippable = {};
  for (const [name, content] of Object.entries(parts)) {
    files[name] = typeof content === "string" ? new TextEncoder().encode(content) : content;
  }
  return zipSync(files, { mtime: "1990-01-01" });
}

/** The zip with some of its parts changed, for planting faults. */
export function changeParts(
  bytes: Uint8Array,
  change: Readonly<Record<string, (text: string) => string>>,
): Uint8Array {
  const files = unzipSync(bytes);
  for (const [name, edit] of Object.entries(change)) {
    if (!files[name]) throw new Error(`There is no part ${name}.`);
    const before = new TextDecoder().decode(files[name]);
    const after = edit(before);
    if (after === before) throw new Error(`Nothing changed in ${name}.`);
    files[name] = new TextEncoder().encode(after);
  }
  return zipSync(files);
}

/** Replaces bytes everywhere in a file, length for length (names of zip entries). */
export function replaceBytes(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString("latin1").replaceAll(from, to);
  return new Uint8Array(Buffer.from(text, "latin1"));
}
