import { LATENESS } from "../sheets/written-review";
import { LATENESS_CAUSES } from "../variance/lateness-causes";
import type { OrderLateness } from "../variance/lateness";
import { HOURS_LOOK, ROUGH_HOURS_LOOK } from "./hours-look";
import { sayOrder } from "./run-report";
import type { SheetContext } from "./sheet-context";
import { emptyRow, sideTable, type PlacedTable } from "./sheet-parts";
import type { ContentRow } from "./written-content";

type Row = ContentRow<typeof LATENESS>;

const columnOf = (key: keyof typeof LATENESS.columns) =>
  `PlumbLateness[[#This Row],[${LATENESS.columns[key].header}]]`;

/** Late hours − sum of the causes, in every row. */
const CHECK = `=ROUND(${columnOf("lateH")}-SUM(${LATENESS_CAUSES.map(columnOf).join(",")}),6)`;

const HOURS = ["lateH", ...LATENESS_CAUSES] as const;

/** The table Lateness beside the table Variance, the latest order first. */
export function latenessTable(
  lateness: readonly OrderLateness[],
  rough: boolean,
  context: SheetContext,
  place: { readonly row: number; readonly column: number },
): PlacedTable {
  const sorted = [...lateness].sort(
    (a, b) => b.late - a.late || (sayOrder(a) < sayOrder(b) ? -1 : 1),
  );
  const rows = sorted.map(latenessRow);
  if (rows.length === 0) rows.push(emptyRow(LATENESS, "order", "No order was to be finished."));
  const look = rough ? ROUGH_HOURS_LOOK : HOURS_LOOK;
  const formats = { ...Object.fromEntries(HOURS.map((key) => [key, look])), check: "0" };
  return sideTable(LATENESS, rows, context, place, formats);
}

function latenessRow(lateness: OrderLateness): Row {
  const hours = (minutes: number) => minutes / 60;
  const causes = Object.fromEntries(
    LATENESS_CAUSES.map((cause) => [cause, hours(lateness.causes[cause])]),
  ) as Pick<Row, (typeof LATENESS_CAUSES)[number]>;
  return {
    ...causes,
    order: sayOrder(lateness),
    plannedFinish: lateness.plannedFinish,
    finish: lateness.finish,
    lateH: hours(lateness.late),
    check: { formula: CHECK, value: 0 },
  };
}
