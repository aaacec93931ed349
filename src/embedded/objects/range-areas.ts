import type { Area } from "../../workbook/grid";
import { integer, optionalInteger } from "../arguments";
import {
  LAST_COLUMN,
  LAST_ROW,
  bounding,
  columnsOf,
  intersection,
  rectangle,
  rowsOf,
} from "../rectangle";
import { itemNotFound } from "../rich-error";
import { areaArgument, type CellRange } from "./cell-range";

type Method = (range: CellRange, args: readonly unknown[]) => unknown;

function area(of: (area: Area, args: readonly unknown[]) => Area): Method {
  return (range, args) => range.at(of(range.area, args));
}

function areaOrNull(of: (range: CellRange, args: readonly unknown[]) => Area | undefined): Method {
  return (range, args) => {
    const found = of(range, args);
    return found ? range.at(found) : null;
  };
}

function areaOrError(of: (range: CellRange, args: readonly unknown[]) => Area | undefined): Method {
  return (range, args) => {
    const found = of(range, args);
    if (!found) throw itemNotFound();
    return range.at(found);
  };
}

const common = (range: CellRange, [other]: readonly unknown[]) =>
  intersection(range.area, areaArgument(other));

/** The used cells inside the range; with `valuesOnly` formats do not count. */
const used = (range: CellRange, [valuesOnly]: readonly unknown[]) => {
  const all = range.sheet.cells.usedArea(valuesOnly === true);
  return all && intersection(range.area, all);
};

/** The methods of a range that give another range. */
export const RANGE_AREAS: Readonly<Record<string, Method>> = {
  GetCell: area(({ top, left }, [row, column]) =>
    rectangle(top + integer(row), left + integer(column), 1, 1),
  ),
  GetRow: area((own, [row]) => {
    const top = own.top + integer(row);
    return { ...own, top, bottom: top };
  }),
  GetColumn: area((own, [column]) => {
    const left = own.left + integer(column);
    return { ...own, left, right: left };
  }),
  GetLastRow: area((own) => ({ ...own, top: own.bottom })),
  GetLastColumn: area((own) => ({ ...own, left: own.right })),
  GetLastCell: area(({ bottom, right }) => rectangle(bottom, right, 1, 1)),
  GetEntireColumn: area((own) => ({ ...own, top: 0, bottom: LAST_ROW })),
  GetEntireRow: area((own) => ({ ...own, left: 0, right: LAST_COLUMN })),
  GetOffsetRange: area((own, [rows, columns]) =>
    rectangle(own.top + integer(rows), own.left + integer(columns), rowsOf(own), columnsOf(own)),
  ),
  GetResizedRange: area((own, [rows, columns]) => ({
    ...own,
    bottom: own.bottom + integer(rows),
    right: own.right + integer(columns),
  })),
  GetAbsoluteResizedRange: area(({ top, left }, [rows, columns]) =>
    rectangle(top, left, integer(rows), integer(columns)),
  ),
  GetRowsBelow: area((own, [count]) =>
    rectangle(own.bottom + 1, own.left, optionalInteger(count) ?? 1, columnsOf(own)),
  ),
  GetRowsAbove: area((own, [count]) => {
    const rows = optionalInteger(count) ?? 1;
    return rectangle(own.top - rows, own.left, rows, columnsOf(own));
  }),
  GetColumnsAfter: area((own, [count]) =>
    rectangle(own.top, own.right + 1, rowsOf(own), optionalInteger(count) ?? 1),
  ),
  GetColumnsBefore: area((own, [count]) => {
    const columns = optionalInteger(count) ?? 1;
    return rectangle(own.top, own.left - columns, rowsOf(own), columns);
  }),
  GetBoundingRect: area((own, [other]) => bounding(own, areaArgument(other))),
  GetIntersection: areaOrError(common),
  GetIntersectionOrNullObject: areaOrNull(common),
  GetUsedRange: areaOrError(used),
  GetUsedRangeOrNullObject: areaOrNull(used),
};
