import type { Column, RowOf, SheetDefinition } from "./define-sheet";

/** A column that we write: the definition of its values, and how it looks. */
export interface WrittenColumn<T = unknown> extends Column<T> {
  /** Number format in its en-US code; `General` for texts. */
  readonly format: string;
  /** Width in characters. */
  readonly width: number;
  /**
   * `ours`: rewritten at each run. `entered`: the user may fill it in, and what is there survives a
   * run. `formula`: a live formula.
   */
  readonly owner: "ours" | "entered" | "formula";
}

export type WrittenColumns = Readonly<Record<string, WrittenColumn>>;

/** A table that we write: of its own sheet, or beside or below another one's. */
export interface WrittenTable<
  C extends WrittenColumns = WrittenColumns,
> extends SheetDefinition<C> {
  /** Table name, such as `PlumbSchedule`, by which it is known again. */
  readonly table: string;
  /** The sheet that it stands on; `name` is the same for a sheet's main table. */
  readonly sheet: string;
  readonly visibility: "visible" | "hidden";
  /** True when columns for stretches of time follow the ones listed here. */
  readonly timeAcross: boolean;
}

/** A row to write: `undefined` leaves the cell empty. */
export type WrittenRow<T extends WrittenTable> = Omit<RowOf<T>, "row">;

export interface WrittenTableOptions<C extends WrittenColumns> {
  readonly name: string;
  readonly purpose: string;
  readonly key: readonly (keyof C & string)[];
  readonly columns: C;
  /** The sheet that the table stands on, when that is another one's. */
  readonly sheet?: string;
  readonly table?: string;
  readonly visibility?: "hidden";
  readonly timeAcross?: true;
}

export function defineWrittenTable<C extends WrittenColumns>(
  options: WrittenTableOptions<C>,
): WrittenTable<C> {
  return {
    name: options.name,
    otherNames: [],
    purpose: options.purpose,
    key: options.key,
    columns: options.columns,
    table: options.table ?? tableNameOf(options.name),
    sheet: options.sheet ?? options.name,
    visibility: options.visibility ?? "visible",
    timeAcross: options.timeAcross ?? false,
  };
}

/** `Capacity plan` is `PlumbCapacityPlan`. */
function tableNameOf(sheet: string): string {
  const words = sheet.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  return `Plumb${words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join("")}`;
}
