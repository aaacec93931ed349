import { flag, integer, oneOf, optionalText, text } from "../arguments";
import { HostObject, type HostCore, type HostType, hostType } from "../host-object";
import { LAST_COLUMN, LAST_ROW, parseAddress, rectangle, splitAddress } from "../rectangle";
import type { SheetRecord } from "../records";
import { invalidArgument, invalidOperation, itemNotFound } from "../rich-error";
import { AutoFilter } from "./auto-filter";
import { Charts } from "./charts";
import { Comments } from "./comments";
import { FreezePanes } from "./freeze-panes";
import { Names } from "./names";
import { PageLayout } from "./page-layout";
import { SheetProtection } from "./protection";
import { Tables } from "./tables";
import { watchMethods } from "./watch-methods";
import { assertSheetName, assertStructureOpen } from "./worksheets";

const VISIBILITIES = ["Visible", "Hidden", "VeryHidden"] as const;

export class Worksheet extends HostObject {
  readonly type: HostType = WORKSHEET;

  constructor(
    host: HostCore,
    readonly id: string,
  ) {
    super(host);
  }

  override identity() {
    return { Id: this.id };
  }

  get record(): SheetRecord {
    return this.host.model.sheet(this.id);
  }

  get position(): number {
    return this.host.model.book.sheets.findIndex(({ id }) => id === this.id);
  }

  change(part: Partial<SheetRecord>): void {
    this.host.model.changeSheet(this.id, part);
  }

  /** By address, by a name of the workbook's, or all cells. */
  range(address: string | undefined): HostObject {
    if (address === undefined || address === "") {
      return this.host.objects.range(this.id, rectangle(0, 0, LAST_ROW + 1, LAST_COLUMN + 1));
    }
    const { sheet, local } = splitAddress(address);
    if (sheet !== undefined && this.host.model.findSheet(sheet)?.id !== this.id) {
      throw invalidArgument(`"${address}" is on another sheet`);
    }
    const area = parseAddress(local);
    if (area) return this.host.objects.range(this.id, area);
    const named =
      new Names(this.host, undefined).find(local) ?? new Names(this.host, this.id).find(local);
    const range = named?.call("GetRangeOrNullObject", []);
    if (range instanceof HostObject) return range;
    throw invalidArgument(`"${address}" is no range`);
  }

  rename(name: string): void {
    assertStructureOpen(this.host);
    assertSheetName(this.host, this.id, name);
    this.change({ name });
  }

  show(visibility: SheetRecord["visibility"]): void {
    assertStructureOpen(this.host);
    const { sheets } = this.host.model.book;
    const others = sheets.some((each) => each.id !== this.id && each.visibility === "Visible");
    if (visibility !== "Visible" && !others) throw invalidOperation("the last visible sheet");
    this.change({ visibility });
  }

  moveTo(position: number): void {
    assertStructureOpen(this.host);
    const { sheets } = this.host.model.book;
    if (position < 0 || position >= sheets.length) throw invalidArgument("no such position");
    const others = sheets.filter(({ id }) => id !== this.id);
    this.host.model.change({
      sheets: [...others.slice(0, position), this.record, ...others.slice(position)],
    });
  }

  activate(): void {
    const { model, events } = this.host;
    if (this.record.visibility !== "Visible") throw invalidOperation("a hidden sheet");
    const before = model.view.activeSheet;
    if (before === this.id) return;
    model.look({ activeSheet: this.id, selection: rectangle(0, 0, 1, 1) });
    for (const target of [before, "Workbook"]) events.raise(12, target, { worksheetId: before });
    for (const target of [this.id, "Workbook"]) events.raise(11, target, { worksheetId: this.id });
  }

  /** Excel cannot undo this, and forgets all steps before it. */
  remove(): void {
    const { model, events } = this.host;
    assertStructureOpen(this.host);
    const { sheets, tables, names, comments } = model.book;
    const visible = sheets.filter(({ visibility }) => visibility === "Visible");
    if (visible.length === 1 && visible[0]!.id === this.id) {
      throw invalidOperation("the last visible sheet");
    }
    const elsewhere = <T extends { readonly sheetId: string | undefined }>(each: T) =>
      each.sheetId !== this.id;
    model.change({
      sheets: sheets.filter(({ id }) => id !== this.id),
      tables: tables.filter(elsewhere),
      names: names.filter(elsewhere),
      comments: comments.filter(elsewhere),
    });
    model.clearUndoAfterCommit();
    events.raise(15, "Workbook", { source: "Local", worksheetId: this.id });
  }

  copy(): HostObject {
    const { model, objects } = this.host;
    assertStructureOpen(this.host);
    let number = 2;
    while (model.findSheet(`${this.record.name} (${number})`)) number++;
    const { id: _id, name, ...rest } = this.record;
    const copy = model.addSheet(`${name} (${number})`, { ...rest, cells: rest.cells.copy() });
    model.clearUndoAfterCommit();
    return objects.worksheet(copy.id);
  }

