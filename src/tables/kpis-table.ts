import { NOT_MEASURED } from "./not-measured";
import { KPIS_TABLE } from "../sheets/written-figures";
import type { WrittenColumns, WrittenTable } from "../sheets/written-sheet";
import type { SheetContent } from "../workbook/sheet-content";
import { KPIS, type KpiBasis, type KpiName, kpiOf, kpiSums, oeeOf } from "../variance/kpis";
import type { Window } from "../variance/plan-that-was";
import { sayFullTime } from "./say-time";
import type { SheetContext } from "./sheet-context";
import { emptyRow, mainTable, sheetOf } from "./sheet-parts";
import type { CellContent, ContentRow } from "./written-content";

type Row = ContentRow<typeof KPIS_TABLE>;
type Key = keyof typeof KPIS_TABLE.columns;

const columnOf = (key: Key) => `PlumbKpis[[#This Row],[${KPIS_TABLE.columns[key].header}]]`;

const share = (over: Key, ...under: readonly Key[]) => {
  const below = under.map(columnOf).join("+");
  return `=IFERROR(IF(${below}>0,${columnOf(over)}/(${below}),"${NOT_MEASURED}"),"${NOT_MEASURED}")`;
};

/** Each key figure over the cells that it is divided from. */
const FORMULAS = {
  availability: { kpi: "availability", formula: share("productionH", "plannedBusyH") },
  performance: { kpi: "effectiveness", formula: share("producedH", "productionH") },
  quality: { kpi: "quality", formula: share("goodH", "producedH") },
  utilisation: { kpi: "utilisation", formula: share("productionH", "busyH") },
  setupRatio: { kpi: "setupRatio", formula: share("setupH", "productionH", "setupH") },
  firstPassYield: { kpi: "firstPassYield", formula: share("firstPass", "produced") },
} as const satisfies Partial<Record<Key, { readonly kpi: KpiName; readonly formula: string }>>;

const OEE = `=IFERROR(${columnOf("availability")}*${columnOf("performance")}*${columnOf("quality")},"${NOT_MEASURED}")`;

/** The sheet KPIs: all resources that had any work, then each; sums are divided by sums. */
export function kpisSheet(
  kpis: ReadonlyMap<string, readonly KpiBasis[]>,
  { from, to }: Window,
  context: SheetContext,
): SheetContent {
  const each = [...kpis].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = each.map(([name, bases]) => kpiRow({ level: "Resource", resource: name }, bases));
  if (rows.length > 0) rows.unshift(kpiRow({ level: "Total" }, [...kpis.values()].flat()));
  else rows.push(emptyRow(KPIS_TABLE, "resource", "Nothing was made."));
  return sheetOf({
    definition: WITH_SOURCES,
    table: mainTable(KPIS_TABLE, rows, context),
    title: "KPIs: key figures by ISO 22400-2",
    lines: [
      `Made by Plumbline from ${context.bookName} · ${sayFullTime(from)} to ${sayFullTime(to)}`,
      "Sums are divided by sums, so that OEE is the product of its three factors in every row. Pools and resources without a limit have no time that they were to be busy and are left out.",
    ],
    freezeColumns: 2,
    tabColor: "A23B3B",
  });
}

/** The headings' notes say formula and source as the definitions have them. */
const WITH_SOURCES: WrittenTable = {
  ...KPIS_TABLE,
  columns: Object.fromEntries(
    Object.entries(KPIS_TABLE.columns as WrittenColumns).map(([key, column]) => {
      const kpi = key in FORMULAS ? KPIS[FORMULAS[key as keyof typeof FORMULAS].kpi] : undefined;
      const source = key === "oee" ? "ISO 22400-2:2014, OEE index" : kpi?.source;
      const said = kpi ? `${column.header} = ${kpi.formula}.` : column.help;
      return [key, { ...column, help: source === undefined ? said : `${said} ${source}.` }];
    }),
  ),
};

function kpiRow(
  name: { readonly level: "Total" | "Resource"; readonly resource?: string },
  bases: readonly KpiBasis[],
): Row {
  const sums = kpiSums(bases);
  const isInspected = sums.inspected > 0 || sums.produced === 0;
  const figure = (key: keyof typeof FORMULAS): CellContent => ({
    formula: FORMULAS[key].formula,
    value: kpiOf(FORMULAS[key].kpi, bases) ?? NOT_MEASURED,
  });
  return {
    level: name.level,
    resource: name.resource,
    availability: figure("availability"),
    performance: figure("performance"),
    quality: figure("quality"),
    oee: { formula: OEE, value: oeeOf(bases) ?? NOT_MEASURED },
    utilisation: figure("utilisation"),
    setupRatio: figure("setupRatio"),
    firstPassYield: figure("firstPassYield"),
    plannedBusyH: sums.plannedBusy,
    busyH: sums.busy,
    productionH: sums.production,
    setupH: sums.setup,
    producedH: sums.producedHours,
    goodH: isInspected ? sums.goodHours : NOT_MEASURED,
    produced: sums.produced,
    firstPass: isInspected ? sums.firstPass : NOT_MEASURED,
  };
}
