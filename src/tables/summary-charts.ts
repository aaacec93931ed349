import { FORMATS } from "../sheets/written-columns";
import type { ChartContent } from "../workbook/chart-content";
import type { Area } from "../workbook/grid";
import type { ContentCell } from "../workbook/sheet-content";
import type { Plan } from "./plan-result";
import { resourceLoads } from "./resource-loads";
import type { SummaryMatter } from "./summary-matter";
import { waterfall } from "./waterfall";

export interface Pictures {
  readonly charts: readonly ChartContent[];
  /** The figures behind them. */
  readonly cells: readonly ContentCell[];
  /** The columns of these figures; undefined: there is no picture. */
  readonly folded: { readonly from: number; readonly to: number } | undefined;
}

/** Where pictures go: their first row and column, and the first column of their figures. */
interface Place {
  readonly row: number;
  readonly left: number;
  readonly data: number;
}

const HEIGHT = 19;
/** Columns of the page: the first picture is over four of them, the other over the rest. */
const [FIRST, ALL] = [4, 12];

/** From plan to made in the last week, and how full the resources are. */
export function chartsOf(matter: SummaryMatter, place: Place): Pictures {
  const found = [weekPicture(matter, place), loadPicture(matter, place)].flatMap(
    (each) => each ?? [],
  );
  return {
    charts: found.map(({ chart }) => chart),
    cells: found.flatMap(({ cells }) => cells),
    folded: found.length === 0 ? undefined : { from: place.data, to: place.data + 7 },
  };
}

interface Picture {
  readonly chart: ChartContent;
  readonly cells: readonly ContentCell[];
}

function weekPicture({ gap }: SummaryMatter, { row, left, data }: Place): Picture | undefined {
  const bars = gap ? waterfall(gap) : [];
  if (bars.length === 0) return undefined;
  const column = (at: number): Area => ({
    top: 1,
    bottom: bars.length,
    left: data + at,
    right: data + at,
  });
  const series = (name: string, at: number, look: ChartContent["series"][number]["look"]) => ({
    ...{ name, look },
    values: column(at),
  });
  return {
    cells: figures(
      data,
      ["Cause", "Base", "Standard hours", "Lost", "Won"],
      bars.map(({ label, base, level, lost, won }) => [label, base, level, lost, won]),
    ),
    chart: {
      name: "From plan to made",
      kind: "stackedColumn",
      title: "Last week: from planned to made, in standard hours",
      area: { top: row, bottom: row + HEIGHT, left, right: left + FIRST - 1 },
      categories: column(0),
      series: [
        series("Base", 1, "hidden"),
        series("Standard hours", 2, "strong"),
        series("Lost", 3, "bad"),
        series("Won", 4, "good"),
      ],
      axis: { format: FORMATS.whole },
      description: `Standard hours of the last week: ${bars
        .map(({ label, level, lost, won }) => `${label} ${Math.round(level || won - lost)}`)
        .join(", ")}.`,
      legend: false,
      gapWidth: 40,
      dataLabels: { format: "#,##0;-#,##0;" },
    },
  };
}

/** The fullest, so that the picture can be read. */
const MOST_RESOURCES = 8;

function loadPicture(
  { plan, reality }: SummaryMatter,
  { row, left, data }: Place,
): Picture | undefined {
  const assumed = plan ? loadsOf(plan) : new Map<string, number>();
  if (assumed.size === 0) return undefined;
  const really = reality?.corrected ? loadsOf(reality.corrected) : undefined;
  const fullest = [...assumed].sort((a, b) => b[1] - a[1]).slice(0, MOST_RESOURCES);
  const at = data + 5;
  const column = (offset: number): Area => ({
    top: 1,
    bottom: fullest.length,
    left: at + offset,
    right: at + offset,
  });
  const told = really
    ? [{ name: "As reality says", values: column(2), look: "muted" as const }]
    : [];
  return {
    cells: figures(
      at,
      ["Resource", "As assumed", "As reality says"],
      fullest.map(([name, load]) => [name, load, really?.get(name) ?? null]),
      FORMATS.percent,
    ),
    chart: {
      name: "How full resources are",
      kind: "bar",
      title: "Next four weeks: required of available hours",
      area: { top: row, bottom: row + HEIGHT, left: left + FIRST, right: left + ALL - 1 },
      categories: column(0),
      series: [{ name: "As assumed", values: column(1), look: "strong" }, ...told],
      axis: { format: FORMATS.percent, min: 0 },
      description: `Load of the fullest resources over four weeks: ${fullest
        .map(([name, load]) => `${name} ${Math.round(load * 100)} %`)
        .join(", ")}.`,
      legend: told.length > 0,
      gapWidth: 40,
      dataLabels: { format: FORMATS.percent },
    },
  };
}

function loadsOf(plan: Plan): Map<string, number> {
  return new Map(
    resourceLoads(plan).map(({ resource, load }) => [plan.problem.resources[resource]!.id, load]),
  );
}

/** Headings and rows of figures from the first row on. */
function figures(
  left: number,
  headings: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
  format: string = FORMATS.oneDecimal,
): ContentCell[] {
  return [headings, ...rows].flatMap((values, row) =>
    values.map((value, i): ContentCell => ({
      ...{ row, column: left + i, value },
      style: "note",
      ...(typeof value === "number" ? { format } : {}),
    })),
  );
}
