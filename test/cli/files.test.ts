import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { smallBook, testFolder, writeFile } from "./small-book";
import { runPlumbline } from "./test-terminal";

const folder = testFolder();
const good = smallBook();
const isRoot = process.getuid?.() === 0;
const plumbline = (...argv: string[]) => runPlumbline(argv, { folder });

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const utf16 = (text: string) => [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);

describe("a file that cannot be read", () => {
  const unreadable: readonly (readonly [string, Uint8Array | string, RegExp])[] = [
    ["empty.xlsx", "", /empty/],
    ["text.xlsx", "Order,Product\nA,B\n", /not an Excel workbook/],
    [
      "cut.xlsx",
      good.slice(0, Math.floor(good.length / 2)),
      /cut off|truncated|incomplete|damaged/i,
    ],
    [
      "zip.xlsx",
      Uint8Array.from([0x50, 0x4b, 5, 6, ...new Array<number>(18).fill(0)]),
      /not an Excel workbook/,
    ],
    ["old.xls", Uint8Array.from([...OLE, ...new Array<number>(600).fill(0)]), /\.xls|97/],
    [
      "secret.xlsx",
      Uint8Array.from([...OLE, ...new Array<number>(600).fill(0), ...utf16("EncryptedPackage")]),
      /password/,
    ],
  ];
  for (const [name, bytes] of unreadable) writeFile(folder, name, bytes);
  mkdirSync(join(folder, "folder.xlsx"));

  it.each(unreadable.map(([name, , line]) => [name, line] as const))(
    "%s: one line, status 2, nothing written",
    async (name, line) => {
      const before = readdirSync(folder).sort();
      for (const command of [
        ["run", name],
        ["clean", name],
        ["validate", name],
        ["explain", name, "A-1"],
      ]) {
        const { status, err, out } = await plumbline(...command);
        expect({ status, out }).toEqual({ status: 2, out: "" });
        expect(err).toMatch(line);
        expect(err.trimEnd().split("\n")).toHaveLength(1);
        expect(err).not.toContain(folder);
      }
      expect(readdirSync(folder).sort()).toEqual(before);
    },
  );

  it.each([
    ["missing.xlsx", /no such file/],
    ["folder.xlsx", /folder/],
    ["text.xlsx/book.xlsx", /path/],
  ])("%s", async (name, line) => {
    const { status, err } = await plumbline("run", name);
    expect(status).toBe(2);
    expect(err).toMatch(line);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });

  it("says so as JSON when asked to", async () => {
    const { out, status } = await plumbline("run", "missing.xlsx", "--json");
    expect(status).toBe(2);
    expect(JSON.parse(out)).toEqual({ error: expect.stringMatching(/no such file/) });
  });
});

describe("a target that cannot be written", () => {
  it("that Excel or LibreOffice has open is refused before any work", async () => {
    const place = join(folder, "open");
    mkdirSync(place);
    writeFile(place, "book.xlsx", good);
    for (const lock of ["~$book.plumbline.xlsx", ".~lock.book.plumbline.xlsx#"]) {
      writeFile(place, lock, "somebody");
      const { status, err } = await runPlumbline(["run", "book.xlsx"], { folder: place });
      expect(status).toBe(2);
      expect(err).toMatch(/open in another program/);
      writeFileSync(join(place, lock), "");
      await import("node:fs").then(({ rmSync }) => rmSync(join(place, lock)));
    }
    expect(readdirSync(place)).toEqual(["book.xlsx"]);
  });

  (isRoot ? it.skip : it)("that may not be written is refused, and the input stays", async () => {
    const place = join(folder, "locked");
    mkdirSync(place);
    writeFile(place, "book.xlsx", good);
    chmodSync(place, 0o555);
    const { status, err } = await runPlumbline(["run", "book.xlsx"], { folder: place });
    chmodSync(place, 0o755);
    expect(status).toBe(2);
    expect(err).toMatch(/not allowed/);
  });

  it("that is a folder is refused", async () => {
    writeFile(folder, "book.xlsx", good);
    const { status, err } = await plumbline("run", "book.xlsx", "-o", "folder.xlsx");
    expect(status).toBe(2);
    expect(err).toMatch(/folder/);
  });

  it("keeps who may read the file", async () => {
    const place = join(folder, "mode");
    mkdirSync(place);
    const path = writeFile(place, "book.xlsx", good);
    chmodSync(path, 0o640);
    await runPlumbline(["run", "book.xlsx", "--in-place"], { folder: place });
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readFileSync(`${path}.bak`).equals(Buffer.from(good))).toBe(true);
  });

  it("leaves the input whole when the write fails half way", async () => {
    const place = join(folder, "half");
    mkdirSync(place);
    const path = writeFile(place, "book.xlsx", good);
    // The name of the temporary file is taken by a folder: the write fails, the rename never comes.
    mkdirSync(join(place, `.book.xlsx.${process.pid}.tmp`));
    const { status, err } = await runPlumbline(["run", "book.xlsx", "--in-place"], {
      folder: place,
    });
    expect(status).not.toBe(0);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    expect(readFileSync(path).equals(Buffer.from(good))).toBe(true);
  });
});
