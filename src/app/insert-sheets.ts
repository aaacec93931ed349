import type { SheetContent } from "../workbook/sheet-content";
import type { WorkbookHost } from "../workbook/workbook-host";
import { freeName } from "../tables/sheet-changes";
import { applyOnce } from "./apply-once";
import type { NothingDone } from "./plan-outcome";

/** Adds the empty input sheets to a workbook; from then on they are its user's. */
export async function insertTemplate(host: WorkbookHost): Promise<NothingDone | undefined> {
  const { templateSheets } = await import("../workbook/template");
  return insertSheets(host, templateSheets());
}

/** Adds the sample factory's sheets, for trying things out. */
export async function insertSample(host: WorkbookHost): Promise<NothingDone | undefined> {
  if ((await host.readInfo()).date1904) return refusedIn1904();
  const { sampleWorkbook } = await import("../sample/sample-workbook");
  return insertSheets(host, sampleWorkbook().sheets);
}

/** The sample's dates count from 1900: in such a workbook they would show four years later. */
function refusedIn1904(): NothingDone {
  return {
    kind: "refused",
    issues: [
      {
        ...{ severity: "error", code: "sample-counts-from-1900", sheet: "", cell: "", value: "" },
        what: "This workbook counts its days from 1904, and the sample's dates are counted from 1900.",
        how: "Insert the sample into a new workbook.",
      },
    ],
  };
}

async function insertSheets(
  host: WorkbookHost,
  contents: readonly SheetContent[],
): Promise<NothingDone | undefined> {
  const { sheets } = await host.readInfo();
  const taken = new Set(sheets.map((sheet) => sheet.name.toLowerCase()));
  return applyOnce(
    host,
    contents.map((content) => {
      const name = freeName(content.name, taken);
      taken.add(name.toLowerCase());
      return { kind: "putSheet", content: { ...content, name }, owner: "user" };
    }),
  );
}
