import type { HostObject } from "../../../src/embedded/host-object";
import { excelHost, type ExcelHost } from "../../../src/hosts/excel/excel-host";
import type { ChartContent } from "../../../src/workbook/chart-content";
import type { EmbeddedPane } from "../../support/embedded-pane";
import { chartInExcel } from "../seen-charts";
import { chartSheet, FOUR_CHARTS, waterfall } from "../some-charts";
import { openExcel, seedExcel } from "./embedded-excel";

describe("charts in Excel", () => {
  let pane: EmbeddedPane;
  beforeAll(async () => {
    pane = await openExcel();
  });
  afterAll(() => pane.close());

  async function prepared(charts?: readonly ChartContent[]): Promise<ExcelHost> {
    seedExcel(pane, { sheets: [{ name: "Data", rows: [["x"]] }] });
    const host = excelHost();
    await host.apply([{ kind: "putSheet", content: chartSheet(charts) }]);
    return host;
  }

  const refresh = (host: ExcelHost, charts?: readonly ChartContent[]) =>
    host.apply([{ kind: "putSheet", content: chartSheet(charts), replaces: "Summary" }]);

  const records = () =>
    pane.host.workbook.book.sheets.find(({ name }) => name === "Summary")!.charts;
  /** All that is known of the charts but their ids, by name. */
  const all = () =>
    records()
      .map(({ id: _id, ...chart }) => chart)
      .sort((a, b) => (String(a.properties["Name"]) < String(b.properties["Name"]) ? -1 : 1));

  function onSheet(act: (sheet: HostObject) => void): void {
    pane.host.workbook.act((book) =>
      act(book.object("Worksheets")!.call("GetItem", ["Summary"]) as HostObject),
    );
  }

  const chart = (sheet: HostObject, name: string) =>
    sheet.object("Charts")!.call("GetItem", [name]) as HostObject;

  it("are drawn with looks, labels, axes and legend as in a file", async () => {
    await prepared();
    const [falls, columns, bars, line] = records();
    expect(falls!.series[0]).toMatchObject({
      ...{ Name: "Base", "Format.Fill.Clear()": [], "Format.Line.LineStyle": "None" },
      ...{ Overlap: 100, GapWidth: 60 },
    });
    expect(falls!.series[0]).not.toHaveProperty("HasDataLabels");
    expect(falls!.series[1]).toMatchObject({
      ...{ HasDataLabels: true, "DataLabels.NumberFormat": "#,##0.0" },
      "DataLabels.Position": "Center",
    });
    expect(falls!.properties).toMatchObject({
      ...{ "Legend.LegendEntries.0.Visible": false, "Axes.ValueAxis.Title.Text": "Hours" },
      ...{ PlotVisibleOnly: false, DisplayBlanksAs: "NotPlotted" },
    });
    expect(columns!.series[2]).toMatchObject({
      ChartType: "Line",
      "Format.Line.LineStyle": "Dash",
    });
    expect(bars!.properties).toMatchObject({
      ...{ "Axes.CategoryAxis.ReversePlotOrder": true, "Axes.CategoryAxis.Position": "Maximum" },
      ...{ "Legend.Visible": false, "Axes.ValueAxis.MajorGridlines.Visible": false },
    });
    expect(line!.properties).toMatchObject({ "Axes.ValueAxis.Minimum": 0.5 });
    // Made from cells with figures: Excel may see no series in empty ones.
    expect(columns!.source).toBe("Summary!H12:H16");
  });

  it("stay where the user has put them, and leave his own alone", async () => {
    const host = await prepared();
    onSheet((sheet) => {
      chart(sheet, "PlumbBars").write("Left", 700);
      const cells = sheet.call("GetRange", ["A12:B16"]);
      (sheet.object("Charts")!.call("Add", ["Pie", cells, "Auto"]) as HostObject).write(
        "Name",
        "Mine",
      );
    });
    const mine = records().find(({ properties }) => properties["Name"] === "Mine");
    await refresh(host);
    await refresh(host, FOUR_CHARTS.slice(1));
    const names = all().map(({ properties }) => properties["Name"]);
    expect(names).toEqual(["Mine", "PlumbBars", "PlumbColumns", "PlumbLine"]);
    expect(records()).toContain(mine);
    const [, bars, columns] = all();
    expect(bars!.properties).toMatchObject({ Left: 700 });
    expect(columns!.properties).not.toHaveProperty("Left");
  });

  it("come back as they were when the write is undone", async () => {
    const host = await prepared();
    onSheet((sheet) => chart(sheet, "PlumbLine").write("Top", 500));
    await refresh(host);
    const before = all();
    await refresh(host, [waterfall({ title: "Other" }), waterfall({ name: "PlumbNew" })]);
    expect(all()).toHaveLength(2);
    await host.undo();
    expect(all()).toEqual(before);
    await refresh(host);
    expect(all()).toEqual(before);
  });

  it("go with their sheet when its write is undone or all is cleaned away", async () => {
    const host = await prepared();
    await host.undo();
    const names = () => pane.host.workbook.book.sheets.map(({ name }) => name);
    expect(names()).toEqual(["Data"]);
    await host.apply([{ kind: "putSheet", content: chartSheet() }]);
    await host.apply([{ kind: "clean" }]);
    expect(names()).toEqual(["Data"]);
  });

  it("are as before when Excel breaks off", async () => {
    const host = await prepared();
    const before = all();
    for (let skip = 0; ; skip++) {
      pane.host.failNextSync("GeneralException", skip);
      const broke = await refresh(host, [waterfall({ title: "Other" })]).then(
        () => false,
        () => true,
      );
      if (!broke) break;
      expect(all()).toEqual(before);
    }
    await expect(host.readInfo()).rejects.toMatchObject({ code: "GeneralException" });
    expect(chartInExcel(records()[0]!).title).toBe("Other");
  });

  it("take no request more than a sheet without", async () => {
    const count = async (charts: readonly ChartContent[]) => {
      const { syncs } = pane.host.statistics();
      const host = await prepared(charts);
      await refresh(host, charts);
      await refresh(host, charts);
      return pane.host.statistics().syncs - syncs;
    };
    expect(await count(FOUR_CHARTS)).toBe(await count([]));
  });
});
