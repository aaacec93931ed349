import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  deflate,
  FileTrouble,
  openElsewhere,
  readBook,
  writeBook,
} from "../../src/hosts/node-files";
import { type Deflate, packedEntry, plainDeflate } from "../../src/hosts/xlsx/write-zip";
import { unpack } from "../../src/hosts/xlsx/zip-entry";

describe("files", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "plumbline-files-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("are written as a whole, with the old one beside it when asked for", async () => {
    const path = join(folder, "book.xlsx");
    await writeBook(path, new Uint8Array([1, 2]), { keepBackup: true });
    await writeBook(path, new Uint8Array([3]), { keepBackup: true });
    expect([...(await readBook(path))]).toEqual([3]);
    expect([...readFileSync(`${path}.bak`)]).toEqual([1, 2]);
    expect(readdirSync(folder).sort()).toEqual(["book.xlsx", "book.xlsx.bak"]);
  });

  it("keep their rights", async () => {
    const path = join(folder, "book.xlsx");
    writeFileSync(path, "x", { mode: 0o640 });
    await writeBook(path, new Uint8Array([1]));
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  it("that are missing, folders or in no folder give one plain line", async () => {
    mkdirSync(join(folder, "inner"));
    const troubles = [
      readBook(join(folder, "none.xlsx")),
      readBook(join(folder, "inner")),
      writeBook(join(folder, "none", "a.xlsx"), new Uint8Array(1)),
      writeBook(join(folder, "inner"), new Uint8Array(1)),
    ];
    for (const trouble of troubles) {
      const error: unknown = await trouble.catch((e: unknown) => e);
      expect(error).toBeInstanceOf(FileTrouble);
      expect((error as Error).message).toMatch(/^"[^\n]+\.$/);
    }
    expect(readdirSync(folder)).toEqual(["inner"]);
  });

  const isRoot = process.getuid?.() === 0;
  (isRoot ? it.skip : it)("that may not be written stay as they are", async () => {
    const path = join(folder, "book.xlsx");
    writeFileSync(path, "x");
    chmodSync(path, 0o444);
    await expect(writeBook(path, new Uint8Array([1]))).rejects.toThrow(/not allowed/);
    expect(readFileSync(path, "utf8")).toBe("x");
  });

  it("that are open elsewhere are noticed by their lock", async () => {
    const path = join(folder, "book.xlsx");
    expect(await openElsewhere(path)).toBeUndefined();
    writeFileSync(join(folder, "~$book.xlsx"), "");
    expect(await openElsewhere(path)).toBe("~$book.xlsx");
  });

  it("are packed by Node's own zlib as by the one that works everywhere", () => {
    const text = "<c r='A1'><v>17</v></c>".repeat(1000);
    const bytes = new TextEncoder().encode(text);
    const packed = (by: Deflate) => packedEntry("sheet1.xml", bytes, by);
    for (const entry of [packed(deflate), packed(plainDeflate)]) {
      expect(entry.packed.length).toBeLessThan(bytes.length / 10);
      expect(new TextDecoder().decode(unpack(entry))).toBe(text);
    }
    expect(packed(deflate).crc).toBe(packed(plainDeflate).crc);
  });
});
