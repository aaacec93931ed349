import type { CellValue } from "../../workbook/grid";
import { cellValue, dateFormatFor, type CellContext } from "./cell-values";
import { readRichText } from "./shared-strings";
import { SheetCells } from "./sheet-cells";
import { shiftFormula } from "./shift-formula";
import type { XmlElement } from "./xml-element";
import { CLOSE, END, OPEN, TEXT, XmlScanner } from "./xml-scanner";

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** A sheet part: its cells, and the elements around them (those in sheetData are left out). */
export interface SheetReading {
  readonly cells: SheetCells;
  readonly root: XmlElement;
}

/** Reads a sheet part in one pass. */
export function readSheetPart(text: string, part: string, context: CellContext): SheetReading {
  const scanner = new XmlScanner(text, part);
  const cells = new SheetCells();
  const root = scanOutline(scanner, (element) => {
    if (element.local === "sheetData" && scanner.depth === 2) {
      new SheetDataReader(scanner, cells, context).read();
      return true;
    }
    return false;
  });
  return { cells, root };
}

/** The tree of elements; `taken` may read an element's content itself, down to its CLOSE. */
export function scanOutline(
  scanner: XmlScanner,
  taken: (element: XmlElement) => boolean,
): XmlElement {
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  for (let kind = scanner.next(); kind !== END; kind = scanner.next()) {
    if (kind === OPEN) {
      const element = openElement(scanner);
      root ??= element;
      open.at(-1)?.children.push(element);
      if (taken(element)) closeElement(scanner, element);
      else open.push(element);
    } else if (kind === CLOSE) {
      closeElement(scanner, open.pop()!);
    } else {
      open.at(-1)!.text += scanner.textValue;
    }
  }
  return root!;
}

function openElement(scanner: XmlScanner): XmlElement {
  const { local, prefix, uri, start, end, selfClosing } = scanner;
  const attributes = Array.from({ length: scanner.attributeCount }, (_, n) =>
    scanner.attributeAt(n),
  );
  const places = { start, innerStart: end, innerEnd: end, end };
  return { local, prefix, uri, attributes, children: [], text: "", ...places, selfClosing };
}

function closeElement(scanner: XmlScanner, element: XmlElement): void {
  element.end = scanner.end;
  element.innerEnd = element.selfClosing ? element.end : scanner.start;
}

interface SharedFormula {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

function isOn(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

/** Reads the rows of the sheetData element that was opened last. */
class SheetDataReader {
  private readonly shared = new Map<string, SharedFormula>();
  private row = -1;
  private column = -1;
  /** Of the cell at hand. */
  private formula = "";
  private valueText: string | undefined;
  private inline: string | undefined;

  constructor(
    private readonly scanner: XmlScanner,
    private readonly cells: SheetCells,
    private readonly context: CellContext,
  ) {}

  read(): void {
    const { scanner } = this;
    const depth = scanner.depth;
    for (;;) {
      const kind = scanner.next();
      if (kind === CLOSE && scanner.depth < depth) return;
      if (kind !== OPEN) continue;
      if (scanner.local === "row") this.readRow();
      else scanner.skipElement();
    }
  }

  private readRow(): void {
    const { scanner } = this;
    const depth = scanner.depth;
    const stated = scanner.attribute("r");
    this.row = stated === undefined ? this.row + 1 : Number(stated) - 1;
    if (!(this.row >= 0 && this.row < MAX_ROWS)) throw scanner.fault("a row has a faulty number");
    this.column = -1;
    this.noteRowLook();
    for (;;) {
      const kind = scanner.next();
      if (kind === CLOSE && scanner.depth < depth) return;
      if (kind !== OPEN) continue;
      if (scanner.local === "c") this.readCell();
      else scanner.skipElement();
    }
  }

  private noteRowLook(): void {
    const hidden = isOn(this.scanner.attribute("hidden"));
    const custom = isOn(this.scanner.attribute("customHeight"));
    const height = custom ? Number(this.scanner.attribute("ht")) : NaN;
    if (!hidden && !(height >= 0)) return;
    this.cells.rowLooks.set(this.row, {
      ...(height >= 0 && { height }),
      ...(hidden && { hidden }),
    });
  }

  private readCell(): void {
    const { scanner } = this;
    const depth = scanner.depth;
    const address = scanner.attribute("r");
    this.column = address === undefined ? this.column + 1 : this.columnOf(address);
    if (this.column >= MAX_COLUMNS) throw scanner.fault("a cell has a faulty address");
    if (scanner.selfClosing) {
      scanner.next();
      return;
    }
    const type = scanner.attribute("t") ?? "n";
    const style = scanner.attribute("s");
    this.formula = "";
    this.valueText = this.inline = undefined;
    for (;;) {
      const kind = scanner.next();
      if (kind === CLOSE && scanner.depth < depth) break;
      if (kind === OPEN) this.readInCell();
      else if (kind === TEXT) continue;
    }
    this.addCell(type, style === undefined ? 0 : Number(style));
  }

  private readInCell(): void {
    const { scanner } = this;
    if (scanner.local === "v") this.valueText = scanner.elementText();
    else if (scanner.local === "f") this.formula = this.readFormula();
    else if (scanner.local === "is") this.inline = readRichText(scanner);
    else scanner.skipElement();
  }

  private addCell(type: string, style: number): void {
    const value = this.value(type);
    if (value === null && this.formula === "") return;
    const index = this.cells.add(this.row, this.column, value, style);
    if (this.formula !== "") this.cells.formulas.set(index, `=${this.formula}`);
    if (type === "d" && typeof value === "number") {
      this.cells.dateFormats.set(index, dateFormatFor(value));
    }
  }

  private value(type: string): CellValue {
    if (type === "inlineStr") return this.inline ?? this.valueText ?? null;
    if (this.valueText === undefined) return this.inline ?? null;
    return cellValue(type, this.valueText, this.context);
  }

  /** Formula text without `=`; a shared formula is moved to this cell. */
  private readFormula(): string {
    const { scanner, row, column } = this;
    const type = scanner.attribute("t");
    const group = scanner.attribute("si");
    const text = scanner.elementText();
    if (type !== "shared" || group === undefined) return text;
    if (text !== "") {
      this.shared.set(group, { text, row, column });
      return text;
    }
    const master = this.shared.get(group);
    return master ? shiftFormula(master.text, row - master.row, column - master.column) : "";
  }

  private columnOf(address: string): number {
    let column = 0;
    for (let i = 0; i < address.length; i++) {
      const code = address.charCodeAt(i) & ~32;
      if (code < 65 || code > 90) break;
      column = column * 26 + code - 64;
    }
    if (column === 0) throw this.scanner.fault("a cell has a faulty address");
    return column - 1;
  }
}
