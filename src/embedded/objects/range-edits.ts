import type { Area } from "../../workbook/grid";
import { oneOf } from "../arguments";
import type { Cell } from "../cell-store";
import { Look } from "../look";
import {
  LAST_COLUMN,
  LAST_ROW,
  columnsOf,
  contains,
  isUnbounded,
  overlaps,
  rowsOf,
} from "../rectangle";
import { invalidArgument, invalidOperation } from "../rich-error";
import { assertEditable, setLook } from "../sheet-edit";
import { CellRange } from "./cell-range";
import { group, showGroup } from "./range-bands";

type Method = (range: CellRange, args: readonly unknown[]) => unknown;

const CLEARS = ["All", "Formats", "Contents", "Hyperlinks", "RemoveHyperlinks"] as const;

function clear(range: CellRange, what: unknown): void {
  const kind = oneOf(what ?? "All", CLEARS);
  const { host, sheetId, area } = range;
  if (kind === "Hyperlinks" || kind === "RemoveHyperlinks") {
    setLook(host, sheetId, area, (look) => look.without("Hyperlink"));
    return;
  }
  assertEditable(host, sheetId, host.model.sheet(sheetId).protection ? area : undefined);
  const cells = host.model.editCells(sheetId);
  cells.each(area, (row, column, cell) => {
    const look = kind === "Contents" ? cell.look : Look.plain;
    const kept: Cell = kind === "Formats" ? { ...cell, look } : { value: "", look };
    const bare = kept.value === "" && kept.formula === undefined && look === Look.plain;
    cells.put(row, column, bare ? undefined : kept);
  });
  if (kind !== "Contents") clearRules(range);
  if (kind !== "Formats") range.raiseChanged();
}

/** Conditional formats and validations that lie inside go; others stay as they are. */
function clearRules({ host, sheetId, area, sheet }: CellRange): void {
  if (isUnbounded(area)) {
    const plain = (bands: typeof sheet.columns, first: number, last: number) =>
      new Map(
        [...bands].map(([at, band]) => [
          at,
          at < first || at > last ? band : { ...band, look: Look.plain },
        ]),
      );
    host.model.changeSheet(sheetId, {
      columns: plain(sheet.columns, area.left, area.right),
      rows: plain(sheet.rows, area.top, area.bottom),
    });
  }
  host.model.changeSheet(sheetId, {
    conditionalFormats: sheet.conditionalFormats.filter((each) => !contains(area, each.area)),
    validations: sheet.validations.filter((each) => !contains(area, each.area)),
  });
}

/** Cells below (or right of) the range move by its size; tables and rules in the way are refused. */
function shift(range: CellRange, vertical: boolean, sign: 1 | -1): void {
  const { host, sheetId, area } = range;
  assertEditable(host, sheetId);
  const from: Area = vertical ? { ...area, bottom: LAST_ROW } : { ...area, right: LAST_COLUMN };
  const tables = host.model.book.tables.filter((table) => table.sheetId === sheetId);
  if (tables.some((table) => overlaps(table.area, from) && !contains(from, table.area))) {
    throw invalidOperation("this would move a part of a table");
  }
  const by = sign * (vertical ? rowsOf(area) : columnsOf(area));
  const cells = host.model.editCells(sheetId);
  if (sign < 0) cells.each(area, (row, column) => cells.put(row, column, undefined));
  if (vertical) cells.shiftRows(from, by);
  else cells.shiftColumns(from, by);
  for (const table of tables) {
    if (!overlaps(table.area, from)) continue;
    if (overlaps(table.area, area) && sign < 0) throw invalidOperation("this would delete a table");
    host.model.changeTable(table.id, { area: moved(table.area, vertical, by) });
  }
  const { conditionalFormats, validations } = host.model.sheet(sheetId);
  const move = <T extends { readonly area: Area }>(each: T): T =>
    contains(from, each.area) ? { ...each, area: moved(each.area, vertical, by) } : each;
  host.model.changeSheet(sheetId, {
    conditionalFormats: conditionalFormats.map(move),
    validations: validations.map(move),
  });
  range.raiseChanged();
}

