import { integer } from "../arguments";
import type { Cell } from "../cell-store";
import { type HostType, hostType } from "../host-object";
import { cellsIn, columnsOf, isWholeColumns, isWholeRows, rowsOf } from "../rectangle";
import { sizeMismatch } from "../rich-error";
import { lookAt, raiseSelected, setLook, spread } from "../sheet-edit";
import { CellRange, valueType } from "./cell-range";
import { ConditionalFormats } from "./conditional-formats";
import { DataValidation } from "./data-validation";
import { RANGE_AREAS } from "./range-areas";
import { BANDS } from "./range-bands";
import { RANGE_EDITS } from "./range-edits";
import { RangeFormat } from "./range-format";

/** What a range's own text would show; only plain formats are spelled out. */
function shownText(range: CellRange, cell: Cell | undefined): string {
  if (!cell) return "";
  if (typeof cell.value === "boolean") return cell.value ? "TRUE" : "FALSE";
  const plain = ["General", "@", "0"].includes(cell.look.numberFormat);
  if (typeof cell.value === "number" && !plain) range.host.fallback("Range.Text of a format");
  return String(cell.value);
}

function setNumberFormat(range: CellRange, given: unknown): void {
  if (!Array.isArray(given)) {
    setLook(range.host, range.sheetId, range.area, (look) => look.with("NumberFormat", given));
    return;
  }
  const formats = new Map<string, unknown>();
  spread(range.area, given, (row, column, format) => formats.set(`${row},${column}`, format));
  setLook(range.host, range.sheetId, range.area, (look, row, column) => {
    const format = formats.get(`${row},${column}`);
    return format === undefined ? look : look.with("NumberFormat", format);
  });
}

function hyperlinkOf(range: CellRange): unknown {
  const { top, left } = range.area;
  return lookAt(range.sheet, top, left).value("Hyperlink");
}

/** Sets the link, and the text when the link brings one. */
function setHyperlink(range: CellRange, link: unknown): void {
  setLook(range.host, range.sheetId, range.area, (look) => look.with("Hyperlink", link));
  if (typeof link !== "object" || link === null) return;
  if ("textToDisplay" in link && typeof link.textToDisplay === "string") {
    range.writeCells(link.textToDisplay);
  }
}

function formulaOf(cell: Cell | undefined) {
  return cell?.formula ?? cell?.value ?? "";
}

function writable(get: (range: CellRange) => unknown, set: (r: CellRange, v: unknown) => void) {
  return { get, set };
}

const values = writable(
  (range) => range.readCells((cell) => cell?.value ?? ""),
  (range, given) => range.writeCells(given),
);
const formulas = writable(
  (range) => range.readCells(formulaOf),
  (range, given) => range.writeCells(given),
);
const numberFormat = writable(
  (range) => range.readCells((_, row, column) => lookAt(range.sheet, row, column).numberFormat),
  setNumberFormat,
);

export class RangeObject extends CellRange {
  readonly type: HostType = RANGE;
}

const RANGE = hostType<CellRange>("Range", {
  scalars: {
    Values: values,
    Formulas: formulas,
    FormulasLocal: formulas,
    NumberFormat: numberFormat,
    NumberFormatLocal: numberFormat,
    Text: { get: (range) => range.readCells((cell) => shownText(range, cell)) },
    ValueTypes: { get: (range) => range.readCells(valueType) },
    Address: { get: (range) => range.address },
    AddressLocal: { get: (range) => range.address },
    RowIndex: { get: ({ area }) => area.top },
    ColumnIndex: { get: ({ area }) => area.left },
    RowCount: { get: ({ area }) => rowsOf(area) },
    ColumnCount: { get: ({ area }) => columnsOf(area) },
    CellCount: { get: ({ area }) => cellsIn(area) },
    IsEntireColumn: { get: ({ area }) => isWholeColumns(area) },
    IsEntireRow: { get: ({ area }) => isWholeRows(area) },
    HasSpill: {
      get: ({ sheet, area }) => sheet.cells.get(area.top, area.left)?.spill !== undefined,
    },
    Hyperlink: { get: hyperlinkOf, set: setHyperlink },
    ...BANDS,
  },
  objects: {
    Worksheet: (range) => range.host.objects.worksheet(range.sheetId),
    Format: (range) => new RangeFormat(range.host, range.sheetId, range.area, "RangeFormat", ""),
    ConditionalFormats: (range) => new ConditionalFormats(range.host, range.sheetId, range.area),
    DataValidation: (range) => new DataValidation(range.host, range.sheetId, range.area),
  },
  methods: {
    ...RANGE_AREAS,
    ...RANGE_EDITS,
    // The client sends this first when it splits a write of more than 1,500 cells into chunks.
    _ValidateArraySize: ({ area }, [rows, columns]) => {
      if (integer(rows) !== rowsOf(area) || integer(columns) !== columnsOf(area)) {
        throw sizeMismatch();
      }
    },
    Select: (range) => {
      range.host.model.look({ activeSheet: range.sheetId, selection: range.area });
      raiseSelected(range.host, range.sheetId, range.area);
    },
  },
});
