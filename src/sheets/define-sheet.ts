import type { Moment, Seconds } from "../kernel/moment";

/** How a cell of a column is read, checked and written. */
export type ColumnType =
  | { readonly kind: "text" }
  /** Identity of a row, or part of it: text or a number, read as text. */
  | { readonly kind: "key" }
  /** A key that must stand in one of the named sheets (by their key columns, or the named column). */
  | { readonly kind: "reference"; readonly to: readonly string[] }
  | { readonly kind: "number"; readonly range: NumberRange; readonly whole?: boolean }
  /** A share, 1 = 100 %. */
  | { readonly kind: "percent"; readonly range: NumberRange }
  /**
   * A date and time; `bareDate` says which end of the day a date without a time means. `since` is the
   * column with its beginning: where that has a time, a whole day behind it is midnight, which Excel
   * keeps as a date without a time.
   */
  | { readonly kind: "moment"; readonly bareDate: "start" | "end"; readonly since?: string }
  /** A duration as the user writes it in this unit; a cell in a time format counts as a duration. */
  | { readonly kind: "duration"; readonly unit: "min" | "h" | "days"; readonly range: NumberRange }
  | { readonly kind: "choice"; readonly choices: readonly string[] }
  | { readonly kind: "yesNo" }
  /** A time of day, in seconds after midnight; 24:00 is 86400. */
  | { readonly kind: "clock" }
  /** A time of the week, `Mon 06:00`, in seconds after Monday 00:00. */
  | { readonly kind: "weekTime" }
  /** `Mon-Fri`, `Sat, Sun`, `Daily`. */
  | { readonly kind: "weekdays" }
  /** `09:00-09:15; 12:00-12:30`. */
  | { readonly kind: "breaks" }
  /** `10, 20`; `-`: none. */
  | { readonly kind: "steps" }
  /** `Oven:1; Crane:2`. */
  | { readonly kind: "needs" }
  /** Any cell value, kept as it is. */
  | { readonly kind: "any" };

/** Limits of a number; `above` and `below` exclude their value, `min` and `max` include it. */
export interface NumberRange {
  readonly min?: number;
  readonly above?: number;
  readonly max?: number;
  readonly below?: number;
}

export interface ClockSpan {
  /** Seconds after midnight. */
  readonly start: Seconds;
  /** Seconds after midnight; at or before `start` the span runs over midnight. */
  readonly end: Seconds;
}

export interface Need {
  readonly resource: string;
  readonly amount: number;
}

export interface Column<T = unknown> {
  /** The heading, exactly as the workbook's contract has it. */
  readonly header: string;
  readonly type: ColumnType;
  readonly required: boolean;
  /** What an empty cell or a missing column means; undefined: nothing. */
  readonly default: T | undefined;
  /** Unit of the figures, as the template shows it; empty when there is none. */
  readonly unit: string;
  /** Headings that people use for this column, in several languages. */
  readonly otherHeadings: readonly string[];
  /** Headings that may mean this column or another thing: they are asked, never taken. */
  readonly maybe: readonly string[];
  readonly help: string;
  readonly example: string | number;
  /** True for columns that the template shows at once; the others are grouped behind an outline. */
  readonly common: boolean;
  /** Never present: carries the type of the value for `RowOf`. */
  readonly value?: T;
}

/** One sheet of the workbook's contract. */
export interface SheetDefinition<C extends Columns = Columns> {
  /** Sheet name, exactly as the workbook's contract has it. */
  readonly name: string;
  readonly otherNames: readonly string[];
  /** One line: what a row is and what it is for. */
  readonly purpose: string;
  /** What the plan does without this sheet, one sentence; empty when there is nothing to say. */
  readonly absence?: string;
  /** Required columns that may be empty or missing when others are filled. */
  readonly standIns?: readonly StandIn[];
  /** Column keys that together identify a row; empty when rows need no identity. */
  readonly key: readonly string[];
  readonly columns: C;
}

export interface StandIn {
  readonly column: string;
  /** One of these sets of columns must be filled. */
  readonly when: readonly (readonly string[])[];
  /** What the empty cell then means. */
  readonly value: string | number;
}

export type Columns = Readonly<Record<string, Column>>;