  /** Levels above those shown are hidden; 0 leaves the rows or columns as they are. */
  showLevels(rows: number, columns: number): void {
    const shown = (bands: SheetRecord["rows"], level: number) =>
      new Map(
        [...bands].map(([at, band]) => {
          if (level === 0 || !band.outline) return [at, band];
          const hidden = band.outline >= level;
          return [at, { ...band, hidden, collapsed: hidden }];
        }),
      );
    const { record } = this;
    this.change({ rows: shown(record.rows, rows), columns: shown(record.columns, columns) });
  }

  neighbour(by: 1 | -1, visibleOnly: unknown): HostObject | null {
    const { sheets } = this.host.model.book;
    for (let at = this.position + by; sheets[at]; at += by) {
      const { id, visibility } = sheets[at]!;
      if (visibleOnly !== true || visibility === "Visible") return this.host.objects.worksheet(id);
    }
    return null;
  }
}

function orError(object: HostObject | null): HostObject {
  if (!object) throw itemNotFound();
  return object;
}

function usedRange({ host, id, record }: Worksheet, valuesOnly: unknown): HostObject | null {
  const area = record.cells.usedArea(valuesOnly === true);
  return area ? host.objects.range(id, area) : null;
}

const WORKSHEET = hostType<Worksheet>("Worksheet", {
  scalars: {
    Id: { get: ({ id }) => id },
    Name: { get: ({ record }) => record.name, set: (sheet, value) => sheet.rename(text(value)) },
    Position: { get: ({ position }) => position, set: (s, value) => s.moveTo(integer(value)) },
    Visibility: {
      get: ({ record }) => record.visibility,
      set: (sheet, value) => sheet.show(oneOf(value, VISIBILITIES)),
    },
    TabColor: {
      get: ({ record }) => record.tabColor,
      set: (sheet, value) => sheet.change({ tabColor: text(value) }),
    },
    ShowGridlines: {
      get: ({ record }) => record.showGridlines,
      set: (sheet, value) => sheet.change({ showGridlines: flag(value) }),
    },
    ShowHeadings: {
      get: ({ record }) => record.showHeadings,
      set: (sheet, value) => sheet.change({ showHeadings: flag(value) }),
    },
    StandardWidth: { get: () => 8.43 },
    StandardHeight: { get: () => 15 },
  },
  objects: {
    Tables: ({ host, id }) => new Tables(host, id),
    Names: ({ host, id }) => new Names(host, id),
    Charts: ({ host, id }) => new Charts(host, id),
    Comments: ({ host, id }) => new Comments(host, id),
    FreezePanes: ({ host, id }) => new FreezePanes(host, id),
    Protection: ({ host, id }) => new SheetProtection(host, id),
    AutoFilter: ({ host, id }) => new AutoFilter(host, id, undefined),
    PageLayout: ({ host, id }) => new PageLayout(host, id),
  },
  methods: {
    GetRange: (sheet, [address]) => sheet.range(optionalText(address)),
    GetCell: ({ host, id }, [row, column]) =>
      host.objects.range(id, rectangle(integer(row), integer(column), 1, 1)),
    GetRangeByIndexes: ({ host, id }, [row, column, rows, columns]) =>
      host.objects.range(
        id,
        rectangle(integer(row), integer(column), integer(rows), integer(columns)),
      ),
    // A blank sheet's used range is its first cell:
    // https://learn.microsoft.com/javascript/api/excel/excel.worksheet#excel-excel-worksheet-getusedrange-member(1)
    GetUsedRange: (sheet, [valuesOnly]) =>
      usedRange(sheet, valuesOnly) ?? sheet.host.objects.range(sheet.id, rectangle(0, 0, 1, 1)),
    GetUsedRangeOrNullObject: (sheet, [valuesOnly]) => usedRange(sheet, valuesOnly),
    Activate: (sheet) => sheet.activate(),
    Delete: (sheet) => sheet.remove(),
    Copy: (sheet) => sheet.copy(),
    GetNext: (sheet, [visibleOnly]) => orError(sheet.neighbour(1, visibleOnly)),
    GetNextOrNullObject: (sheet, [visibleOnly]) => sheet.neighbour(1, visibleOnly),
    GetPrevious: (sheet, [visibleOnly]) => orError(sheet.neighbour(-1, visibleOnly)),
    GetPreviousOrNullObject: (sheet, [visibleOnly]) => sheet.neighbour(-1, visibleOnly),
    Calculate: () => undefined,
    ShowOutlineLevels: (sheet, [rows, columns]) =>
      sheet.showLevels(integer(rows), integer(columns)),
    ...watchMethods<Worksheet>(
      { DataChanged: 10, Activated: 11, Deactivated: 12, SelectionChanged: 14 },
      ({ id }) => id,
    ),
  },
});
