import { VARIANCE } from "../sheets/written-review";
import type { ConditionalFormat, SheetContent, TableContent } from "../workbook/sheet-content";
import { EFFECTS, type Effects } from "../variance/gap-cells";
import { type GapRow, gapLevels } from "../variance/gap-levels";
import type { KpiBasis } from "../variance/kpis";
import type { OrderLateness } from "../variance/lateness";
import type { Money } from "../variance/money";
import type { OutputGap } from "../variance/output-gap";
import { HOURS_LOOK, ROUGH_HOURS_LOOK } from "./hours-look";
import { latenessTable } from "./lateness-table";
import { moneyTable } from "./money-table";
import type { SheetContext } from "./sheet-context";
import { columnArea, emptyRow, mainTable, sheetOf } from "./sheet-parts";
import { sayFullTime } from "./say-time";
import { type ContentRow } from "./written-content";

type Row = ContentRow<typeof VARIANCE>;

/** What a name stands for that nothing says. */
const UNKNOWN = "(not known)";

/** Smaller than this is what is left of rounding. */
const NOTHING = 1e-9;

const columnOf = (key: keyof typeof VARIANCE.columns) =>
  `PlumbVariance[[#This Row],[${VARIANCE.columns[key].header}]]`;

/** Gap − sum of the effects, in every row. */
const CHECK = `=ROUND(${columnOf("gapH")}-SUM(${EFFECTS.map(columnOf).join(",")}),6)`;

/** All that the sheet Variance shows. */
export interface Review {
  readonly gap: OutputGap;
  /** Of the orders that were to be finished in the window, or were. */
  readonly lateness: readonly OrderLateness[];
  readonly money: Money;
  /** What the key figures are made from, by resource. */
  readonly kpis: ReadonlyMap<string, readonly KpiBasis[]>;
}

/** The sheet Variance: output gap, lateness and money side by side. */
export function varianceSheet(review: Review, context: SheetContext): SheetContent {
  const { gap } = review;
  const rows = gapLevels(gap).filter(isSaid).map(varianceRow);
  if (rows.length === 0) rows.push(emptyRow(VARIANCE, "level", "Nothing was planned or made."));
  const rough = gap.plan.kind === "afterwards";
  const formats = formatsOf(rough ? ROUGH_HOURS_LOOK : HOURS_LOOK);
  const table = mainTable(VARIANCE, rows, context, { formats });
  const place = { row: table.row, column: table.column + table.columns.length + 1 };
  const late = latenessTable(review.lateness, rough, context, place);
  const right = { row: place.row, column: place.column + late.table.columns.length + 1 };
  const money = moneyTable(review.money, context, right);
  return sheetOf({
    definition: VARIANCE,
    table,
    title: "Variance: why plan and floor parted",
    lines: [saidOf(gap, context), READING],
    freezeColumns: 5,
    conditionalFormats: behindFormats(table),
    tabColor: "A23B3B",
    notesBeside: true,
    severalPages: true,
    beside: {
      cells: [
        heading(place, "Lateness of orders, in hours"),
        heading(right, moneySaid(review.money)),
      ],
      tables: [late, money],
    },
  });
}

/** A line above a table beside. */
const heading = (place: { readonly row: number; readonly column: number }, value: string) =>
  ({ row: place.row - 1, column: place.column, value, style: "subtitle" }) as const;

const moneySaid = ({ stretch }: Money) =>
  `Money, ${sayFullTime(stretch.from)} to ${sayFullTime(stretch.to)}: above 0 costs more than standard`;

const READING =
  "Standard hours made: above 0 is behind plan, below 0 ahead. Every row adds up, every level adds up to the total; a move to another day or resource stands under Plan changed on both.";

const FIGURES = ["plannedH", "gapH", ...EFFECTS, "ofWhichConstraint"] as const;

const formatsOf = (format: string) => ({
  ...Object.fromEntries(FIGURES.map((key) => [key, format])),
  actualH: HOURS_LOOK,
  check: "0",
});

/** The total always; of the rest what has a figure. */
function isSaid({ level, planned, actual, effects }: GapRow): boolean {
  const some = [planned, actual, ...EFFECTS.map((effect) => effects[effect])];
  return level === "Total" || some.some((figure) => Math.abs(figure) > NOTHING);
}

const shown = (hours: number) => (Math.abs(hours) > NOTHING ? hours : 0);

function varianceRow({ level, name, planned, actual, gap, effects, onConstraint }: GapRow): Row {
  const named = (of: GapRow["level"]) => (level === of ? name || UNKNOWN : undefined);
  return {
    ...(Object.fromEntries(EFFECTS.map((effect) => [effect, shown(effects[effect])])) as Effects),
    level,
    resource: named("Resource"),
    product: named("Product"),
    order: named("Order"),
    day: level === "Day" ? name : undefined,
    plannedH: shown(planned),
    actualH: shown(actual),
    gapH: shown(gap),
    ofWhichConstraint: shown(onConstraint),
    check: { formula: CHECK, value: 0 },
  };
}

/** From when to when, against which plan. */
export function saidOf({ window, plan, constraint }: OutputGap, context: SheetContext): string {
  const against =
    plan.kind === "committed"
      ? `against plan ${plan.version}, as it was committed`
      : "≈ no plan was committed: against a plan made afterwards from the orders open then, by the standards as they stand";
  return [
    `Made by Plumbline from ${context.bookName}`,
    `${sayFullTime(window.from)} to ${sayFullTime(window.to)}`,
    against,
    ...(constraint === undefined ? [] : [`${constraint} limits the week`]),
  ].join(" · ");
}

/** Hours from which a line is marked. */
const BEHIND = 1;

function behindFormats(table: TableContent): readonly ConditionalFormat[] {
  const area = columnArea(VARIANCE, table, "gapH");
  return [{ area, rule: { kind: "above", limit: BEHIND }, look: "bad" }];
}
