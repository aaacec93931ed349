import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { openWorkbook } from "../../src/hosts/xlsx/xlsx-host";
import { RefusedChange } from "../../src/workbook/refused-change";
import { runPlumbline } from "../cli/test-terminal";
import { testFolder } from "../cli/small-book";
import { runInMemory } from "./run-in-memory";
import { describeWith, sharedFolder } from "./shared-folder";
import { addSheets, SMALL_SHOP } from "./three-sheets";

const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

function hashes(file: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(file)).map(([name, bytes]) => [name, hash(bytes)]),
  );
}

describeWith("workbooks that nobody here wrote", sharedFolder("workbooks"), (folder) => {
  const features = new Map(
    readFileSync(join(folder, "index.csv"), "utf8")
      .split("\n")
      .map((line) => line.split(","))
      .map((cells): [string, string] => [cells[0] ?? "", cells[cells.length - 1] ?? ""]),
  );
  const files = readdirSync(folder)
    .filter((name) => /\.xls[xm]$/.test(name))
    .sort();
  // Two more whose XML is broken, which index.csv does not say: a row number, text beside the root.
  const broken = ["poi__poc-shared-strings.xlsx", "poi__xlsx-corrupted.xlsx"];
  const unreadable = (name: string) =>
    broken.includes(name) ||
    /ole-encrypted-or-xls|corrupt|dupentries/.test(features.get(name) ?? "");
  const work = testFolder();

  it.each(files.filter(unreadable))("%s is refused with one line and status 2", async (name) => {
    const before = readdirSync(work);
    const { status, out, err } = await runPlumbline(["run", join(folder, name), "-o", "out.xlsx"], {
      folder: work,
    });
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    expect(readdirSync(work)).toEqual(before);
  });

  it.each(files.filter((name) => !unreadable(name)))(
    "%s with our three sheets: run, then clean, loses nothing",
    async (name) => {
      const host = openWorkbook(new Uint8Array(readFileSync(join(folder, name))));
      try {
        await addSheets(host, SMALL_SHOP);
      } catch (fault) {
        if (!(fault instanceof RefusedChange)) throw fault;
        // A workbook whose structure its owner locked takes no sheets, of his or of ours.
        expect(fault.code).toBe("structure-locked");
        expect(fault.message).toMatch(/\S/);
        return;
      }
      const base = host.save();
      const untouched = hashes(readFileSync(join(folder, name)));
      const added = hashes(base);
      const mainParts = Object.keys(untouched).filter((part) => added[part] !== untouched[part]);
      expect(
        mainParts.filter((part) => /chart|pivot|vba|media|embedding|drawing/i.test(part)),
      ).toEqual([]);
      const again = openWorkbook(base);
      const report = await runInMemory(again);
      expect(report).toMatchObject({ orders: 3, scheduled: 3 });
      const written = again.save();
      const lost = Object.keys(added).filter((part) => hashes(written)[part] === undefined);
      expect(lost.filter((part) => !/calcChain/.test(part))).toEqual([]);
      const cleaned = openWorkbook(written);
      await cleaned.apply([{ kind: "clean" }]);
      expect(hashes(cleaned.save())).toEqual(added);
    },
    120_000,
  );
});
