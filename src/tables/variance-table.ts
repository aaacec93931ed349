import { VARIANCE_ROWS } from "../sheets/written-figures";
import { VARIANCE } from "../sheets/written-review";
import type { WrittenTable } from "../sheets/written-sheet";
import type { ConditionalFormat, SheetContent, TableContent } from "../workbook/sheet-content";
import { EFFECTS, type Effects } from "../variance/gap-cells";
import { type GapRow, gapLevels } from "../variance/gap-levels";
import { gapRows } from "../variance/gap-rows";
import type { KpiBasis } from "../variance/kpis";
import type { OrderLateness } from "../variance/lateness";
import type { Money } from "../variance/money";
import type { OutputGap } from "../variance/output-gap";
import type { Revenue } from "../variance/revenue";
import { gapFormats, saidOf, UNKNOWN } from "./gap-look";
import { kpisSheet } from "./kpis-table";
import { latenessTable } from "./lateness-table";
import { moneyDriversTable } from "./money-drivers-table";
import { moneyTable } from "./money-table";
import { revenueSaid } from "./revenue-said";
import { revenueTable } from "./revenue-table";
import { sayFullTime } from "./say-time";
import type { SheetContext } from "./sheet-context";
import { columnArea, emptyRow, mainTable, sheetOf } from "./sheet-parts";
import { type RowsSheet, varianceRowsSheet } from "./variance-rows";
import type { CellContent, ContentRow } from "./written-content";

type Row = ContentRow<typeof VARIANCE>;

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
  readonly revenue: Revenue;
  /** What the key figures are made from, by resource. */
  readonly kpis: ReadonlyMap<string, readonly KpiBasis[]>;
}

/**
 * The sheet Variance, output gap, lateness, money and revenue side by side, then the sheets with the rows
 * behind the gap and with the key figures. `nameOf`: the name that a sheet of ours will have.
 */
export function varianceSheets(
  review: Review,
  context: SheetContext,
  nameOf: (definition: WrittenTable) => string,
): readonly SheetContent[] {
  const { gap, kpis } = review;
  const behind = varianceRowsSheet(gap, gapRows(gap), context, nameOf(VARIANCE_ROWS));
  return [
    varianceSheet(review, context, behind.leadTo),
    behind.content,
    kpisSheet(kpis, gap.window, context),
  ];
}

function varianceSheet(
  review: Review,
  context: SheetContext,
  leadTo: RowsSheet["leadTo"],
): SheetContent {
  const { gap } = review;
  const rows = gapLevels(gap)
    .filter(isSaid)
    .map((row) => varianceRow(row, leadTo(row)));
  if (rows.length === 0) rows.push(emptyRow(VARIANCE, "level", "Nothing was planned or made."));
  const rough = gap.plan.kind === "afterwards";
  const table = mainTable(VARIANCE, rows, context, { formats: gapFormats(gap) });
  const place = rightOf(table);
  const late = latenessTable(review.lateness, rough, context, place);
  const right = rightOf(late.table);
  const money = moneyTable(review.money, context, right);
  const further = rightOf(money.table);
  const revenue = revenueTable(review.revenue, context, further);
  const far = rightOf(revenue.table);
  const drivers = moneyDriversTable(review.money.drivers, context, far);
  return sheetOf({
    definition: VARIANCE,
    table,
    title: "Variance: why plan and floor parted",
    lines: [saidOf(gap, context), READING],
    freezeColumns: 5,
    conditionalFormats: behindFormats(table),
    tabColor: "A23B3B",
    notesBeside: true,
    printedBeside: [late.table, money.table, revenue.table],
    beside: {
      cells: [
        heading(place, "Lateness of orders, in hours"),
        heading(right, moneySaid(review.money)),
        heading(further, revenueSaid(review.revenue)),
        heading(far, "What the money is made from: its lines are sums of these, live"),
      ],
      // The drivers first, since the formulas of Money name their table.
      tables: [late, drivers, money, revenue],
    },
  });
}

/** One empty column between two tables. */
const rightOf = ({ row, column, columns }: TableContent) => ({
  row,
  column: column + columns.length + 1,
});

/** A line above a table beside. */
const heading = (place: { readonly row: number; readonly column: number }, value: string) =>
  ({ row: place.row - 1, column: place.column, value, style: "subtitle" }) as const;

const moneySaid = ({ stretch }: Money) =>
  `Money, ${sayFullTime(stretch.from)} to ${sayFullTime(stretch.to)}: above 0 costs more than standard`;

const READING =
  "Standard hours made: above 0 is behind plan, below 0 ahead. Every row adds up, every level adds up to the total; a move to another day or resource stands under Plan changed on both.";

/** The total always; of the rest what has a figure. */
function isSaid({ level, planned, actual, effects }: GapRow): boolean {
  const some = [planned, actual, ...EFFECTS.map((effect) => effects[effect])];
  return level === "Total" || some.some((figure) => Math.abs(figure) > NOTHING);
}

const shown = (hours: number) => (Math.abs(hours) > NOTHING ? hours : 0);

function varianceRow(line: GapRow, rows: CellContent): Row {
  const { level, name, planned, actual, gap, effects, onConstraint } = line;
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
    rows,
  };
}

/** Hours from which a line is marked. */
const BEHIND = 1;

function behindFormats(table: TableContent): readonly ConditionalFormat[] {
  const area = columnArea(VARIANCE, table, "gapH");
  return [{ area, rule: { kind: "above", limit: BEHIND }, look: "bad" }];
}
