import type { Moment } from "../kernel/moment";
import type { Settings } from "../sheets/settings";
import type { Area } from "../workbook/grid";
import type { Chances } from "./chances";
import type { ExistingTables } from "./existing-table";

/** What the written sheets need to know besides the plan. */
export interface SheetContext {
  /** Name of the workbook, without folders. */
  readonly bookName: string;
  /** When the sheets are made. */
  readonly madeAt: Moment;
  readonly settings: Settings;
  /** True when the workbook's serials count from 1904. */
  readonly date1904: boolean;
  /** Our tables as they stand in the workbook. */
  readonly existing: ExistingTables;
  /** The reasons of the sheet Reasons; undefined: the starter set. */
  readonly reasons: ReasonList | undefined;
  /** For order lines of status Quote: when pushed in, and whom that delays; by `quoteKey`. */
  readonly quotes?: ReadonlyMap<string, string>;
  /** How sure the dates are; undefined: it was not asked. */
  readonly chances?: Chances;
}

/** Key of an order line in `quotes`. */
export const quoteKey = (line: { readonly order: string; readonly line: string }) =>
  `${line.order}\u0001${line.line}`;

export interface ReasonList {
  readonly sheet: string;
  /** The cells of its column Reason. */
  readonly area: Area;
}
