import type { Area } from "../../workbook/grid";
import { optionalInteger, optionalText, text } from "../arguments";
import { type HostCore, HostObject, type HostType, hostType } from "../host-object";
import { addressOf, rowsOf } from "../rectangle";
import type { TableRecord } from "../records";
import { invalidArgument, invalidOperation, itemNotFound } from "../rich-error";
import { assertEditable, matrixOf, raiseChanged, writeEntries } from "../sheet-edit";
import { ColumnFilter } from "./auto-filter";
import { LISTING_METHODS, LISTING_SCALARS, Listing, sameKey } from "./listing";

export class TableColumns extends Listing {
  readonly type: HostType = TABLE_COLUMNS;

  constructor(
    host: HostCore,
    readonly tableId: string,
  ) {
    super(host);
  }

  override items(): readonly TableColumn[] {
    const { columnIds } = this.host.model.table(this.tableId);
    return columnIds.map((id) => new TableColumn(this.host, this.tableId, id));
  }

  /** By id, or by name. */
  override find(key: unknown): HostObject | undefined {
    return this.items().find(({ id, name }) =>
      typeof key === "number" ? id === key : sameKey(name, key),
    );
  }

  /** Columns are put in before `index`, or at the end; what stands right of the table moves on. */
  add(index: number | undefined, values: unknown, name: string | undefined): HostObject {
    const { host } = this;
    const table = host.model.table(this.tableId);
    assertEditable(host, table.sheetId);
    const at = index === undefined || index < 0 ? table.columnIds.length : index;
    if (at > table.columnIds.length) throw invalidArgument("no column at this index");
    const cells = host.model.editCells(table.sheetId);
    const left = table.area.left + at;
    cells.shiftColumns({ ...table.area, left, right: Number.MAX_SAFE_INTEGER }, 1);
    const id = Math.max(0, ...table.columnIds) + 1;
    const columnIds = [...table.columnIds.slice(0, at), id, ...table.columnIds.slice(at)];
    const area = { ...table.area, right: table.area.right + 1 };
    host.model.changeTable(table.id, { columnIds, area });
    const column = new TableColumn(host, table.id, id);
    column.fill(values, name);
    return column;
  }
}

const TABLE_COLUMNS = hostType<TableColumns>("TableColumnCollection", {
  scalars: LISTING_SCALARS,
  methods: {
    ...LISTING_METHODS,
    Add: (columns, [index, values, name]) =>
      columns.add(optionalInteger(index), values, optionalText(name)),
  },
});

export class TableColumn extends HostObject {
  readonly type: HostType = TABLE_COLUMN;

  constructor(
    host: HostCore,
    readonly tableId: string,
    readonly id: number,
  ) {
    super(host);
  }

  override identity() {
    return { Id: this.id };
  }

  get table(): TableRecord {
    return this.host.model.table(this.tableId);
  }

  get index(): number {
    const index = this.table.columnIds.indexOf(this.id);
    if (index < 0) throw itemNotFound();
    return index;
  }

  get area(): Area {
    const left = this.table.area.left + this.index;
    return { ...this.table.area, left, right: left };
  }

  get body(): Area {
    const { showHeaders, showTotals } = this.table;
    const { area } = this;
    return {
      ...area,
      top: area.top + Number(showHeaders),
      bottom: area.bottom - Number(showTotals),
    };
  }

  get name(): string {
    const { cells } = this.host.model.sheet(this.table.sheetId);
    return String(cells.get(this.area.top, this.area.left)?.value ?? "");
  }

  rename(name: string): void {
    const header = { ...this.area, bottom: this.area.top };
    writeEntries(this.host, this.table.sheetId, header, [[`'${name}`]]);
  }

  /** Values come with the header, or for the data only when a name is given beside them. */
  fill(values: unknown, name: string | undefined): void {
    const { area, body, table } = this;
    this.rename(name ?? `Column${this.id}`);
    if (!Array.isArray(values)) return;
    const lines = values as unknown[][];
    const target = lines.length === rowsOf(area) ? area : body;
    writeEntries(this.host, table.sheetId, target, lines);
    raiseChanged(this.host, table.sheetId, target, { address: addressOf(target), source: "Local" });
  }

  remove(): void {
    const { host, table, area } = this;
    assertEditable(host, table.sheetId);
    if (table.columnIds.length === 1) throw invalidOperation("a table's last column");
    const cells = host.model.editCells(table.sheetId);
    cells.each(area, (row, column) => cells.put(row, column, undefined));
    cells.shiftColumns({ ...area, left: area.left + 1, right: Number.MAX_SAFE_INTEGER }, -1);
    host.model.changeTable(table.id, {
      columnIds: table.columnIds.filter((id) => id !== this.id),
      area: { ...table.area, right: table.area.right - 1 },
    });
  }
}

const TABLE_COLUMN = hostType<TableColumn>("TableColumn", {
  scalars: {
    Id: { get: ({ id }) => id },
    Index: { get: ({ index }) => index },
    Name: { get: ({ name }) => name, set: (column, value) => column.rename(text(value)) },
    Values: {
      get: ({ host, table, area }) => {
        const { cells } = host.model.sheet(table.sheetId);
        return matrixOf(area, (row, column) => cells.get(row, column)?.value ?? "");
      },
      set: ({ host, table, area }, given) => writeEntries(host, table.sheetId, area, given),
    },
  },
  objects: {
    Filter: ({ host, tableId, index }) => new ColumnFilter(host, tableId, index),
  },
  methods: {
    GetRange: ({ host, table, area }) => host.objects.range(table.sheetId, area),
    GetDataBodyRange: ({ host, table, body }) => host.objects.range(table.sheetId, body),
    GetHeaderRowRange: ({ host, table, area }) =>
      host.objects.range(table.sheetId, { ...area, bottom: area.top }),
    GetTotalRowRange: ({ host, table, area }) => {
      if (!table.showTotals) throw itemNotFound();
      return host.objects.range(table.sheetId, { ...area, top: area.bottom });
    },
    Delete: (column) => column.remove(),
  },
});