function moved(area: Area, vertical: boolean, by: number): Area {
  return vertical
    ? { ...area, top: area.top + by, bottom: area.bottom + by }
    : { ...area, left: area.left + by, right: area.right + by };
}

function merge(range: CellRange, across: unknown): void {
  const { host, sheetId, area, sheet } = range;
  assertEditable(host, sheetId);
  const rest = sheet.merges.filter((each) => !overlaps(each, area));
  const rows = Array.from({ length: rowsOf(area) }, (_, row) => ({
    ...area,
    top: area.top + row,
    bottom: area.top + row,
  }));
  host.model.changeSheet(sheetId, { merges: [...rest, ...(across === true ? rows : [area])] });
  const cells = host.model.editCells(sheetId);
  cells.each(area, (row, column, cell) => {
    const first = column === area.left && (across === true || row === area.top);
    if (!first) cells.put(row, column, { value: "", look: cell.look });
  });
}

function unmerge({ host, sheetId, area, sheet }: CellRange): void {
  assertEditable(host, sheetId);
  host.model.changeSheet(sheetId, { merges: sheet.merges.filter((each) => !overlaps(each, area)) });
}

/** Copies cells of the same workbook; formulas are copied as they stand. */
function copyFrom(range: CellRange, [source, kind, blanks, transpose]: readonly unknown[]): void {
  if (!(source instanceof CellRange)) throw invalidArgument("copyFrom needs a range here");
  if (blanks === true || transpose === true) throw range.host.refuse("Range.copyFrom with options");
  const what = oneOf(kind ?? "All", ["All", "Formats", "Values", "Formulas"] as const);
  assertEditable(range.host, range.sheetId, range.sheet.protection ? range.area : undefined);
  const from = source.sheet.cells.copy();
  const to = range.host.model.editCells(range.sheetId);
  const last = {
    bottom: Math.max(range.area.bottom, range.area.top + rowsOf(source.area) - 1),
    right: Math.max(range.area.right, range.area.left + columnsOf(source.area) - 1),
  };
  for (let row = range.area.top; row <= last.bottom; row++) {
    for (let column = range.area.left; column <= last.right; column++) {
      const r = source.area.top + ((row - range.area.top) % rowsOf(source.area));
      const c = source.area.left + ((column - range.area.left) % columnsOf(source.area));
      to.put(row, column, copied(what, from.get(r, c), to.get(row, column)));
    }
  }
  range.raiseChanged();
}

function copied(what: string, from: Cell | undefined, there: Cell | undefined): Cell | undefined {
  if (what === "All") return from;
  if (what === "Formats") return { value: "", ...there, look: from?.look ?? Look.plain };
  const {
    formula: _formula,
    spill: _spill,
    look: _look,
    ...value
  } = from ?? { value: "" as const, look: Look.plain };
  const look = there?.look ?? Look.plain;
  const formula = what === "Formulas" ? from?.formula : undefined;
  return { ...value, look, ...(formula === undefined ? {} : { formula }) };
}

/** The methods of a range that change cells. */
export const RANGE_EDITS: Readonly<Record<string, Method>> = {
  Clear: (range, [what]) => clear(range, what),
  Merge: (range, [across]) => merge(range, across),
  Unmerge: (range) => unmerge(range),
  CopyFrom: copyFrom,
  Insert: (range, [direction]) => {
    shift(range, oneOf(direction, ["Down", "Right"] as const) === "Down", 1);
    return range.at(range.area);
  },
  Delete: (range, [direction]) =>
    shift(range, oneOf(direction, ["Up", "Left"] as const) === "Up", -1),
  Group: (range, [option]) => group(range, option, 1),
  Ungroup: (range, [option]) => group(range, option, -1),
  ShowGroupDetails: (range, [option]) => showGroup(range, option, true),
  HideGroupDetails: (range, [option]) => showGroup(range, option, false),
  // Nothing is calculated here; the values that a formula has stay.
  Calculate: () => undefined,
};
