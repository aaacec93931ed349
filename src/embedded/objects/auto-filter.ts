import type { Area } from "../../workbook/grid";
import { integer, record } from "../arguments";
import { type HostCore, HostObject, type HostType, hostType } from "../host-object";
import { columnsOf } from "../rectangle";
import type { FilterRecord } from "../records";
import { invalidArgument } from "../rich-error";
import { assertEditable } from "../sheet-edit";
import { areaArgument } from "./cell-range";

/** The filter of a sheet, or that of a table. Criteria are kept and hide nothing. */
export class AutoFilter extends HostObject {
  readonly type: HostType = AUTO_FILTER;

  constructor(
    host: HostCore,
    readonly sheetId: string,
    readonly tableId: string | undefined,
  ) {
    super(host);
  }

  get filter(): FilterRecord | undefined {
    if (this.tableId === undefined) return this.host.model.sheet(this.sheetId).autoFilter;
    const { area, filters, showFilterButton } = this.host.model.table(this.tableId);
    return showFilterButton ? { area, criteria: filters } : undefined;
  }

  put(filter: FilterRecord | undefined): void {
    assertEditable(this.host, this.sheetId);
    if (this.tableId === undefined)
      this.host.model.changeSheet(this.sheetId, { autoFilter: filter });
    else this.host.model.changeTable(this.tableId, { filters: filter?.criteria ?? {} });
  }

  apply(area: Area, column: unknown, criteria: unknown): void {
    const kept = this.filter?.criteria ?? {};
    if (column === null || column === undefined) {
      this.put({ area, criteria: kept });
      return;
    }
    const index = integer(column);
    if (index < 0 || index >= columnsOf(area)) throw invalidArgument("no such column");
    this.put({ area, criteria: { ...kept, [index]: criteria === null ? {} : record(criteria) } });
  }

  get range(): HostObject | null {
    return this.filter ? this.host.objects.range(this.sheetId, this.filter.area) : null;
  }
}

const AUTO_FILTER = hostType<AutoFilter>("AutoFilter", {
  scalars: {
    Enabled: { get: ({ filter }) => filter !== undefined },
    IsDataFiltered: { get: ({ filter }) => Object.keys(filter?.criteria ?? {}).length > 0 },
    Criteria: {
      get: ({ filter }) =>
        filter
          ? Array.from({ length: columnsOf(filter.area) }, (_, at) => filter.criteria[at] ?? {})
          : [],
    },
  },
  methods: {
    GetRange: ({ range }) => range,
    GetRangeOrNullObject: ({ range }) => range,
    Apply: (filter, [area, column, criteria]) => filter.apply(areaArgument(area), column, criteria),
    ClearCriteria: (filter) => {
      if (filter.filter) filter.put({ ...filter.filter, criteria: {} });
    },
    Reapply: () => undefined,
    Remove: (filter) => filter.put(undefined),
  },
});

/** The filter of one column of a table. */
export class ColumnFilter extends HostObject {
  readonly type: HostType = COLUMN_FILTER;

  constructor(
    host: HostCore,
    readonly tableId: string,
    readonly index: number,
  ) {
    super(host);
  }

  put(criteria: unknown): void {
    const { filters, sheetId } = this.host.model.table(this.tableId);
    assertEditable(this.host, sheetId);
    const { [this.index]: _old, ...rest } = filters;
    const own = criteria === undefined ? {} : { [this.index]: record(criteria) };
    this.host.model.changeTable(this.tableId, { filters: { ...rest, ...own } });
  }
}

const COLUMN_FILTER = hostType<ColumnFilter>("Filter", {
  scalars: {
    Criteria: {
      get: ({ host, tableId, index }) => host.model.table(tableId).filters[index] ?? null,
    },
  },
  methods: {
    Apply: (filter, [criteria]) => filter.put(criteria),
    ApplyValuesFilter: (filter, [values]) => filter.put({ filterOn: "Values", values }),
    ApplyCustomFilter: (filter, [criterion1, criterion2, operator]) =>
      filter.put({ filterOn: "Custom", criterion1, criterion2, operator }),
    Clear: (filter) => filter.put(undefined),
  },
});
