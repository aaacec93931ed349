import type { Grid } from "../../workbook/grid";
import type { SheetContent } from "../../workbook/sheet-content";
import type { WorkbookChange, WorkbookHost, WorkbookInfo } from "../../workbook/workbook-host";
import { applyChanges } from "./apply-changes";
import { findSheet, readBook } from "./book";
import { statePartName } from "./book-record";
import { CONTENT_TYPES_PART } from "./content-types";
import { readOwnNotes } from "./notes";
import { openPackage } from "./open-package";
import type { PackageParts } from "./package-parts";
import { WorkbookReader } from "./read-workbook";
import { type ChartOnSheet, readOwnCharts } from "./read-charts";
import type { Deflate } from "./write-zip";

export interface OpenOptions {
  /** A faster way to pack than the one that works everywhere. */
  readonly deflate?: Deflate;
  /** Write to a digitally signed workbook, which ends the signature. */
  readonly force?: boolean;
}

/** A workbook in the bytes of an .xlsx or .xlsm file. Nothing is written before `save`. */
export class XlsxHost implements WorkbookHost {
  private readonly reader = new WorkbookReader();

  constructor(
    private parts: PackageParts,
    readonly options: OpenOptions = {},
  ) {}

  readInfo(): Promise<WorkbookInfo> {
    return Promise.resolve(this.reader.info(this.parts));
  }

  readGrids(sheets: readonly string[]): Promise<readonly Grid[]> {
    return Promise.resolve(this.reader.grids(this.parts, sheets));
  }

  async apply(changes: readonly WorkbookChange[]): Promise<void> {
    await Promise.resolve();
    this.parts = applyChanges(this.parts, changes, this.options.force ?? false);
  }

  /** Our state part as it stands in the file, with the record of what is ours; undefined: there is none. */
  readStatePart(): string | undefined {
    const name = statePartName(this.parts, readBook(this.parts));
    return name === undefined ? undefined : this.parts.readText(name);
  }

  /** Notes of ours on a sheet; none where there is no such sheet. */
  readOwnNotes(sheet: string): SheetContent["notes"] {
    const part = findSheet(readBook(this.parts), sheet)?.part;
    return part === undefined ? [] : readOwnNotes(this.parts, part);
  }

  /** Charts of ours that are still there. */
  readOwnCharts(): readonly ChartOnSheet[] {
    return readOwnCharts(this.parts);
  }

  /** Lets a maker of sample workbooks add parts that `SheetContent` has no words for. */
  addRaw(add: (parts: PackageParts) => void): void {
    const draft = this.parts.copy();
    add(draft);
    this.parts = draft;
  }

  /** Bytes of the file with all changes; parts that were not changed keep their packed bytes. */
  save(): Uint8Array {
    return this.parts.toZip(this.options.deflate);
  }
}

/** Opens an .xlsx or .xlsm file; throws `UnreadableWorkbook` with one plain line. */
export function openWorkbook(bytes: Uint8Array, options: OpenOptions = {}): XlsxHost {
  const parts = openPackage(bytes);
  readBook(parts);
  parts.readXml(CONTENT_TYPES_PART);
  return new XlsxHost(parts, options);
}