/** The values of one row by column key; an optional column without default may be undefined. */
export type RowOf<S extends SheetDefinition> = {
  readonly [K in keyof S["columns"]]: S["columns"][K] extends Column<infer T> ? T : never;
} & RowPlace;

export interface RowPlace {
  /** Zero-based row on the sheet, for addresses in issues. */
  readonly row: number;
}

export function defineSheet<C extends Columns>(
  definition: SheetDefinition<C> & { readonly key: readonly (keyof C & string)[] },
): SheetDefinition<C> {
  return definition;
}

/** What a column's author writes; the rest has defaults. */
export interface ColumnOptions<T> {
  readonly header: string;
  readonly required?: true;
  readonly default?: T;
  readonly unit?: string;
  readonly otherHeadings?: readonly string[];
  readonly maybe?: readonly string[];
  readonly help: string;
  readonly example: string | number;
  readonly common?: true;
}

/** Required columns and columns with a default always have a value. */
type Value<T, O> = O extends { required: true } | { default: T } ? T : T | undefined;

function column<T, O extends ColumnOptions<T>>(type: ColumnType, options: O): Column<Value<T, O>> {
  return {
    header: options.header,
    type,
    required: options.required ?? false,
    default: options.default as Value<T, O> | undefined,
    unit: options.unit ?? "",
    otherHeadings: options.otherHeadings ?? [],
    maybe: options.maybe ?? [],
    help: options.help,
    example: options.example,
    common: options.required === true || options.common === true,
  };
}

export const text = <O extends ColumnOptions<string>>(o: O) =>
  column<string, O>({ kind: "text" }, o);
export const key = <O extends ColumnOptions<string>>(o: O) => column<string, O>({ kind: "key" }, o);
export const reference = <O extends ColumnOptions<string>>(to: readonly string[], o: O) =>
  column<string, O>({ kind: "reference", to }, o);
export const number = <O extends ColumnOptions<number>>(range: NumberRange, o: O) =>
  column<number, O>({ kind: "number", range }, o);
export const wholeNumber = <O extends ColumnOptions<number>>(range: NumberRange, o: O) =>
  column<number, O>({ kind: "number", range, whole: true }, o);
export const percent = <O extends ColumnOptions<number>>(range: NumberRange, o: O) =>
  column<number, O>({ kind: "percent", range }, o);
export const moment = <O extends ColumnOptions<Moment>>(bareDate: "start" | "end", o: O) =>
  column<Moment, O>({ kind: "moment", bareDate }, o);
/** The end of what began in another column. */
export const endOf = <O extends ColumnOptions<Moment>>(since: string, o: O) =>
  column<Moment, O>({ kind: "moment", bareDate: "end", since }, o);
export const duration = <O extends ColumnOptions<number>>(
  unit: "min" | "h" | "days",
  range: NumberRange,
  o: O,
) => column<number, O>({ kind: "duration", unit, range }, { unit, ...o });
export const choice = <const C extends readonly string[], O extends ColumnOptions<C[number]>>(
  choices: C,
  o: O,
) => column<C[number], O>({ kind: "choice", choices }, o);
export const yesNo = <O extends ColumnOptions<boolean>>(o: O) =>
  column<boolean, O>({ kind: "yesNo" }, o);
export const clock = <O extends ColumnOptions<Seconds>>(o: O) =>
  column<Seconds, O>({ kind: "clock" }, o);
export const weekTime = <O extends ColumnOptions<Seconds>>(o: O) =>
  column<Seconds, O>({ kind: "weekTime" }, o);
/** Seven flags, Monday first. */
export const weekdays = <O extends ColumnOptions<readonly boolean[]>>(o: O) =>
  column<readonly boolean[], O>({ kind: "weekdays" }, o);
export const breaks = <O extends ColumnOptions<readonly ClockSpan[]>>(o: O) =>
  column<readonly ClockSpan[], O>({ kind: "breaks" }, o);
/** Steps as written; an empty list for `-`. */
export const steps = <O extends ColumnOptions<readonly string[]>>(o: O) =>
  column<readonly string[], O>({ kind: "steps" }, o);
export const needs = <O extends ColumnOptions<readonly Need[]>>(o: O) =>
  column<readonly Need[], O>({ kind: "needs" }, o);
export const any = <O extends ColumnOptions<string | number | boolean>>(o: O) =>
  column<string | number | boolean, O>({ kind: "any" }, o);
