import type { Area } from "../workbook/grid";
import type { SheetContent } from "../workbook/sheet-content";
import { dashboardSheet, MONTHS, MONTHS_ROW } from "./dashboard";
import {
  crewsSheet,
  milestonesSheet,
  objectivesSheet,
  reasonsSheet,
  settingsSheet,
} from "./framing-sheets";
import { HEADING_ROW } from "./own-sheet";
import {
  actualsSheet,
  ordersSheet,
  planSheet,
  receiptsSheet,
  shownOrders,
  stopsSheet,
} from "./running-sheets";
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
  readonly chart: {
    readonly sheet: string;
    readonly title: string;
    /** Where it is drawn. */
    readonly at: Area;
    readonly categories: Area;
    readonly values: Area;
    /** Cell with the name of the series. */
    readonly seriesName: { readonly row: number; readonly column: number };
  };
  readonly pivot: {
    /** Its own, empty sheet. */
    readonly sheet: string;
    readonly sourceTable: string;
    readonly sourceSheet: string;
    readonly source: Area;
    readonly rowField: string;
    readonly dataField: string;
  };
}

const PIVOT_SHEET = "Order pivot";

export function sampleWorkbook(seed = 1): SampleWorkbook {
  const factory = sampleFactory(seed);
  const orders = ordersSheet(factory);
  const lastRow = HEADING_ROW + shownOrders(factory).length;
  const columns = orders.tables[0]!.columns.length;
  const monthsEnd = MONTHS_ROW + MONTHS - 1;
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
    chart: {
      sheet: "Dashboard",
      title: "Operating plan, pieces a month",
      at: { top: 2, left: 4, bottom: 23, right: 13 },
      categories: { top: MONTHS_ROW, left: 0, bottom: monthsEnd, right: 0 },
      values: { top: MONTHS_ROW, left: 1, bottom: monthsEnd, right: 1 },
      seriesName: { row: MONTHS_ROW - 1, column: 1 },
    },
    pivot: {
      sheet: PIVOT_SHEET,
      sourceTable: "OrderBook",
      sourceSheet: "Orders",
      source: { top: HEADING_ROW, left: 0, bottom: lastRow, right: columns - 1 },
      rowField: "Customer",
      dataField: "Qty",
    },
  };
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
