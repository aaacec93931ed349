import type { Area } from "../workbook/grid";
import type { ContentValue, SheetContent } from "../workbook/sheet-content";
import { dashboardSheet } from "./dashboard";
import {
  crewsSheet,
  milestonesSheet,
  objectivesSheet,
  reasonsSheet,
  settingsSheet,
} from "./framing-sheets";
import { actualsSheet, ordersSheet, planSheet, receiptsSheet, stopsSheet } from "./running-sheets";
import { sampleFactory } from "./sample-factory";
import {
  calendarsSheet,
  capacitiesSheet,
  changeoversSheet,
  closuresSheet,
  materialsSheet,
  productsSheet,
  standardsSheet,
  supplySheet,
} from "./standing-sheets";

/** The sample as a workbook of its owner's: sheets, and what stands on them besides cells. */
export interface SampleWorkbook {
  readonly sheets: readonly SheetContent[];
  readonly pivot: {
    readonly name: string;
    readonly sheet: string;
    readonly at: { readonly row: number; readonly column: number };
    readonly source: { readonly sheet: string; readonly area: Area };
    readonly headers: readonly string[];
    readonly rows: readonly (readonly (string | number)[])[];
    readonly by: string;
    readonly sumOf: string;
  };
}

const PIVOT_SHEET = "Order pivot";

export function sampleWorkbook(seed = 1): SampleWorkbook {
  const factory = sampleFactory(seed);
  const orders = ordersSheet(factory);
  return {
    sheets: [
      dashboardSheet(factory),
      orders,
      pivotSheet(),
      objectivesSheet(),
      milestonesSheet(),
      planSheet(factory),
      productsSheet(),
      standardsSheet(),
      capacitiesSheet(),
      calendarsSheet(),
      crewsSheet(),
      closuresSheet(factory),
      changeoversSheet(),
      materialsSheet(),
      supplySheet(),
      receiptsSheet(factory),
      actualsSheet(factory),
      stopsSheet(factory),
      reasonsSheet(),
      settingsSheet(),
    ],
    pivot: orderPivot(orders),
  };
}

function orderPivot(orders: SheetContent): SampleWorkbook["pivot"] {
  const table = orders.tables[0]!;
  const last = { bottom: table.row + table.rows.length, right: table.columns.length - 1 };
  return {
    name: "PiecesByCustomer",
    sheet: PIVOT_SHEET,
    at: { row: 2, column: 0 },
    source: { sheet: orders.name, area: { top: table.row, left: table.column, ...last } },
    headers: table.columns.map(({ header }) => header),
    rows: table.rows.map((row) => row.map(shownValue)),
    by: "Customer",
    sumOf: "Qty",
  };
}

function shownValue(value: ContentValue): string | number {
  if (typeof value === "string" || typeof value === "number") return value;
  if (value === null || typeof value === "boolean") return "";
  return "formula" in value ? shownValue(value.value) : value.text;
}

function pivotSheet(): SheetContent {
  return {
    name: PIVOT_SHEET,
    visibility: "visible",
    cells: [{ row: 0, column: 0, value: "Pieces by customer", style: "title" }],
    tables: [],
    columnWidths: [
      { column: 0, characters: 26 },
      { column: 1, characters: 14 },
    ],
    conditionalFormats: [],
    validations: [],
    notes: [],
    print: { landscape: false, fitToWidth: true },
  };
}
