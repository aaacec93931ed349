import { cellAddress } from "../kernel/cell-address";
import type { CellScalar } from "./cell-store";
import { addressOf } from "./rectangle";
import type { BandRecord, BookRecord, Properties, SheetRecord } from "./records";

/** One cell, with only what differs from an empty one. */
export interface CellSnapshot {
  readonly value?: CellScalar;
  readonly formula?: string;
  readonly error?: true;
  readonly look?: Properties;
}

type Lists = "tables" | "names" | "comments" | "customXml" | "settings";

/** A workbook as plain data: two that read the same are the same. */
export type BookSnapshot = Omit<BookRecord, "sheets" | Lists> &
  Readonly<Record<Lists, readonly Properties[]>> & { readonly sheets: readonly SheetSnapshot[] };

export interface SheetSnapshot {
  readonly name: string;
  readonly visibility: string;
  readonly protected: boolean;
  readonly freeze: SheetRecord["freeze"] | null;
  /** By address. */
  readonly cells: Readonly<Record<string, CellSnapshot>>;
  readonly columns: Readonly<Record<number, Properties>>;
  readonly rows: Readonly<Record<number, Properties>>;
  readonly conditionalFormats: readonly Properties[];
  readonly validations: readonly Properties[];
  readonly merges: readonly string[];
  readonly charts: readonly Properties[];
  readonly pageLayout: Properties;
  readonly autoFilter: Properties | null;
  readonly tabColor: string;
  readonly showGridlines: boolean;
}

export function snapshotOf(book: BookRecord): BookSnapshot {
  const nameOf = (id: string | undefined) =>
    book.sheets.find((sheet) => sheet.id === id)?.name ?? "";
  const placed = ({
    sheetId,
    area,
  }: {
    sheetId: string;
    area: Parameters<typeof addressOf>[0];
  }) => ({
    ...{ sheet: nameOf(sheetId), area: addressOf(area) },
  });
  return {
    sheets: book.sheets.map(sheetSnapshot),
    tables: book.tables.map(({ id: _id, sheetId, area, columnIds: _columns, ...table }) => ({
      ...table,
      ...placed({ sheetId, area }),
    })),
    names: book.names.map(({ sheetId, ...name }) => ({ ...name, sheet: nameOf(sheetId) })),
    comments: book.comments.map(({ id: _id, sheetId, area, ...comment }) => ({
      ...comment,
      ...placed({ sheetId, area }),
    })),
    customXml: book.customXml.map(({ namespace, xml }) => ({ namespace, xml })),
    settings: book.settings.map(({ key, value }) => ({ key, value })),
    properties: book.properties,
    calculationMode: book.calculationMode,
    structureLocked: book.structureLocked,
    date1904: book.date1904,
  };
}

function sheetSnapshot(sheet: SheetRecord): SheetSnapshot {
  const placed = <T extends { area: Parameters<typeof addressOf>[0] }>({ area, ...rest }: T) => ({
    ...rest,
    area: addressOf(area),
  });
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    protected: sheet.protection !== undefined,
    freeze: sheet.freeze ?? null,
    cells: cellSnapshots(sheet),
    columns: bands(sheet.columns),
    rows: bands(sheet.rows),
    conditionalFormats: sheet.conditionalFormats.map(({ id: _id, ...rule }) => placed(rule)),
    validations: sheet.validations.map(placed),
    merges: sheet.merges.map(addressOf),
    charts: sheet.charts.map(({ id: _id, ...chart }) => chart),
    pageLayout: sheet.pageLayout,
    autoFilter: sheet.autoFilter ? placed(sheet.autoFilter) : null,
    tabColor: sheet.tabColor,
    showGridlines: sheet.showGridlines,
  };
}

function cellSnapshots({ cells }: SheetRecord): Record<string, CellSnapshot> {
  const found: Record<string, CellSnapshot> = {};
  const used = cells.usedArea(false);
  if (!used) return found;
  cells.each(used, (row, column, { value, formula, isError, look }) => {
    const entries = look.entries();
    const cell: CellSnapshot = {
      ...(value === "" ? {} : { value }),
      ...(formula === undefined ? {} : { formula }),
      ...(isError === true ? { error: true as const } : {}),
      ...(Object.keys(entries).length === 0 ? {} : { look: entries }),
    };
    if (Object.keys(cell).length > 0) found[cellAddress(row, column)] = cell;
  });
  return found;
}

function bands(given: ReadonlyMap<number, BandRecord>): Record<number, Properties> {
  return Object.fromEntries(
    [...given]
      .sort(([a], [b]) => a - b)
      .map(([at, { look, ...band }]) => [
        at,
        { ...band, ...(look ? { look: look.entries() } : {}) },
      ]),
  );
}
