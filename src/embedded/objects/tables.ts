import type { Area } from "../../workbook/grid";
import { flag, text } from "../arguments";
import { type HostCore, type HostObject, type HostType, hostType } from "../host-object";
import { columnsOf, isUnbounded, overlaps, parseAddress, splitAddress } from "../rectangle";
import type { TableRecord } from "../records";
import { invalidArgument, itemAlreadyExists } from "../rich-error";
import { assertEditable, writeEntries } from "../sheet-edit";
import { CellRange } from "./cell-range";
import { LISTING_METHODS, LISTING_SCALARS, Listing, sameKey } from "./listing";

/** The tables of the workbook, or of one sheet. */
export class Tables extends Listing {
  readonly type: HostType = TABLES;

  constructor(
    host: HostCore,
    readonly sheetId: string | undefined,
  ) {
    super(host);
  }

  private get records(): readonly TableRecord[] {
    const { tables } = this.host.model.book;
    return tables.filter((table) => this.sheetId === undefined || table.sheetId === this.sheetId);
  }

  override items(): readonly HostObject[] {
    return this.records.map(({ id }) => this.host.objects.table(id));
  }

  override find(key: unknown): HostObject | undefined {
    const found = this.records.find(({ id, name }) => sameKey(name, key) || sameKey(id, key));
    return found && this.host.objects.table(found.id);
  }

  add(given: unknown, hasHeaders: boolean): HostObject {
    const { sheetId, area } = this.place(given);
    const { model } = this.host;
    assertEditable(this.host, sheetId);
    if (isUnbounded(area)) throw invalidArgument("a table of whole columns or rows");
    const header = hasHeaders ? area : this.withHeader(sheetId, area);
    const clash = model.book.tables.some(
      (each) => each.sheetId === sheetId && overlaps(each.area, header),
    );
    if (clash) throw invalidArgument("A table can't overlap another table.");
    const id = String(model.nextId());
    const full = header.top === header.bottom ? { ...header, bottom: header.bottom + 1 } : header;
    const table: TableRecord = {
      ...{ id, name: this.freeName(), sheetId, area: full, showHeaders: true, showTotals: false },
      ...{ style: "TableStyleMedium2", showBandedRows: true, showBandedColumns: false },
      ...{ showFilterButton: true, highlightFirstColumn: false, highlightLastColumn: false },
      columnIds: Array.from({ length: columnsOf(area) }, (_, index) => index + 1),
      filters: {},
    };
    nameHeaders(this.host, table);
    model.change({ tables: [...model.book.tables, table] });
    for (const target of [sheetId, "Workbook"]) {
      const message = { source: "Local", tableId: id, worksheetId: sheetId };
      this.host.events.raise(102, target, message);
    }
    return this.host.objects.table(id);
  }

  private place(given: unknown): { sheetId: string; area: Area } {
    if (given instanceof CellRange) return { sheetId: given.sheetId, area: given.area };
    const { sheet: name, local } = splitAddress(text(given));
    const area = parseAddress(local);
    const { model } = this.host;
    const sheet = name === undefined ? undefined : model.findSheet(name);
    const sheetId = name === undefined ? (this.sheetId ?? model.view.activeSheet) : sheet?.id;
    if (!area || sheetId === undefined) throw invalidArgument("no such range");
    return { sheetId, area };
  }

  /** Without headers the data moves one row down, and a header row is written above it. */
  private withHeader(sheetId: string, area: Area): Area {
    const cells = this.host.model.editCells(sheetId);
    const below = { ...area, bottom: Number.MAX_SAFE_INTEGER };
    cells.shiftRows(below, 1);
    return { ...area, bottom: area.bottom + 1 };
  }

  private freeName(): string {
    const taken = new Set(this.host.model.book.tables.map(({ name }) => name.toLowerCase()));
    let number = 1;
    while (taken.has(`table${number}`)) number++;
    return `Table${number}`;
  }
}

/** Every column of a table has a text of its own as its name. */
function nameHeaders(host: HostCore, { sheetId, area }: TableRecord): void {
  const { cells } = host.model.sheet(sheetId);
  const names = new Set<string>();
  const row: string[] = [];
  for (let column = area.left; column <= area.right; column++) {
    const given = cells.get(area.top, column)?.value ?? "";
    const wanted = given === "" ? `Column${column - area.left + 1}` : String(given);
    let name = wanted;
    for (let number = 2; names.has(name.toLowerCase()); number++) name = `${wanted}${number}`;
    names.add(name.toLowerCase());
    row.push(given === name ? "" : `'${name}`);
  }
  const changed = row.map((name) => (name === "" ? null : name));
  if (changed.every((name) => name === null)) return;
  writeEntries(host, sheetId, { ...area, bottom: area.top }, [changed]);
}

const TABLES = hostType<Tables>("TableCollection", {
  scalars: LISTING_SCALARS,
  methods: {
    ...LISTING_METHODS,
    Add: (tables, [address, hasHeaders]) => tables.add(address, flag(hasHeaders)),
    _RegisterDataChangedEvent: (tables) => watch(tables, 101, true),
    _UnregisterDataChangedEvent: (tables) => watch(tables, 101, false),
    _RegisterAddedEvent: (tables) => watch(tables, 102, true),
    _UnregisterAddedEvent: (tables) => watch(tables, 102, false),
    _RegisterDeletedEvent: (tables) => watch(tables, 103, true),
    _UnregisterDeletedEvent: (tables) => watch(tables, 103, false),
  },
});

function watch(tables: Tables, event: number, on: boolean): void {
  tables.host.events.watch(event, tables.sheetId ?? "Workbook", on);
}

/** A table's name is a defined name, unique in the workbook. */
export function assertFreeName(host: HostCore, id: string, name: string): void {
  const valid =
    /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) && name.length <= 255 && !parseAddress(name);
  if (!valid) throw invalidArgument(`"${name}" is no name`);
  const { tables, names } = host.model.book;
  const taken = tables.some((each) => each.id !== id && sameKey(each.name, name));
  if (taken || names.some((each) => sameKey(each.name, name))) throw itemAlreadyExists();
}
