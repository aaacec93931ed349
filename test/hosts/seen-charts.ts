import type { ChartRecord } from "../../src/embedded/records";
import { cellAddress } from "../../src/kernel/cell-address";
import type { ChartContent, SeriesLook } from "../../src/workbook/chart-content";
import type { Area } from "../../src/workbook/grid";
import {
  all,
  childOf,
  childrenOf,
  linkIds,
  linksOf,
  openParts,
  type Element,
  type Parts,
} from "../support/package-checker/open-parts";

/** What can be read of a chart, wherever it stands; cells as addresses without their sheet. */
export interface SeenChart {
  readonly name: string;
  readonly kind: ChartContent["kind"];
  readonly title: string;
  readonly area: string;
  readonly categories: readonly string[];
  readonly series: readonly {
    readonly name: string;
    readonly values: string;
    readonly fill: string;
  }[];
}

function address({ top, left, bottom, right }: Area): string {
  return `${cellAddress(top, left)}:${cellAddress(bottom, right)}`;
}

const bare = (reference: string) => reference.replace(/^.*!/, "").replaceAll("$", "");

const COLORS: Readonly<Record<SeriesLook, string>> = {
  ...{ strong: "2F6DB3", muted: "8C939C", good: "3F8F5A", bad: "A61B1B" },
  ...{ target: "1A1A1A", hidden: "none" },
};

export function chartInContent({
  name,
  kind,
  title,
  area,
  categories,
  series,
}: ChartContent): SeenChart {
  return {
    ...{ name, kind, title, area: address(area), categories: [address(categories)] },
    series: series.map((each) => ({
      ...{ name: each.name, values: address(each.values), fill: COLORS[each.look] },
    })),
  };
}

/** Charts of a sheet in a file, in the order of its drawing. */
export function chartsInFile(bytes: Uint8Array, sheet: string): SeenChart[] {
  const parts = openParts(bytes);
  const book = "xl/workbook.xml";
  const element = childrenOf(childOf(parts.xml(book), "sheets"), "sheet").find(
    (each) => each.attributes["name"] === sheet,
  );
  const part = linksOf(parts, book).find(({ id }) => element && linkIds(element).includes(id));
  const drawing = part && linksOf(parts, part.target).find(({ kind }) => kind === "drawing");
  if (!drawing) return [];
  return (parts.xml(drawing.target)?.children ?? []).flatMap((anchor) =>
    fileChart(parts, drawing.target, anchor),
  );
}

function fileChart(parts: Parts, drawing: string, anchor: Element): SeenChart[] {
  const frame = childOf(anchor, "graphicFrame");
  const link = linksOf(parts, drawing).find(({ kind, id }) => {
    return kind === "chart" && frame && [...all(frame)].flatMap(linkIds).includes(id);
  });
  if (!frame || !link) return [];
  const corner = (name: string, end: number) => {
    const at = childOf(anchor, name);
    return cellAddress(
      Number(childOf(at, "row")?.text) - end,
      Number(childOf(at, "col")?.text) - end,
    );
  };
  const root = parts.xml(link.target)!;
  const chart = childOf(root, "chart");
  const plot = childOf(chart, "plotArea");
  const series = [...all(plot!)].filter(({ name }) => name === "ser");
  const categories = series.map((each) => textOf(childOf(each, "cat"), "f"));
  return [
    {
      name: childOf(childOf(frame, "nvGraphicFramePr"), "cNvPr")!.attributes["name"]!,
      kind: fileKind(plot!),
      title: textOf(childOf(chart, "title"), "t"),
      area: `${corner("from", 0)}:${corner("to", 1)}`,
      categories: [...new Set(categories.map(bare))],
      series: series.map((each) => ({
        name: textOf(childOf(each, "tx"), "v"),
        values: bare(textOf(childOf(each, "val"), "f")),
        fill: fileColor(childOf(each, "spPr")!),
      })),
    },
  ];
}

function textOf(element: Element | undefined, name: string): string {
  if (!element) return "";
  return [...all(element)].find((each) => each.name === name)?.text ?? "";
}

function fileColor(look: Element): string {
  return [...all(look)].find(({ name }) => name === "srgbClr")?.attributes["val"] ?? "none";
}

function fileKind(plot: Element): SeenChart["kind"] {
  const bars = childOf(plot, "barChart");
  if (!bars) return "line";
  if (childOf(bars, "grouping")!.attributes["val"] === "stacked") return "stackedColumn";
  return childOf(bars, "barDir")!.attributes["val"] === "bar" ? "bar" : "column";
}

const KINDS: Readonly<Record<string, SeenChart["kind"]>> = {
  ...{ BarClustered: "bar", ColumnClustered: "column" },
  ...{ ColumnStacked: "stackedColumn", LineMarkers: "line" },
};

/** A chart as an add-in has asked Excel for it. */
export function chartInExcel({ type, properties, series }: ChartRecord): SeenChart {
  const list = (value: unknown) => (value ?? []) as readonly string[];
  const values = (member: string) => series.map((each) => bare(list(each[member])[0] ?? ""));
  return {
    ...{ name: String(properties["Name"]), kind: KINDS[type]! },
    title: String(properties["Title.Text"]),
    area: list(properties["SetPosition()"]).map(bare).join(":"),
    categories: [...new Set(values("SetXAxisValues()"))],
    series: series.map((each, n) => {
      const [fill] = list(each["Format.Fill.SetSolidColor()"]);
      const line = each["Format.Line.Color"];
      const color = fill ?? (typeof line === "string" ? line : "none");
      return {
        ...{ name: String(each["Name"]), values: values("SetValues()")[n]! },
        fill: color.replace("#", ""),
      };
    }),
  };
}
