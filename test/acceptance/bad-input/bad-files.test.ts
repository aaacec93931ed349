/** Files and arguments that are refused: one clear line, exit status 2, nothing written, nothing touched. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { strToU8, zipSync, type Zippable } from "fflate";
import { at, type PlainBook } from "../support/plain-book";
import { partText, readParts, setPart, sheetPart, writeParts } from "../support/edit-book";
import { plumbline, traceIn, workFolder } from "../support/run-plumbline";
import { toWorkbook, writeBook } from "../support/write-book";

const folder = workFolder("bad-files");

const BOOK: PlainBook = {
  Orders: [{ Order: "A", Product: "P", Quantity: 60 }],
  Standards: [{ Product: "P", Step: 10, Resource: "M", "Rate per hour": 60 }],
  Capacities: [{ Resource: "M" }],
  Settings: [{ Setting: "Plan start", Value: at("2026-03-02T06:00") }],
};

function goodBytes(): Buffer {
  return XLSX.write(toWorkbook(BOOK), { type: "buffer", bookType: "xlsx" }) as Buffer;
}

/** A package in which some parts are changed. */
function changed(path: string, change: (parts: Record<string, Uint8Array>) => void): void {
  writeFileSync(path, goodBytes());
  const parts = readParts(path);
  change(parts);
  writeParts(path, parts);
}

function withPlan(
  change: Partial<Record<string, PlainBook[string]>>,
  drop: readonly string[] = [],
): PlainBook {
  const book: Record<string, PlainBook[string]> = { ...BOOK };
  for (const [name, rows] of Object.entries(change)) if (rows) book[name] = rows;
  for (const name of drop) delete book[name];
  return book;
}

function locate(bytes: Buffer, signature: number): number {
  for (let at = bytes.length - 4; at >= 0; at--)
    if (bytes.readUInt32LE(at) === signature) return at;
  return -1;
}

type Maker = (path: string) => void;

