import { integer } from "../arguments";
import { type HostCore, HostObject, type HostType, hostType } from "../host-object";
import { LAST_COLUMN, LAST_ROW } from "../rectangle";
import type { SheetRecord } from "../records";
import { assertEditable } from "../sheet-edit";
import { areaArgument } from "./cell-range";

export class FreezePanes extends HostObject {
  readonly type: HostType = FREEZE_PANES;

  constructor(
    host: HostCore,
    readonly sheetId: string,
  ) {
    super(host);
  }

  put(freeze: SheetRecord["freeze"]): void {
    assertEditable(this.host, this.sheetId);
    this.host.model.changeSheet(this.sheetId, { freeze });
  }

  get location(): HostObject | null {
    const { freeze } = this.host.model.sheet(this.sheetId);
    if (!freeze) return null;
    const bottom = freeze.rows === 0 ? LAST_ROW : freeze.rows - 1;
    const right = freeze.columns === 0 ? LAST_COLUMN : freeze.columns - 1;
    return this.host.objects.range(this.sheetId, { top: 0, left: 0, bottom, right });
  }
}

const FREEZE_PANES = hostType<FreezePanes>("WorksheetFreezePanes", {
  methods: {
    FreezeRows: (panes, [count]) => panes.put({ rows: integer(count ?? 1), columns: 0 }),
    FreezeColumns: (panes, [count]) => panes.put({ rows: 0, columns: integer(count ?? 1) }),
    FreezeAt: (panes, [range]) => {
      const { bottom, right } = areaArgument(range);
      panes.put({
        rows: bottom === LAST_ROW ? 0 : bottom + 1,
        columns: right === LAST_COLUMN ? 0 : right + 1,
      });
    },
    Unfreeze: (panes) => panes.put(undefined),
    GetLocation: ({ location }) => location,
    GetLocationOrNullObject: ({ location }) => location,
  },
});
