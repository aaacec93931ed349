import {
  civilDate,
  type Moment,
  momentFromCivil,
  serialFromMoment,
  startOfDay,
} from "../kernel/moment";
import type { ChartContent } from "../workbook/chart-content";
import type { ContentCell, SheetContent } from "../workbook/sheet-content";
import { COMPANY } from "./factory";
import { HEADING_ROW, MONEY, MONTH, WHOLE } from "./own-sheet";
import { shownOrders } from "./running-sheets";
import { PLAN_START, type SampleFactory } from "./sample-factory";

/** Zero-based first row of the months on the dashboard. */
const MONTHS_ROW = 12;
const MONTHS = 12;

/** The owner's own sheet: figures with live formulas, and beside them the chart of the plan. */
export function dashboardSheet(factory: SampleFactory): SheetContent {
  return {
    name: "Dashboard",
    visibility: "visible",
    cells: [
      { row: 0, column: 0, value: `${COMPANY} · Monday meeting`, style: "title" },
      { row: 1, column: 0, value: "figures of the order book and the plan", style: "subtitle" },
      ...figures(factory),
      ...months(factory),
      {
        row: 26,
        column: 0,
        value: "Numbers before 1 June are in last year's file.",
        style: "note",
      },
    ],
    tables: [],
    columnWidths: [24, 15, 19, 3].map((characters, column) => ({ column, characters })),
    conditionalFormats: [],
    validations: [],
    notes: [],
    charts: [planChart()],
    print: { landscape: true, fitToWidth: true },
    tabColor: "C55A11",
  };
}

function planChart(): ChartContent {
  const rows = { top: MONTHS_ROW, bottom: MONTHS_ROW + MONTHS - 1 };
  return {
    ...{ name: "Plan by month", kind: "column", title: "Operating plan, pieces a month" },
    description: "Pieces that the operating plan has in each month of the year.",
    area: { top: 2, left: 4, bottom: 23, right: 13 },
    categories: { ...rows, left: 0, right: 0 },
    series: [{ name: "Pieces planned", values: { ...rows, left: 1, right: 1 }, look: "strong" }],
    axis: { format: WHOLE },
    legend: false,
  };
}

function figures(factory: SampleFactory): ContentCell[] {
  const open = shownOrders(factory).filter((order) => !factory.floor.finished.has(order.id));
  const today = startOfDay(PLAN_START);
  const pieces = open.reduce((sum, order) => sum + order.quantity, 0);
  const worth = open.reduce((sum, o) => sum + Math.round(o.quantity * o.product.price * 100), 0);
  const overdue = open.filter((order) => order.due < today).length;
  const lines: readonly (readonly [string, string, number, string])[] = [
    ["Open orders", '=COUNTIF(OrderBook[Status],"Open")', open.length, WHOLE],
    ["Open pieces", '=SUMIFS(OrderBook[Qty],OrderBook[Status],"Open")', pieces, WHOLE],
    ["Open value EUR", '=SUMIFS(OrderBook[Value],OrderBook[Status],"Open")', worth / 100, MONEY],
    [
      "Overdue this morning",
      `=COUNTIFS(OrderBook[Status],"Open",OrderBook[Need by],"<"&INT(Settings!B${HEADING_ROW + 2}))`,
      overdue,
      WHOLE,
    ],
    ["Pieces a working day", "=B5/20", pieces / 20, WHOLE],
  ];
  return lines.flatMap(([label, formula, value, format], index): ContentCell[] => [
    { row: HEADING_ROW + index, column: 0, value: label },
    { row: HEADING_ROW + index, column: 1, value: { formula, value }, format },
  ]);
}

/** One month of the plan, as the dashboard sums it up. */
interface PlannedMonth {
  readonly period: Moment;
  readonly pieces: number;
  readonly sales: number;
}

function monthsOf(factory: SampleFactory): readonly PlannedMonth[] {
  const first = civilDate(PLAN_START);
  return Array.from({ length: MONTHS }, (_, index): PlannedMonth => {
    const period = momentFromCivil(first.year, first.month + index, 1);
    const planned = factory.plan.filter((row) => row.period === period);
    const cents = planned.reduce((sum, p) => sum + p.quantity * Math.round(p.price * 100), 0);
    return {
      period,
      pieces: planned.reduce((sum, p) => sum + p.quantity, 0),
      sales: cents / 100,
    };
  });
}

function months(factory: SampleFactory): ContentCell[] {
  const last = HEADING_ROW + 1 + factory.plan.length;
  const range = (letter: string) => `Plan!$${letter}$${HEADING_ROW + 2}:$${letter}$${last}`;
  const heads = ["Month", "Pieces planned", "Sales planned EUR"].map(
    (value, column): ContentCell => ({ row: MONTHS_ROW - 1, column, value, style: "heading" }),
  );
  const rows = monthsOf(factory).map(({ period, pieces, sales }, index): ContentCell[] => {
    const row = MONTHS_ROW + index;
    const sumifs = `=SUMIFS(${range("C")},${range("A")},A${row + 1})`;
    const product = `=SUMPRODUCT((${range("A")}=A${row + 1})*${range("C")}*${range("F")})`;
    return [
      { row, column: 0, value: serialFromMoment(period), format: MONTH },
      { row, column: 1, value: { formula: sumifs, value: pieces }, format: WHOLE },
      { row, column: 2, value: { formula: product, value: sales }, format: MONEY },
    ];
  });
  return [...heads, ...rows.flat()];
}
