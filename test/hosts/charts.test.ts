import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { CHART_COLORS, SERIES_COLORS } from "../../src/hosts/xlsx/chart-looks";
import { openWorkbook } from "../../src/hosts/xlsx/xlsx-host";
import type { ChartContent } from "../../src/workbook/chart-content";
import { packageFaults } from "../support/package-checker/check-package";
import { openParts } from "../support/package-checker/open-parts";
import { changeParts } from "./make-zip";
import { chartsInFile } from "./seen-charts";
import { chartSheet, FOUR_CHARTS, waterfall } from "./some-charts";
import { seedWorkbook } from "./seed-workbook";

const drawing = "xl/drawings/drawing1.xml";
const seed = () => seedWorkbook({ sheets: [{ name: "Data", rows: [["x"]] }] });

async function put(bytes: Uint8Array, charts?: readonly ChartContent[]): Promise<Uint8Array> {
  const host = openWorkbook(bytes);
  const { sheets } = await host.readInfo();
  const replaces = sheets.some(({ name }) => name === "Summary") ? { replaces: "Summary" } : {};
  await host.apply([{ kind: "putSheet", content: chartSheet(charts), ...replaces }]);
  expect(packageFaults(host.save())).toEqual([]);
  return host.save();
}

async function cleaned(bytes: Uint8Array): Promise<Uint8Array> {
  const host = openWorkbook(bytes);
  await host.apply([{ kind: "clean" }]);
  expect(packageFaults(host.save())).toEqual([]);
  return host.save();
}

function sameParts(a: Uint8Array, b: Uint8Array): void {
  const [left, right] = [unzipSync(a), unzipSync(b)];
  expect(Object.keys(left)).toEqual(Object.keys(right));
  const unlike = Object.keys(left).filter(
    (name) => Buffer.compare(left[name]!, right[name]!) !== 0,
  );
  expect(unlike).toEqual([]);
}

