import type { Area } from "../../workbook/grid";
import { integer, optionalInteger } from "../arguments";
import { type HostCore, HostObject, type HostType, hostType } from "../host-object";
import { columnsOf, rowsOf } from "../rectangle";
import type { TableRecord } from "../records";
import { invalidArgument, itemNotFound } from "../rich-error";
import { assertEditable, matrixOf, raiseChanged, writeEntries } from "../sheet-edit";
import { LISTING_METHODS, LISTING_SCALARS, Listing } from "./listing";
import { addressOf } from "../rectangle";

/** Rows of data of a table, without header and totals. */
export class TableRows extends Listing {
  readonly type: HostType = TABLE_ROWS;

  constructor(
    host: HostCore,
    readonly tableId: string,
  ) {
    super(host);
  }

  get table(): TableRecord {
    return this.host.model.table(this.tableId);
  }

  get body(): Area {
    return bodyOf(this.table);
  }

  override items(): readonly HostObject[] {
    return Array.from({ length: rowsOf(this.body) }, (_, index) => this.row(index));
  }

  override find(): HostObject | undefined {
    return undefined;
  }

  row(index: number): HostObject {
    return new TableRow(this.host, this.tableId, index);
  }

  /** Rows are put in before `index`, or at the end; what stands below the table moves down. */
  add(index: number | undefined, given: unknown): HostObject {
    const { host, table, body } = this;
    assertEditable(host, table.sheetId);
    const lines = linesOf(given, columnsOf(body));
    const at = index === undefined || index < 0 ? rowsOf(body) : index;
    if (at > rowsOf(body)) throw invalidArgument("no row at this index");
    const cells = host.model.editCells(table.sheetId);
    const from = { ...body, top: body.top + at, bottom: Number.MAX_SAFE_INTEGER };
    cells.shiftRows(from, lines.length);
    const area = { ...table.area, bottom: table.area.bottom + lines.length };
    host.model.changeTable(table.id, { area });
    const written = { ...body, top: from.top, bottom: from.top + lines.length - 1 };
    writeEntries(host, table.sheetId, written, lines);
    raiseChanged(host, table.sheetId, written, { address: addressOf(written), source: "Local" });
    return this.row(at);
  }
}

function bodyOf({ area, showHeaders, showTotals }: TableRecord): Area {
  return { ...area, top: area.top + Number(showHeaders), bottom: area.bottom - Number(showTotals) };
}

function linesOf(given: unknown, width: number): unknown[][] {
  if (given === null || given === undefined) return [new Array<string>(width).fill("")];
  if (!Array.isArray(given)) return [new Array<unknown>(width).fill(given)];
  const lines = (Array.isArray(given[0]) ? given : [given]) as unknown[][];
  if (lines.some((line) => line.length !== width)) throw invalidArgument("rows of another width");
  return lines;
}

const TABLE_ROWS = hostType<TableRows>("TableRowCollection", {
  scalars: LISTING_SCALARS,
  methods: {
    ...LISTING_METHODS,
    Add: (rows, [index, values]) => rows.add(optionalInteger(index), values),
    DeleteRowsAt: (rows, [index, count]) => {
      for (let left = optionalInteger(count) ?? 1; left > 0; left--) {
        rows.row(integer(index)).call("Delete", []);
      }
    },
  },
});

class TableRow extends HostObject {
  readonly type: HostType = TABLE_ROW;

  constructor(
    host: HostCore,
    readonly tableId: string,
    readonly index: number,
  ) {
    super(host);
  }

  override identity() {
    return { Index: this.index };
  }

  get table(): TableRecord {
    return this.host.model.table(this.tableId);
  }

  get area(): Area {
    const body = bodyOf(this.table);
    const top = body.top + this.index;
    if (top > body.bottom) throw itemNotFound();
    return { ...body, top, bottom: top };
  }

  remove(): void {
    const { host, table, area } = this;
    assertEditable(host, table.sheetId);
    const cells = host.model.editCells(table.sheetId);
    cells.each(area, (row, column) => cells.put(row, column, undefined));
    cells.shiftRows({ ...area, top: area.top + 1, bottom: Number.MAX_SAFE_INTEGER }, -1);
    // A table keeps one empty row when its last one goes.
    if (rowsOf(bodyOf(table)) === 1) return;
    host.model.changeTable(table.id, { area: { ...table.area, bottom: table.area.bottom - 1 } });
  }
}

const TABLE_ROW = hostType<TableRow>("TableRow", {
  scalars: {
    Index: { get: ({ index }) => index },
    Values: {
      get: ({ host, table, area }) => {
        const { cells } = host.model.sheet(table.sheetId);
        return matrixOf(area, (row, column) => cells.get(row, column)?.value ?? "");
      },
      set: ({ host, table, area }, given) => {
        writeEntries(host, table.sheetId, area, given);
        raiseChanged(host, table.sheetId, area, { address: addressOf(area), source: "Local" });
      },
    },
  },
  methods: {
    GetRange: ({ host, table, area }) => host.objects.range(table.sheetId, area),
    Delete: (row) => row.remove(),
  },
});
