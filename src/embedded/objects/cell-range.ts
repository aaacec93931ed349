import type { Area } from "../../workbook/grid";
import type { Cell } from "../cell-store";
import { HostObject, type HostCore } from "../host-object";
import {
  addressOf,
  addressOn,
  cellsIn,
  isOnSheet,
  isUnbounded,
  parseAddress,
  splitAddress,
} from "../rectangle";
import type { SheetRecord } from "../records";
import { RichError, invalidArgument } from "../rich-error";
import { matrixOf, raiseChanged, writeEntries } from "../sheet-edit";

const MOST_CELLS_READ = 5_000_000;

/** A rectangle of cells on one sheet, for all that has to do with one. */
export abstract class CellRange extends HostObject {
  constructor(
    host: HostCore,
    readonly sheetId: string,
    readonly area: Area,
  ) {
    super(host);
    if (!isOnSheet(area)) throw invalidArgument("the range would leave the sheet");
  }

  override get isKeptByReference(): boolean {
    return true;
  }

  get sheet(): SheetRecord {
    return this.host.model.sheet(this.sheetId);
  }

  at(area: Area): HostObject {
    return this.host.objects.range(this.sheetId, area);
  }

  get address(): string {
    return addressOn(this.sheet.name, this.area);
  }

  /**
   * Null for an unbounded range; at most five million cells are read at once
   * (https://learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization).
   */
  readCells<T>(value: (cell: Cell | undefined, row: number, column: number) => T): T[][] | null {
    if (isUnbounded(this.area)) return null;
    if (cellsIn(this.area) > MOST_CELLS_READ) {
      const text = "The response payload size has exceeded the limit.";
      throw new RichError("ResponsePayloadSizeLimitExceeded", text);
    }
    const { cells } = this.sheet;
    return matrixOf(this.area, (row, column) => value(cells.get(row, column), row, column));
  }

  writeCells(given: unknown): void {
    const single = cellsIn(this.area) === 1;
    const cell = () => this.sheet.cells.get(this.area.top, this.area.left);
    const before = cell();
    writeEntries(this.host, this.sheetId, this.area, given);
    const details = single
      ? {
          ...{ valueBefore: before?.value ?? "", valueTypeBefore: valueType(before) },
          ...{ valueAfter: cell()?.value ?? "", valueTypeAfter: valueType(cell()) },
        }
      : {};
    this.raiseChanged(details);
  }

  raiseChanged(details: Readonly<Record<string, unknown>> = {}): void {
    const message = { address: addressOf(this.area), source: "Local", details };
    raiseChanged(this.host, this.sheetId, this.area, message);
  }
}

/** Excel.RangeValueType of a cell. */
export function valueType(cell: Cell | undefined): string {
  if (!cell || (cell.value === "" && cell.formula === undefined)) return "Empty";
  if (cell.isError === true) return "Error";
  if (typeof cell.value === "number") return "Double";
  return typeof cell.value === "boolean" ? "Boolean" : "String";
}

/** The area of a range or an address among the arguments. */
export function areaArgument(value: unknown): Area {
  if (value instanceof CellRange) return value.area;
  const area = typeof value === "string" ? parseAddress(splitAddress(value).local) : undefined;
  if (!area) throw invalidArgument("a range was expected");
  return area;
}
