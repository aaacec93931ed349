import type { Area } from "../workbook/grid";
import type { CellStore } from "./cell-store";
import type { Look } from "./look";

/** Whatever an add-in set, by the path of the member (`Format.Font.Bold`). */
export type Properties = Readonly<Record<string, unknown>>;

/**
 * The whole workbook as one value that is never changed: a write makes a new one that shares what
 * stayed. So a step back is the record of before.
 */
export interface BookRecord {
  readonly sheets: readonly SheetRecord[];
  readonly tables: readonly TableRecord[];
  readonly names: readonly NameRecord[];
  readonly comments: readonly CommentRecord[];
  readonly customXml: readonly CustomXmlRecord[];
  readonly settings: readonly SettingRecord[];
  readonly properties: Properties;
  readonly calculationMode: string;
  readonly structureLocked: boolean;
  /** True when serials count from 1904. */
  readonly date1904: boolean;
}

export interface SheetRecord {
  readonly id: string;
  readonly name: string;
  readonly visibility: "Visible" | "Hidden" | "VeryHidden";
  /** `#RRGGBB`, or empty for none. */
  readonly tabColor: string;
  readonly showGridlines: boolean;
  readonly showHeadings: boolean;
  readonly protection: { readonly options: Properties } | undefined;
  /** Rows and columns that stay in view. */
  readonly freeze: { readonly rows: number; readonly columns: number } | undefined;
  readonly cells: CellStore;
  readonly columns: ReadonlyMap<number, BandRecord>;
  readonly rows: ReadonlyMap<number, BandRecord>;
  readonly merges: readonly Area[];
  readonly conditionalFormats: readonly ConditionalFormatRecord[];
  readonly validations: readonly ValidationRecord[];
  readonly autoFilter: FilterRecord | undefined;
  readonly charts: readonly ChartRecord[];
  readonly pageLayout: Properties;
}

/** A whole column or a whole row. */
export interface BandRecord {
  /** Width or height in points; undefined is the sheet's standard. */
  readonly size?: number;
  readonly hidden?: boolean;
  /** How many outline groups it is in. */
  readonly outline?: number;
  readonly collapsed?: boolean;
  readonly look?: Look;
}

export interface TableRecord {
  readonly id: string;
  readonly name: string;
  readonly sheetId: string;
  /** With its header row and its totals row. */
  readonly area: Area;
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
  readonly style: string;
  readonly showBandedRows: boolean;
  readonly showBandedColumns: boolean;
  readonly showFilterButton: boolean;
  readonly highlightFirstColumn: boolean;
  readonly highlightLastColumn: boolean;
  /** Ids of the columns from left to right; they stay when columns come and go. */
  readonly columnIds: readonly number[];
  readonly filters: FilterRecord["criteria"];
}

export interface FilterRecord {
  readonly area: Area;
  /** Criteria by zero-based column of the area. */
  readonly criteria: Readonly<Record<number, Properties>>;
}

export interface NameRecord {
  readonly name: string;
  /** Id of the sheet that it belongs to; undefined for the workbook. */
  readonly sheetId: string | undefined;
  /** With its `=`. */
  readonly formula: string;
  readonly comment: string;
  readonly visible: boolean;
}

export interface CommentRecord {
  readonly id: string;
  readonly sheetId: string;
  readonly area: Area;
  readonly content: string;
  readonly resolved: boolean;
  readonly replies: readonly { readonly id: string; readonly content: string }[];
}

export interface CustomXmlRecord {
  readonly id: string;
  readonly namespace: string;
  readonly xml: string;
}

export interface SettingRecord {
  readonly key: string;
  readonly value: unknown;
}

export interface ConditionalFormatRecord {
  readonly id: string;
  readonly type: string;
  readonly area: Area;
  readonly stopIfTrue: boolean;
  readonly properties: Properties;
}

export interface ValidationRecord {
  readonly area: Area;
  readonly properties: Properties;
}

export interface ChartRecord {
  readonly id: string;
  readonly type: string;
  /** Address of the data, with its sheet. */
  readonly source: string;
  readonly seriesBy: string;
  readonly properties: Properties;
  readonly series: readonly Properties[];
}
