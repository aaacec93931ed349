import { HOUR } from "../kernel/moment";
import { FORMATS } from "../sheets/written-columns";
import { LOAD } from "../sheets/written-plan";
import type { ConditionalFormat, SheetContent, TableContent } from "../workbook/sheet-content";
import { type LoadRow, loadRows } from "./load";
import type { Plan } from "./plan-result";
import { IDLE, OVERLOADED, heatMap, heatOf, loadShare } from "./load-heat-map";
import type { SheetContext } from "./sheet-context";
import { columnArea, emptyRow, looks, madeFrom, mainTable, sheetOf } from "./sheet-parts";
import type { ContentRow } from "./written-content";

/** The Load: a row for each resource or pool and stretch of time, coloured by how full it is. */
export function loadSheet(plan: Plan, context: SheetContext): SheetContent {
  const { bucket } = context.settings;
  const found = loadRows(plan, bucket);
  const rows = found.map((row) => loadRow(plan, row));
  if (rows.length === 0) rows.push(emptyRow(LOAD, "resource", "No resource works or is needed."));
  const timed = bucket === "Hour" || bucket === "Shift";
  const table = mainTable(
    LOAD,
    rows,
    context,
    timed ? { formats: { period: FORMATS.moment } } : {},
  );
  const map = heatMap(plan, found, context.settings.bucket, table);
  return sheetOf({
    definition: LOAD,
    table,
    title: `Load by ${bucket.toLowerCase()}`,
    lines: [madeFrom(context, plan.model.planStart), countLine(plan, found)],
    freezeColumns: 1,
    conditionalFormats: [...heat(table), ...map.formats],
    beside: map,
    tabColor: "8A6D1F",
  });
}

function loadRow(plan: Plan, row: LoadRow): ContentRow<typeof LOAD> {
  const share = loadShare(row);
  const resource = plan.model.resources[row.resource]!;
  return {
    resource: resource.id,
    group: resource.group,
    period: row.period.start,
    availableH: row.availableHours === undefined ? undefined : rounded(row.availableHours),
    setupH: rounded(row.setupHours),
    runH: rounded(row.runHours),
    loadPercent: share,
    verdict: verdictOf(row),
  };
}

/** Hours to the second, without the noise of adding. */
const rounded = (hours: number) => Math.round(hours * HOUR) / HOUR;

/** Overloaded above 95 %, Idle under 30 %, else Balanced. */
export function verdictOf(row: LoadRow): string {
  if (row.availableHours === undefined) return "No limit";
  const share = loadShare(row);
  if (share === undefined || share > OVERLOADED + 1e-9) return "Overloaded";
  return share < IDLE - 1e-9 ? "Idle" : "Balanced";
}

/** A heat map: the fuller, the stronger. */
function heat(table: TableContent): readonly ConditionalFormat[] {
  return [
    ...heatOf(columnArea(LOAD, table, "loadPercent")),
    ...looks(LOAD, table, "verdict", { Overloaded: "bad", Idle: "quiet" }),
  ];
}

function countLine(plan: Plan, rows: readonly LoadRow[]): string {
  const over = rows.filter((row) => verdictOf(row) === "Overloaded");
  const names = [...new Set(over.map((row) => plan.model.resources[row.resource]!.id))];
  const shown =
    names.slice(0, 5).join(", ") + (names.length > 5 ? ` and ${names.length - 5} more` : "");
  return names.length === 0
    ? "Nothing is overloaded (above 95 %)"
    : `Overloaded (above 95 %) at some time: ${shown}`;
}
