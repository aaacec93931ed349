import { excelHost } from "../../../src/hosts/excel/excel-host";
import type { WorkbookSeed } from "../../../src/hosts/workbook-seed";
import type { EmbeddedPane } from "../../support/embedded-pane";
import { describeHost } from "../host-contract";
import { chartInExcel } from "../seen-charts";
import { openExcel, seedExcel, useExcel } from "./embedded-excel";

/** The lowest set that the manifest declares, and the highest that this build of Office.js has. */
describe.each(["1.12", "1.17"])("with ExcelApi %s", (version) => {
  let pane: EmbeddedPane;

  beforeAll(async () => {
    pane = await openExcel({ sets: { ExcelApi: version } });
  });
  afterAll(() => {
    const { refused, fallbacks, crashes, unknownCalls } = pane.host.statistics();
    pane.close();
    expect({ refused, fallbacks, crashes, unknownCalls }).toEqual({
      ...{ refused: {}, fallbacks: {}, crashes: [], unknownCalls: [] },
    });
  });

  const open = (seed: WorkbookSeed) => {
    useExcel(pane);
    seedExcel(pane, seed);
    return Promise.resolve(excelHost());
  };
  describeHost(`Excel ${version}`, open, (_, sheet) => {
    const { sheets } = pane.host.workbook.book;
    return sheets.find(({ name }) => name === sheet)!.charts.map(chartInExcel);
  });
});
