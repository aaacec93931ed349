import type { Area } from "../../workbook/grid";
import { flag, text } from "../arguments";
import {
  type HostCore,
  HostObject,
  type ScalarMember,
  type HostType,
  hostType,
} from "../host-object";
import { columnsOf } from "../rectangle";
import type { TableRecord } from "../records";
import { invalidArgument, itemNotFound } from "../rich-error";
import { assertEditable } from "../sheet-edit";
import { AutoFilter } from "./auto-filter";
import { areaArgument } from "./cell-range";
import { TableColumns } from "./table-columns";
import { TableRows } from "./table-rows";
import { assertFreeName } from "./tables";

export class Table extends HostObject {
  readonly type: HostType = TABLE;

  constructor(
    host: HostCore,
    readonly id: string,
  ) {
    super(host);
  }

  override identity() {
    return { Id: this.id };
  }

  get record(): TableRecord {
    return this.host.model.table(this.id);
  }

  change(part: Partial<TableRecord>): void {
    assertEditable(this.host, this.record.sheetId);
    this.host.model.changeTable(this.id, part);
  }

  range(area: Area): HostObject {
    return this.host.objects.range(this.record.sheetId, area);
  }

  /** Rows of data, without the header and the totals. */
  get body(): Area {
    const { area, showHeaders, showTotals } = this.record;
    return {
      ...area,
      top: area.top + Number(showHeaders),
      bottom: area.bottom - Number(showTotals),
    };
  }

  resize(area: Area): void {
    const { area: old, columnIds } = this.record;
    const meets = area.left <= old.right && old.left <= area.right;
    if (area.top !== old.top || area.bottom <= area.top || !meets) {
      throw invalidArgument("the header row must stay where it is");
    }
    const next = Math.max(0, ...columnIds) + 1;
    const ids = Array.from({ length: columnsOf(area) }, (_, i) => columnIds[i] ?? next + i);
    this.change({ area, columnIds: ids });
  }

  /** The totals row is added below the data, or taken away with what stands in it. */
  showTotals(shown: boolean): void {
    const { area, showTotals, sheetId } = this.record;
    if (shown === showTotals) return;
    if (!shown) {
      const cells = this.host.model.editCells(sheetId);
      cells.each({ ...area, top: area.bottom }, (row, column) => cells.put(row, column, undefined));
    }
    this.change({ showTotals: shown, area: { ...area, bottom: area.bottom + (shown ? 1 : -1) } });
  }

  /** The table goes; with `cells` all that stands in it goes as well. */
  remove(cells: boolean): void {
    const { area, sheetId } = this.record;
    assertEditable(this.host, sheetId);
    if (cells) {
      const store = this.host.model.editCells(sheetId);
      store.each(area, (row, column) => store.put(row, column, undefined));
    }
    const { tables } = this.host.model.book;
    this.host.model.change({ tables: tables.filter(({ id }) => id !== this.id) });
    for (const target of [sheetId, "Workbook"]) {
      const message = { source: "Local", tableId: this.id, worksheetId: sheetId };
      this.host.events.raise(103, target, message);
    }
  }
}

type FlagName =
  | "showBandedRows"
  | "showBandedColumns"
  | "showFilterButton"
  | "highlightFirstColumn"
  | "highlightLastColumn";

function switchOf(name: FlagName): ScalarMember<Table> {
  return {
    get: ({ record }) => record[name],
    set: (table, value) => table.change({ [name]: flag(value) }),
  };
}

const TABLE = hostType<Table>("Table", {
  scalars: {
    Id: { get: ({ id }) => id },
    LegacyId: { get: ({ id }) => id },
    Name: {
      get: ({ record }) => record.name,
      set: (table, value) => {
        assertFreeName(table.host, table.id, text(value));
        table.change({ name: text(value) });
      },
    },
    Style: {
      get: ({ record }) => record.style,
      set: (table, value) => table.change({ style: text(value) }),
    },
    ShowHeaders: {
      get: ({ record }) => record.showHeaders,
      set: (table, value) => {
        if (flag(value) !== table.record.showHeaders)
          throw table.host.refuse("Table.showHeaders =");
      },
    },
    ShowTotals: {
      get: ({ record }) => record.showTotals,
      set: (table, value) => table.showTotals(flag(value)),
    },
    ShowBandedRows: switchOf("showBandedRows"),
    ShowBandedColumns: switchOf("showBandedColumns"),
    ShowFilterButton: switchOf("showFilterButton"),
    HighlightFirstColumn: switchOf("highlightFirstColumn"),
    HighlightLastColumn: switchOf("highlightLastColumn"),
  },
  objects: {
    Worksheet: ({ host, record }) => host.objects.worksheet(record.sheetId),
    Columns: ({ host, id }) => new TableColumns(host, id),
    Rows: ({ host, id }) => new TableRows(host, id),
    AutoFilter: ({ host, record, id }) => new AutoFilter(host, record.sheetId, id),
  },
  methods: {
    GetRange: (table) => table.range(table.record.area),
    GetHeaderRowRange: (table) => {
      const { area, showHeaders } = table.record;
      if (!showHeaders) throw itemNotFound();
      return table.range({ ...area, bottom: area.top });
    },
    GetDataBodyRange: (table) => table.range(table.body),
    GetTotalRowRange: (table) => {
      const { area, showTotals } = table.record;
      if (!showTotals) throw itemNotFound();
      return table.range({ ...area, top: area.bottom });
    },
    Resize: (table, [area]) => table.resize(areaArgument(area)),
    ConvertToRange: (table) => {
      const range = table.range(table.record.area);
      table.remove(false);
      return range;
    },
    Delete: (table) => table.remove(true),
    ClearFilters: (table) => table.change({ filters: {} }),
    ReapplyFilters: () => undefined,
    _RegisterDataChangedEvent: ({ host, id }) => host.events.watch(101, id, true),
    _UnregisterDataChangedEvent: ({ host, id }) => host.events.watch(101, id, false),
    _RegisterSelectionChangedEvent: ({ host, id }) => host.events.watch(100, id, true),
    _UnregisterSelectionChangedEvent: ({ host, id }) => host.events.watch(100, id, false),
  },
});