const ENTITY = `<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;

const FILES: [string, string, Maker, RegExp][] = [
  [
    "an empty file",
    "empty.xlsx",
    (path) => writeFileSync(path, ""),
    /empty|not a|workbook|truncated/i,
  ],
  [
    "a text file",
    "text.xlsx",
    (path) => writeFileSync(path, "Order;Qty\nA;1\n"),
    /not a|workbook/i,
  ],
  [
    "a cut off file",
    "cut.xlsx",
    (path) => writeFileSync(path, goodBytes().subarray(0, 1500)),
    /cut|truncated|damaged|not a|end/i,
  ],
  [
    "an old .xls file",
    "old.xls",
    (path) =>
      writeFileSync(
        path,
        XLSX.write(toWorkbook(BOOK), { type: "buffer", bookType: "biff8" }) as Buffer,
      ),
    /\.xls|old|xlsx/i,
  ],
  [
    "an old .xls file under another name",
    "old-named.xlsx",
    (path) =>
      writeFileSync(
        path,
        XLSX.write(toWorkbook(BOOK), { type: "buffer", bookType: "biff8" }) as Buffer,
      ),
    /\.xls|old|encrypted/i,
  ],
  [
    "a binary workbook",
    "binary.xlsb",
    (path) =>
      writeFileSync(
        path,
        XLSX.write(toWorkbook(BOOK), { type: "buffer", bookType: "xlsb" }) as Buffer,
      ),
    /xlsb|binary|xlsx/i,
  ],
  [
    "an encrypted workbook",
    "locked.xlsx",
    (path) => {
      const container = XLSX.CFB.utils.cfb_new();
      XLSX.CFB.utils.cfb_add(container, "/EncryptionInfo", Buffer.alloc(200, 1));
      XLSX.CFB.utils.cfb_add(container, "/EncryptedPackage", Buffer.alloc(5000, 7));
      writeFileSync(path, XLSX.CFB.write(container, { type: "buffer" }) as Buffer);
    },
    /encrypt|password|protected/i,
  ],
  [
    "a zip that is no workbook",
    "zip.xlsx",
    (path) => writeFileSync(path, zipSync({ "a.txt": strToU8("hello") })),
    /workbook|missing/i,
  ],
  [
    "a document of another kind",
    "document.xlsx",
    (path) =>
      changed(path, (parts) => {
        delete parts["xl/workbook.xml"];
      }),
    /workbook|part|missing/i,
  ],
  [
    "a part that is no XML",
    "no-xml.xlsx",
    (path) => changed(path, (parts) => setPart(parts, "xl/workbook.xml", "<workbook><sheets>")),
    /XML|damaged|workbook/i,
  ],
  [
    "a part that defines entities",
    "entities.xlsx",
    (path) =>
      changed(path, (parts) => {
        const part = sheetPart(parts, "Orders");
        const xml = partText(parts, part);
        setPart(parts, part, xml.replace("<worksheet", `${ENTITY}<worksheet`));
      }),
    /entit|document type|DOCTYPE|refus/i,
  ],
  [
    "a part that unpacks to an enormous size",
    "bomb.xlsx",
    (path) => {
      const zeros = new Uint8Array(120 * 1024 * 1024);
      const parts: Zippable = {
        ...readPartsOf(goodBytes()),
        "xl/media/bomb.bin": [zeros, { level: 9 }],
      };
      writeFileSync(path, zipSync(parts));
    },
    /large|size|big|unpack|bomb|ratio/i,
  ],
  [
    "a name that leads out of the package",
    "traversal.xlsx",
    (path) => changed(path, (parts) => setPart(parts, "../../evil.txt", "x")),
    /name|path|outside|out of/i,
  ],
  [
    "a part with a wrong checksum",
    "checksum.xlsx",
    (path) => {
      const bytes = zipSync(readPartsOf(goodBytes()), { level: 0 });
      const buffer = Buffer.from(bytes);
      const text = buffer.indexOf("<worksheet");
      buffer[text + 30] = (buffer[text + 30] ?? 0) ^ 1;
      writeFileSync(path, buffer);
    },
    /checksum|damaged|CRC/i,
  ],
  [
    "a part that occurs twice",
    "twice.xlsx",
    (path) => {
      const parts = readPartsOf(goodBytes());
      const bytes = Buffer.from(
        zipSync({ ...parts, "xl/workbook.xmm": parts["xl/workbook.xml"] ?? strToU8("") }),
      );
      for (
        let found = bytes.indexOf("xl/workbook.xmm");
        found >= 0;
        found = bytes.indexOf("xl/workbook.xmm")
      ) {
        bytes.write("xl/workbook.xml", found);
      }
      writeFileSync(path, bytes);
    },
    /twice|duplicate|more than once/i,
  ],
  [
    "an end record that is missing",
    "no-end.xlsx",
    (path) => {
      const bytes = goodBytes();
      writeFileSync(path, bytes.subarray(0, locate(bytes, 0x06054b50)));
    },
    /cut|truncated|damaged|not a|end/i,
  ],
  ["no Orders", "no-orders.xlsx", (path) => writeBook(path, withPlan({}, ["Orders"])), /Orders/],
  [
    "no Standards",
    "no-standards.xlsx",
    (path) => writeBook(path, withPlan({}, ["Standards"])),
    /Standards/,
  ],
  [
    "no Capacities",
    "no-capacities.xlsx",
    (path) => writeBook(path, withPlan({}, ["Capacities"])),
    /Capacities/,
  ],
  [
    "no Quantity in Orders",
    "no-quantity.xlsx",
    (path) => writeBook(path, withPlan({ Orders: [{ Order: "A", Product: "P" }] })),
    /Quantity/,
  ],
  [
    "no Resource in Standards",
    "no-resource.xlsx",
    (path) =>
      writeBook(path, withPlan({ Standards: [{ Product: "P", Step: 10, "Rate per hour": 60 }] })),
    /Resource/,
  ],
];

function readPartsOf(bytes: Buffer): Record<string, Uint8Array> {
  const path = join(folder, "parts.xlsx");
  writeFileSync(path, bytes);
  return readParts(path);
}

/** The words on standard error that are not progress. */
function messages(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

describe("files that cannot be read", () => {
  it.each(FILES)("%s", async (_, name, make, says) => {
    const place = join(folder, name.replace(".", "-"));
    mkdirSync(place);
    const path = join(place, name);
    make(path);
    const before = readFileSync(path);
    const run = await plumbline(["schedule", path, "--iterations", "1", "--quiet"]);
    expect({ status: run.status, trace: traceIn(run), out: run.stdout }).toEqual({
      status: 2,
      trace: undefined,
      out: "",
    });
    const lines = messages(run.stderr);
    expect(lines.length).toBe(1);
    expect(lines[0]).toMatch(says);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(place)).toEqual([name]);
  });
});

describe("wrong use", () => {
  const good = join(folder, "good.xlsx");
  writeBook(good, BOOK);
  const uses: [string, string[], RegExp][] = [
    [
      "a file that is not there",
      ["schedule", join(folder, "nowhere.xlsx")],
      /nowhere\.xlsx|found|exist/i,
    ],
    ["a folder", ["schedule", folder], /folder|directory|file/i],
    ["a command that nobody knows", ["plan", good], /plan/],
    ["an option that nobody knows", ["schedule", good, "--fast"], /--fast/],
    ["no workbook", ["schedule"], /BOOK|workbook/i],
    ["a moment that is none", ["schedule", good, "--now", "yesterday"], /--now|yesterday/],
    ["seconds that are no number", ["schedule", good, "--seconds", "few"], /--seconds|few/],
    ["negative iterations", ["schedule", good, "--iterations", "-1"], /--iterations|-1/],
    ["a seed that is no number", ["schedule", good, "--seed", "x"], /--seed/],
    ["a goal that nobody knows", ["schedule", good, "--goal", "Fame"], /Fame|goal/i],
    ["a priority end that nobody knows", ["schedule", good, "--priority-1", "middle"], /priority/i],
    [
      "a mapping without an equals sign",
      ["schedule", good, "--map", "Orders.Qty"],
      /--map|Orders\.Qty/,
    ],
    [
      "a mapping to no column",
      ["schedule", good, "--map", "Orders.Order=Nothing"],
      /Nothing|column/i,
    ],
    ["an option without its value", ["schedule", good, "--now"], /--now/],
    ["-o equal to BOOK", ["schedule", good, "-o", good], /-o|--in-place|same/i],
    [
      "a folder to write into that is not there",
      ["schedule", good, "-o", join(folder, "no", "out.xlsx")],
      /no|folder|directory|written/i,
    ],
    ["a quote without a product", ["quote", good, "--quantity", "5"], /--product/],
    ["a quote of no units", ["quote", good, "--product", "P", "--quantity", "0"], /quantity/i],
    ["an explanation of an order that is not there", ["explain", good, "ZZZ"], /ZZZ/],
    ["no command at all that writes", ["clean"], /BOOK|workbook/i],
  ];

  it.each(uses)("%s", async (_, args, says) => {
    const before = readdirSync(folder);
    const run = await plumbline(args);
    expect({ status: run.status, trace: traceIn(run) }).toEqual({ status: 2, trace: undefined });
    expect(run.stderr).toMatch(says);
    expect(messages(run.stderr).length).toBeLessThanOrEqual(3);
    expect(readdirSync(folder)).toEqual(before);
    expect(existsSync(join(folder, "good.plumbline.xlsx"))).toBe(false);
  });

  it("a quote of a product that is not there says so", async () => {
    const run = await plumbline(["quote", good, "--product", "Z", "--quantity", "5"]);
    expect([0, 2]).toContain(run.status);
    expect(traceIn(run)).toBeUndefined();
    expect(`${run.stdout}${run.stderr}`).toMatch(/Z/);
    expect(`${run.stdout}${run.stderr}`).toMatch(/cannot|not/);
  });

  it("a folder that may not be written into", async () => {
    if (process.getuid?.() === 0) return;
    const place = join(folder, "read-only");
    mkdirSync(place);
    writeBook(join(place, "book.xlsx"), BOOK);
    chmodSync(place, 0o500);
    const run = await plumbline(["schedule", join(place, "book.xlsx"), "--iterations", "1"]);
    chmodSync(place, 0o700);
    expect({ status: run.status, trace: traceIn(run) }).toEqual({ status: 2, trace: undefined });
  });
});
