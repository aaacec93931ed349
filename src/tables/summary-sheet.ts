import { CORRECTIONS, SUMMARY } from "../sheets/written-summary";
import { gapLevels } from "../variance/gap-levels";
import type { ContentCell, SheetContent, TableContent } from "../workbook/sheet-content";
import { constraintOf } from "./hour-worth";
import type { Plan } from "./plan-result";
import type { Reality } from "./reality";
import { sayReality } from "./say-reality";
import { sayNumber } from "./say-time";
import type { SheetContext } from "./sheet-context";
import { looks, madeFrom, mainTable, sheetOf, sideTable } from "./sheet-parts";
import { chartsOf } from "./summary-charts";
import { correctionRows } from "./summary-corrections";
import type { SummaryMatter } from "./summary-matter";
import { objectiveNotes, objectiveRows } from "./summary-objectives";

/** The executive page: objectives, what should be corrected, and two pictures. */
export function summarySheet(matter: SummaryMatter, context: SheetContext): SheetContent {
  const { reality, placeOf, tested } = matter;
  const table = mainTable(SUMMARY, objectiveRows(matter.objectives), context);
  const below = table.row + table.rows.length + 3;
  const { rows, others } = correctionRows(reality, tested, placeOf);
  const corrections = sideTable(
    CORRECTIONS,
    rows,
    context,
    { row: below, column: table.column },
    {},
  );
  const under = below + corrections.table.rows.length + 2;
  const tells = [
    ...(others === undefined ? [] : [others]),
    ...(reality ? sayReality(reality).slice(reality.together ? 1 : 0) : []),
  ];
  const beneath = under + tells.length;
  const pictures = chartsOf(matter, {
    row: beneath,
    left: table.column,
    data: table.column + table.columns.length + 1,
  });
  return sheetOf({
    definition: SUMMARY,
    table: { ...table, filter: false },
    title: "Summary: do we reach our objectives?",
    lines: [headline(matter), madeFrom(context, matter.asOf)],
    freezeColumns: 0,
    conditionalFormats: looks(SUMMARY, table, "status", {
      Behind: "bad",
      "At risk": "warn",
      Ahead: "good",
      "On track": "good",
      "Not measured": "quiet",
    }),
    tabColor: "1F6F5C",
    onePage: true,
    charts: pictures.charts,
    ...(pictures.folded ? { folded: pictures.folded } : {}),
    beside: {
      cells: [
        line(below - 1, table, "What to correct first, by what it does to the plan"),
        ...tells.map((text, i) => line(under + i, table, text)),
        ...pictures.cells,
      ],
      tables: [corrections],
      notes: objectiveNotes(matter.objectives, table),
    },
  });
}

const line = (row: number, { column }: TableContent, value: string): ContentCell => ({
  ...{ row, column, value },
  style: "subtitle",
});

/** The answer in one line. */
export function headline({ plan, reality, gap }: SummaryMatter): string {
  const said: string[] = [];
  if (plan) said.push(sayLate(plan, reality));
  if (gap) {
    const { planned, actual } = gapLevels(gap)[0]!;
    const rough = gap.plan.kind === "afterwards" ? "≈ " : "";
    if (planned > 0)
      said.push(
        `last week ${sayNumber(actual, 0)} of ${rough}${sayNumber(planned, 0)} standard hours made`,
      );
  }
  const constraint = plan && constraintOf(plan);
  if (constraint)
    said.push(
      `${constraint.resource} limits the plan, ${sayNumber(constraint.load * 100, 0)} % full`,
    );
  return said.join(" · ");
}

function sayLate(plan: Plan, reality: Reality | undefined): string {
  const lines = plan.problem.orders.filter(
    ({ countsAsLate, jobs }) => countsAsLate && jobs.length > 0,
  );
  const late = reality?.before.lateOrders ?? plan.solution.value.lateOrders;
  const really = reality?.together ? `, ${reality.after.lateOrders} as reality says` : "";
  return `${late} of ${lines.length} order lines late as assumed${really}`;
}
