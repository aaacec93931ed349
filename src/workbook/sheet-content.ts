import type { ChartContent } from "./chart-content";
import type { Area } from "./grid";

/**
 * What a sheet of ours shows, as data: every host renders it, none decides about it. Positions are
 * zero-based. Texts are always written as texts, whatever they begin with.
 */
export interface SheetContent {
  readonly name: string;
  /** `hidden` can be unhidden by the user. */
  readonly visibility: "visible" | "hidden";
  readonly cells: readonly ContentCell[];
  readonly tables: readonly TableContent[];
  /** Rows and columns that stay in view. */
  readonly freeze?: { readonly rows: number; readonly columns: number };
  readonly columnWidths: readonly ColumnWidth[];
  readonly rowHeights?: readonly { readonly row: number; readonly points: number }[];
  readonly conditionalFormats: readonly ConditionalFormat[];
  readonly validations: readonly Validation[];
  readonly merges?: readonly Area[];
  readonly notes: readonly {
    readonly row: number;
    readonly column: number;
    readonly text: string;
  }[];
  /** Columns grouped behind an outline, collapsed. */
  readonly outlines?: readonly { readonly from: number; readonly to: number }[];
  readonly print: {
    readonly landscape: boolean;
    readonly fitToWidth: boolean;
    /** True: all of it on one page, with `fitToWidth`. */
    readonly onePage?: true;
    readonly titleRows?: number;
    /** What is printed, each area on pages of its own; missing: all that stands there. */
    readonly areas?: readonly Area[];
  };
  readonly charts?: readonly ChartContent[];
  /** Colour of the sheet's tab, `RRGGBB`. */
  readonly tabColor?: string;
}

/** A cell outside the tables: titles, lines of text, figures with a label. */
export interface ContentCell {
  readonly row: number;
  readonly column: number;
  readonly value: ContentValue;
  readonly style?: StyleName;
  readonly format?: string;
}

export type ContentValue =
  | string
  | number
  | boolean
  | null
  /** A live formula with the value that it has now; `formula` begins with `=`. */
  | { readonly formula: string; readonly value: string | number | boolean | null }
  /** A text that leads to a cell of this workbook. */
  | { readonly text: string; readonly linkTo: { readonly sheet: string; readonly cell: string } };

/** Looks that our sheets are made of; each host holds their fonts, fills and borders once. */
export type StyleName =
  "plain" | "title" | "subtitle" | "heading" | "input" | "computed" | "note" | "wrapped";

export interface TableContent {
  /** Table name, unique in the workbook, such as `PlumbSchedule`. */
  readonly name: string;
  /** Position of the header row's first cell. */
  readonly row: number;
  readonly column: number;
  readonly columns: readonly TableColumn[];
  /** One array for each row, as long as `columns`. */
  readonly rows: readonly (readonly ContentValue[])[];
  readonly style: string;
  readonly bandedRows: boolean;
  /** Filter buttons on the header row. */
  readonly filter: boolean;
  /**
   * For each row, the zero-based row of the sheet as it is that has the same key; undefined for a
   * new row. Carried cells and the user's notes move along with it.
   */
  readonly carriedRows?: readonly (number | undefined)[];
}

export interface TableColumn {
  readonly header: string;
  readonly format?: string;
  readonly style?: StyleName;
  readonly align?: "left" | "center" | "right";
  /** Characters wide, for a column beside a user's; 18 when missing. */
  readonly width?: number;
  /**
   * For a column that the user added to a table of ours: its zero-based column on the sheet as it
   * is. Its cells (value or formula, format, note) are carried over from there.
   */
  readonly carriedFrom?: number;
}

/** Width in characters of the default font, as Excel counts it. */
export interface ColumnWidth {
  readonly column: number;
  readonly characters: number;
}

export interface ConditionalFormat {
  readonly area: Area;
  /** First match wins, in the order of the list. */
  readonly rule:
    | { readonly kind: "equals"; readonly text: string }
    | { readonly kind: "formula"; readonly formula: string }
    | { readonly kind: "between"; readonly low: number; readonly high: number }
    | { readonly kind: "above"; readonly limit: number };
  readonly look: ConditionalLook;
}

/** Fill and font with enough contrast, and never colour alone: each has a border or a weight as well. */
export type ConditionalLook = "bad" | "warn" | "good" | "quiet" | "busy" | "full" | "setup" | "run";

export interface Validation {
  readonly area: Area;
  readonly rule:
    | { readonly kind: "list"; readonly choices: readonly string[] }
    | { readonly kind: "listFrom"; readonly sheet: string; readonly area: Area }
    | {
        readonly kind: "number";
        readonly min?: number;
        readonly max?: number;
        readonly whole?: boolean;
      }
    | { readonly kind: "date" };
  readonly title: string;
  readonly message: string;
  /** `stop` refuses other entries, `warning` asks. */
  readonly strict: boolean;
}
