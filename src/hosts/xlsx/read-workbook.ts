import type { Issue } from "../../kernel/issue";
import type { Grid } from "../../workbook/grid";
import type { SheetInfo, WorkbookInfo } from "../../workbook/workbook-host";
import { findSheet, readBook, type Book, type BookSheet } from "./book";
import { readState } from "./book-record";
import { emptyGrid, makeGrid } from "./make-grid";
import { readNumberFormats } from "./number-formats";
import type { PackageParts } from "./package-parts";
import { readSheetPart } from "./read-sheet";
import { readRelationships } from "./relationships";
import { readSharedStrings } from "./shared-strings";
import { readTables } from "./tables";
import { child, flagAttribute } from "./xml-element";

interface SheetCache {
  readonly identity: object | undefined;
  readonly grid: Grid;
  readonly isProtected: boolean;
  readonly farCells: number;
}

/** Reads a workbook's parts into the port's shapes; each sheet part is read once until it changes. */
export class WorkbookReader {
  private readonly sheets = new Map<string, SheetCache>();
  private strings: { identity: object | undefined; texts: string[] } | undefined;

  info(parts: PackageParts): WorkbookInfo {
    const book = readBook(parts);
    const tables = readTables(parts, book);
    return {
      sheets: book.sheets.map((sheet) => this.sheetInfo(parts, book, sheet)),
      tables: tables.map(({ name, sheet, area, hasTotals, hasHeader }) => ({
        ...{ name, sheet, area, hasTotals, hasHeader },
      })),
      date1904: book.date1904,
      structureLocked: book.structureLocked,
      state: readState(parts, book).text,
      issues: [...signatureIssues(parts), ...this.farCellIssues(parts, book)],
    };
  }

  grids(parts: PackageParts, names: readonly string[]): Grid[] {
    const book = readBook(parts);
    return names.map((name) => {
      const sheet = findSheet(book, name);
      if (!sheet) throw new Error(`The workbook has no sheet "${name}".`);
      return this.sheet(parts, book, sheet).grid;
    });
  }

  private sheetInfo(parts: PackageParts, book: Book, sheet: BookSheet): SheetInfo {
    return {
      name: sheet.name,
      visible: sheet.state === "visible",
      protected: this.sheet(parts, book, sheet).isProtected,
    };
  }

  private sheet(parts: PackageParts, book: Book, sheet: BookSheet): SheetCache {
    if (sheet.part === undefined) {
      return { identity: undefined, grid: emptyGrid(sheet.name), isProtected: false, farCells: 0 };
    }
    const identity = parts.identity(sheet.part);
    const cached = this.sheets.get(sheet.part);
    if (cached && cached.identity === identity && cached.grid.sheet === sheet.name) return cached;
    const context = { sharedStrings: this.sharedStrings(parts, book), date1904: book.date1904 };
    const { cells, root } = readSheetPart(parts.readText(sheet.part), sheet.part, context);
    const formats = readNumberFormats(parts, book.stylesPart);
    const protection = child(root, "sheetProtection");
    const isProtected = (protection && flagAttribute(protection, "sheet")) ?? false;
    const read = { identity, isProtected, ...makeGrid(sheet.name, cells, formats) };
    this.sheets.set(sheet.part, read);
    return read;
  }

  private sharedStrings(parts: PackageParts, book: Book): string[] {
    const name = book.sharedStringsPart;
    const identity = name === undefined ? undefined : parts.identity(name);
    if (!this.strings || this.strings.identity !== identity) {
      this.strings = { identity, texts: readSharedStrings(parts, name) };
    }
    return this.strings.texts;
  }

  private farCellIssues(parts: PackageParts, book: Book): Issue[] {
    return book.sheets.flatMap((sheet): Issue[] => {
      const { farCells } = this.sheet(parts, book, sheet);
      if (farCells === 0) return [];
      return [
        {
          ...{ severity: "warning", code: "cells-far-off", sheet: sheet.name, cell: "" },
          value: String(farCells),
          what: `${farCells} cells lie thousands of empty rows or hundreds of empty columns away from the others and were not read.`,
          how: "Move them next to the others, or delete them if they are left-overs (Ctrl+End shows the last one).",
        },
      ];
    });
  }
}

/** True when the package carries a digital signature. */
export function isSigned(parts: PackageParts): boolean {
  return readRelationships(parts, "").some((r) => r.type.endsWith("/digital-signature/origin"));
}

function signatureIssues(parts: PackageParts): Issue[] {
  if (!isSigned(parts)) return [];
  return [
    {
      ...{ severity: "warning", code: "signed-workbook", sheet: "", cell: "", value: "" },
      what: "The workbook is digitally signed, and writing to it ends the signature.",
      how: "Let Plumbline write to a copy, or allow it (command line: --force) and sign again afterwards.",
    },
  ];
}
