import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { readZip } from "../../src/hosts/xlsx/read-zip";
import { UnreadableWorkbook } from "../../src/hosts/xlsx/unreadable-workbook";
import { unpack } from "../../src/hosts/xlsx/zip-entry";
import { openWorkbook, type XlsxHost } from "../../src/hosts/xlsx/xlsx-host";
import { RefusedChange } from "../../src/workbook/refused-change";
import { packageFaults } from "../support/package-checker/check-package";
import { orderTable, someSheet } from "./some-content";

/** Workbooks that nobody here wrote; they lie beside a checkout of the team, not in the project. */
const folder = resolve(__dirname, "../../../shared/workbooks");
const files = existsSync(folder)
  ? readdirSync(folder).filter((name) => /\.xls[xm]$/.test(name))
  : [];

const names = ["Plumb one", "Plumb two", "Plumb three"];
const puts = (count: number) =>
  names.map((name, n) => {
    const orders = Array.from({ length: count }, (_, row) => `O${row}`);
    return someSheet(name, orderTable(orders, { name: `PlumbTest${n}` }));
  });

function partsOf(bytes: Uint8Array): Map<string, Uint8Array> {
  return new Map(readZip(bytes).map((entry) => [entry.name, unpack(entry)]));
}

function changed(before: Map<string, Uint8Array>, after: Map<string, Uint8Array>): string[] {
  return [...before].filter(([name, bytes]) => !same(bytes, after.get(name))).map(([name]) => name);
}

function same(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return b !== undefined && Buffer.compare(a, b) === 0;
}

async function tryOpen(bytes: Uint8Array): Promise<XlsxHost | UnreadableWorkbook> {
  try {
    const host = openWorkbook(bytes);
    await host.readInfo();
    return host;
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return error;
    throw error;
  }
}

const SHARED =
  /^(\[Content_Types\]\.xml|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/styles\.xml|xl\/calcChain\.xml)$/;

if (files.length === 0) {
  it.skip("keeps foreign workbooks (skipped: ../shared/workbooks is not there)", () => undefined);
} else {
  describe("a workbook of somebody else's", () => {
    it.each(files)("%s loses nothing, or is refused in one line", async (file) => {
      const bytes = new Uint8Array(readFileSync(join(folder, file)));
      const host = await tryOpen(bytes);
      if (host instanceof UnreadableWorkbook) {
        expect(host.message).toMatch(/^[^\n]{20,300}$/);
        return;
      }
      const before = partsOf(bytes);
      const known = packageFaults(bytes);
      const added = host.apply(puts(6).map((content) => ({ kind: "putSheet", content })));
      if ((await host.readInfo()).structureLocked) {
        await expect(added).rejects.toBeInstanceOf(RefusedChange);
        expect(changed(before, partsOf(host.save()))).toEqual([]);
        return;
      }
      await added;
      const first = host.save();
      expect(packageFaults(first).filter((fault) => !known.includes(fault))).toEqual([]);
      expect(changed(before, partsOf(first)).filter((name) => !SHARED.test(name))).toEqual([]);

      const again = openWorkbook(first);
      const styles = (parts: Map<string, Uint8Array>) => parts.get("xl/styles.xml")?.length;
      await again.apply(
        puts(9).map((content) => ({ kind: "putSheet", content, replaces: content.name })),
      );
      const second = again.save();
      expect(packageFaults(second).filter((fault) => !known.includes(fault))).toEqual([]);
      expect(styles(partsOf(second))).toBe(styles(partsOf(first)));

      const last = openWorkbook(second);
      await last.apply([{ kind: "clean" }]);
      const after = partsOf(last.save());
      expect(changed(before, after)).toEqual([]);
      expect([...after.keys()].filter((name) => !before.has(name))).toEqual([]);
    });
  });
}
