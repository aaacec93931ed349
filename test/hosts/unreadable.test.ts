import { UnreadableWorkbook } from "../../src/hosts/xlsx/unreadable-workbook";
import { openWorkbook } from "../../src/hosts/xlsx/xlsx-host";
import { ZIP_LIMITS } from "../../src/hosts/xlsx/read-zip";
import { replaceBytes, sheetOf, smallParts, zipOf } from "./make-zip";

const good = () => zipOf(smallParts(sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>')));
const compound = (inside: string) =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(600),
      Buffer.from(inside, "utf16le"),
      Buffer.alloc(100),
    ]),
  );
const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>';
const withSheet = (xml: string) => zipOf(smallParts(xml));

/** Offset of the first entry's data length in the end record's directory. */
function patchCentral(bytes: Uint8Array, patch: (view: DataView, at: number) => void): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  patch(view, view.getUint32(copy.length - 22 + 16, true));
  return copy;
}

function flipSheet(): Uint8Array {
  const text = sheetOf('<row r="1"><c r="A1"><v>12345678</v></c></row>');
  const bytes = withSheet(text);
  return patchCentral(bytes, (view, at) => view.setUint32(at + 16, 0x12345678, true));
}

const kinds: readonly (readonly [string, string, () => Uint8Array])[] = [
  ["an empty file", "empty-file", () => new Uint8Array(0)],
  ["plain text", "not-a-workbook", () => new TextEncoder().encode("Order,Product\n1,2\n")],
  ["a password-protected workbook", "encrypted", () => compound("EncryptedPackage")],
  ["an Excel 97 workbook", "legacy-xls", () => compound("Workbook")],
  ["a file cut off in its directory", "truncated", () => good().slice(0, -30)],
  ["a file cut off early", "truncated", () => good().slice(0, 100)],
  ["only a signature", "truncated", () => new Uint8Array([0x50, 0x4b, 3, 4])],
  [
    "an encrypted zip",
    "encrypted",
    () => patchCentral(good(), (v, at) => v.setUint16(at + 8, 1, true)),
  ],
  [
    "an unknown compression",
    "unknown-compression",
    () => patchCentral(good(), (v, at) => v.setUint16(at + 10, 99, true)),
  ],
  ["a wrong checksum", "bad-checksum", flipSheet],
  [
    "more parts than any workbook",
    "too-many-parts",
    () => {
      const many = Array.from({ length: ZIP_LIMITS.entries + 1 }, (_, n) => [`a${n}.txt`, ""]);
      return zipOf({ ...smallParts(sheetOf("")), ...Object.fromEntries(many) });
    },
  ],
  [
    "a part that swells",
    "zip-bomb",
    () => zipOf({ ...smallParts(sheetOf("")), "xl/media/big.bin": new Uint8Array(20_000_000) }),
  ],
  [
    "a part that claims to be larger than memory",
    "too-large",
    () => patchCentral(good(), (v, at) => v.setUint32(at + 24, 0xf0000000, true)),
  ],
  [
    "a part that lies about its size",
    "bad-checksum",
    () => patchCentral(good(), (v, at) => v.setUint32(at + 24, 10, true)),
  ],
  [
    "a part outside the package",
    "bad-part-name",
    () =>
      replaceBytes(
        zipOf({ ...smallParts(sheetOf("")), "aa/aa/evil.xml": "<a/>" }),
        "aa/aa/",
        "../../",
      ),
  ],
  [
    "a part on a drive",
    "bad-part-name",
    () =>
      replaceBytes(
        zipOf({ ...smallParts(sheetOf("")), "aa/evil.xml": "<a/>" }),
        "aa/evil",
        "C:/evil",
      ),
  ],
  [
    "two parts of one name",
    "duplicate-part",
    () =>
      replaceBytes(zipOf({ ...smallParts(sheetOf("")), "xl/textz.xml": "<a/>" }), "textz", "texts"),
  ],
  [
    "two parts whose names differ in case",
    "duplicate-part",
    () => zipOf({ ...smallParts(sheetOf("")), "XL/Texts.xml": "<a/>" }),
  ],
  ["a document type in a sheet", "document-type", () => withSheet(bomb + sheetOf(""))],
  [
    "a document type in the workbook part",
    "document-type",
    () => {
      const parts = smallParts(sheetOf(""));
      return zipOf({ ...parts, "xl/workbook.xml": bomb + parts["xl/workbook.xml"] });
    },
  ],
  [
    "an entity of its own",
    "bad-xml",
    () => withSheet(sheetOf('<row><c t="str"><v>&b;</v></c></row>')),
  ],
  ["tags that do not match", "bad-xml", () => withSheet(sheetOf("<row><c></row></c>"))],
  ["a sheet that ends too early", "bad-xml", () => withSheet(sheetOf("<row>").slice(0, -30))],
  ["a row number beyond the sheet", "bad-xml", () => withSheet(sheetOf('<row r="99999999"/>'))],
  [
    "a cell address that is none",
    "bad-xml",
    () => withSheet(sheetOf('<row><c r="5"><v>1</v></c></row>')),
  ],
  ["elements nested without end", "bad-xml", () => withSheet(sheetOf("<row>".repeat(100_000)))],
  [
    "text that is not UTF-8",
    "bad-xml",
    () => zipOf({ ...smallParts(""), "xl/workbook.xml": new Uint8Array([60, 97, 62, 255, 254]) }),
  ],
  ["no parts at all", "not-a-workbook", () => zipOf({ "readme.txt": "x" })],
  [
    "a Word document",
    "not-a-workbook",
    () => {
      const parts = smallParts("");
      return zipOf({ ...parts, "xl/workbook.xml": '<w:document xmlns:w="urn:word"/>' });
    },
  ],
  [
    "an OpenDocument file",
    "open-document",
    () => zipOf({ mimetype: "application/x", "content.xml": "<a/>" }),
  ],
  [
    "a binary workbook",
    "binary-xlsb",
    () => {
      const { "xl/workbook.xml": _, ...parts } = smallParts("");
      const rels = parts["_rels/.rels"].replace("workbook.xml", "workbook.bin");
      return zipOf({ ...parts, "_rels/.rels": rels, "xl/workbook.bin": "x" });
    },
  ],
  [
    "no content types",
    "missing-part",
    () => {
      const { "[Content_Types].xml": _, ...parts } = smallParts(sheetOf(""));
      return zipOf(parts);
    },
  ],
];

async function readAll(bytes: Uint8Array): Promise<unknown> {
  try {
    const host = openWorkbook(bytes);
    await host.readInfo();
    await host.apply([{ kind: "putState", text: "x" }]);
    return host.save();
  } catch (error) {
    return error;
  }
}

describe("a file that is no workbook", () => {
  it.each(kinds)("%s is refused in one plain line", async (_, code, make) => {
    const error = await readAll(make());
    expect(error).toBeInstanceOf(UnreadableWorkbook);
    expect(error).toMatchObject({ code });
    expect((error as Error).message).toMatch(/^[^\n\u0000-\u001f]{20,300}[.?]$/);
  });

  it("while the same file without fault is read", async () => {
    expect(await readAll(good())).toBeInstanceOf(Uint8Array);
  });
});
