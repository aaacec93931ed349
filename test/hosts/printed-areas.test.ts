import { areasToPrint } from "../../src/hosts/xlsx/printed-areas";
import { openWorkbook } from "../../src/hosts/xlsx/xlsx-host";
import type { SheetContent } from "../../src/workbook/sheet-content";
import { packageFaults } from "../support/package-checker/check-package";
import { childOf, childrenOf, openParts } from "../support/package-checker/open-parts";
import { changeParts } from "./make-zip";
import { seedWorkbook } from "./seed-workbook";
import { someSheet } from "./some-content";

const AREA = "_xlnm.Print_Area";

const printing = (bottom: number): SheetContent => {
  const areas = [
    { top: 0, bottom, left: 0, right: 3 },
    { top: 0, bottom: 2, left: 5, right: 27 },
  ];
  const content = someSheet();
  return { ...content, print: { ...content.print, areas } };
};

async function written(): Promise<Uint8Array> {
  const host = openWorkbook(await seedWorkbook({ sheets: [{ name: "Data", rows: [["x"]] }] }));
  await host.apply([{ kind: "putSheet", content: printing(9) }]);
  return host.save();
}

async function refreshed(bytes: Uint8Array, bottom: number): Promise<Uint8Array> {
  const host = openWorkbook(bytes);
  await host.apply([{ kind: "putSheet", content: printing(bottom), replaces: "Schedule" }]);
  expect(packageFaults(host.save())).toEqual([]);
  return host.save();
}

function printed(bytes: Uint8Array): string | undefined {
  const book = openParts(bytes).xml("xl/workbook.xml")!;
  const names = childOf(book, "definedNames");
  if (!names) return undefined;
  return childrenOf(names, "definedName").find((e) => e.attributes["name"] === AREA)?.text;
}

const edited = (bytes: Uint8Array, change: (text: string) => string) =>
  changeParts(bytes, { "xl/workbook.xml": change });

describe("the areas that a written sheet prints", () => {
  it("are named for Excel, each on the sheet, and follow the rows", async () => {
    const first = await written();
    expect(printed(first)).toBe("'Schedule'!$A$1:$D$10,'Schedule'!$F$1:$AB$3");
    const second = await refreshed(first, 20);
    expect(printed(second)).toBe("'Schedule'!$A$1:$D$21,'Schedule'!$F$1:$AB$3");
    expect(printed(await refreshed(second, 12))).toContain("$A$1:$D$13");
  });

  it("stay as another program spells them, and still follow", async () => {
    const spelled = edited(await written(), (text) => text.replaceAll("'Schedule'!", "Schedule!"));
    expect(printed(await refreshed(spelled, 20))).toContain("$A$1:$D$21");
  });

  it("stay what the user has made of them", async () => {
    const own = edited(await written(), (text) => text.replace("$A$1:$D$10", "$A$1:$B$10"));
    expect(printed(await refreshed(own, 20))).toBe(printed(own));
    const none = edited(await written(), (text) =>
      text.replace(/<definedName name="_xlnm.Print_Area".*?<\/definedName>/, ""),
    );
    expect(printed(await refreshed(none, 20))).toBeUndefined();
  });

  it("are named on a sheet that was written before there were any", () => {
    expect(areasToPrint("$A$1:$B$2", undefined, undefined)).toBe("$A$1:$B$2");
    expect(areasToPrint("$A$1:$B$2", "Schedule!$A$1:$A$2", undefined)).toBeUndefined();
    expect(areasToPrint(undefined, "Schedule!$A$1:$A$2", undefined)).toBeUndefined();
  });

  it("go with the sheet", async () => {
    const host = openWorkbook(await written());
    await host.apply([{ kind: "clean" }]);
    expect(printed(host.save())).toBeUndefined();
  });
});