/** The book with what the user drew on our sheet: a picture, and a chart as Excel saves one. */
function usersDrawings(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes);
  const edit = (name: string, change: (text: string) => string) => {
    files[name] = strToU8(change(strFromU8(files[name]!)));
  };
  const { chart, drawing: main } = { chart: "xl/charts/chart7.xml", drawing };
  files[chart] = files["xl/charts/chart2.xml"]!;
  files["xl/charts/style7.xml"] = strToU8("<cs/>");
  files["xl/media/image1.png"] = new Uint8Array([137, 80, 78, 71]);
  const links = (targets: readonly [string, string][]) =>
    targets
      .map(([type, target], n) => {
        const kind = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}`;
        return `<Relationship Id="mine${n}" Type="${kind}" Target="${target}"/>`;
      })
      .join("");
  const open =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">';
  files["xl/charts/_rels/chart7.xml.rels"] = strToU8(
    `${open}${links([["chartStyle", "style7.xml"]])}</Relationships>`,
  );
  files["xl/charts/_rels/chart1.xml.rels"] = strToU8(
    `${open}${links([["chartStyle", "style1.xml"]])}</Relationships>`,
  );
  files["xl/charts/style1.xml"] = strToU8("<cs/>");
  edit("xl/drawings/_rels/drawing1.xml.rels", (t) =>
    t.replace(
      "</Relationships>",
      `${links([
        ["image", "../media/image1.png"],
        ["chart", "../charts/chart7.xml"],
      ])}</Relationships>`,
    ),
  );
  edit("[Content_Types].xml", (t) =>
    t.replace(
      "<Override",
      '<Default Extension="png" ContentType="image/png"/><Override PartName="/xl/charts/chart7.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/><Override',
    ),
  );
  edit(main, (t) => {
    const anchors = t.split(/(?=<xdr:twoCellAnchor)/).slice(1, 3);
    const mine = anchors[1]!
      .replace("</xdr:wsDr>", "")
      .replace(/name="[^"]*"/, 'name="Mine"')
      .replace(/cNvPr id="\d+"/, 'cNvPr id="71"')
      .replace(/r:id="[^"]*"/, 'r:id="mine1"');
    const picture =
      '<xdr:oneCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>5</xdr:colOff><xdr:row>30</xdr:row><xdr:rowOff>5</xdr:rowOff></xdr:from><xdr:ext cx="9" cy="9"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="72" name="Logo"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="mine0"/></xdr:blipFill><xdr:spPr/></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>';
    return t.replace("</xdr:wsDr>", `${mine}${picture}</xdr:wsDr>`);
  });
  return zipSync(files);
}

const namesOf = (bytes: Uint8Array) => chartsInFile(bytes, "Summary").map(({ name }) => name);

describe("charts in a file", () => {
  it("are the same parts however often they are drawn", async () => {
    const once = await put(await seed());
    sameParts(await put(await put(once)), once);
  });

  it("go away byte for byte", async () => {
    const bytes = await seed();
    sameParts(await cleaned(await put(await put(bytes), [waterfall()])), bytes);
  });

  it("leave no part behind when the content has none any more", async () => {
    const bytes = await put(await put(await seed()), []);
    const names = openParts(bytes).names.filter((name) => /chart|drawings\/drawing/.test(name));
    expect(names).toEqual([]);
    expect(strFromU8(unzipSync(bytes)["xl/worksheets/sheet2.xml"]!)).not.toContain("<drawing");
  });

  it("leave the user's own pictures and charts on our sheet alone", async () => {
    const bytes = usersDrawings(await put(await seed()));
    expect(packageFaults(bytes)).toEqual([]);
    const after = await put(bytes, [waterfall(), waterfall({ name: "PlumbNew" })]);
    expect(namesOf(after)).toEqual(["PlumbWaterfall", "Mine", "PlumbNew"]);
    const before = unzipSync(bytes);
    const parts = unzipSync(after);
    for (const name of ["charts/chart7.xml", "charts/style7.xml", "media/image1.png"]) {
      expect(parts[`xl/${name}`]).toEqual(before[`xl/${name}`]);
    }
    expect(strFromU8(parts[drawing]!)).toContain('name="Logo"');
    // What another program kept beside the chart that is drawn anew.
    expect(Object.keys(parts)).not.toContain("xl/charts/style1.xml");
    const without = await put(after, []);
    expect(namesOf(without)).toEqual(["Mine"]);
    expect(strFromU8(unzipSync(without)[drawing]!)).toContain('name="Logo"');
  });

  it("stay where the user has put them, and follow our layout where he has not", async () => {
    const bytes = changeParts(await put(await seed()), {
      [drawing]: (text) =>
        text.replace(
          "<xdr:col>6</xdr:col><xdr:colOff>0<",
          "<xdr:col>2</xdr:col><xdr:colOff>77700<",
        ),
    });
    const lower = FOUR_CHARTS.map((chart) => {
      const { top, bottom } = chart.area;
      return { ...chart, title: "Anew", area: { ...chart.area, top: top + 9, bottom: bottom + 9 } };
    });
    const after = await put(await put(bytes, lower), lower);
    const seen = chartsInFile(after, "Summary").map(({ area, title }) => [area, title]);
    expect(seen).toEqual([
      ["C2:M16", "Anew"],
      ["O11:U25", "Anew"],
      ["G27:M41", "Anew"],
      ["O27:U41", "Anew"],
    ]);
    expect(strFromU8(unzipSync(after)[drawing]!)).toContain("<xdr:colOff>77700<");
  });

  it("keep the values that their cells have, and their alternative text", async () => {
    const parts = unzipSync(await put(await seed()));
    const text = strFromU8(parts["xl/charts/chart1.xml"]!);
    expect(text).toContain('<c:pt idx="2"><c:v>Slow runs &amp; waits</c:v></c:pt>');
    expect(text).toContain('<c:pt idx="4"><c:v>326</c:v></c:pt>');
    const line = strFromU8(parts["xl/charts/chart4.xml"]!);
    expect(line).toContain("<c:formatCode>d mmm</c:formatCode>");
    expect(line).not.toContain('<c:pt idx="2"><c:v>0</c:v></c:pt>');
    expect(strFromU8(parts[drawing]!)).toContain('descr="What the plan said, and what came');
  });

  it("are taken away wholly after another program has saved them", async () => {
    const bytes = await seed();
    const saved = changeParts(await put(bytes), {
      "xl/charts/chart1.xml": (text) => text.replace("<c:chart>", '<c:lang val="en-US"/><c:chart>'),
      "xl/worksheets/sheet2.xml": (text) => text.replace("<sheetData>", "<sheetData><!-- -->"),
    });
    sameParts(await cleaned(saved), bytes);
    sameParts(await cleaned(await put(saved)), bytes);
  });

  it("stand out from white by 3 to 1, their texts by 4.5", () => {
    for (const color of Object.values(SERIES_COLORS)) {
      expect(contrast(color, "FFFFFF")).toBeGreaterThanOrEqual(3);
    }
    const { strong, target, good, bad } = SERIES_COLORS;
    expect(contrast(strong, target)).toBeGreaterThanOrEqual(3);
    expect(contrast(good, bad)).toBeGreaterThanOrEqual(1.5);
    for (const color of [CHART_COLORS.text, CHART_COLORS.title]) {
      expect(contrast(color, "FFFFFF")).toBeGreaterThanOrEqual(4.5);
    }
  });
});

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const luminance = (rgb: string) => {
    const [r, g, bl] = [0, 2, 4].map((at) => {
      const share = parseInt(rgb.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * bl!;
  };
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}
