import { type HostCore, HostObject, type HostType, hostType } from "../host-object";
import { record } from "../arguments";
import { invalidOperation } from "../rich-error";

/** Excel's options when none are given. */
const NOTHING_ALLOWED = {
  ...{ allowAutoFilter: false, allowDeleteColumns: false, allowDeleteRows: false },
  ...{ allowEditObjects: false, allowEditScenarios: false, allowFormatCells: false },
  ...{ allowFormatColumns: false, allowFormatRows: false, allowInsertColumns: false },
  ...{ allowInsertHyperlinks: false, allowInsertRows: false, allowPivotTables: false },
  ...{ allowSort: false, selectionMode: "Normal" },
};

export class SheetProtection extends HostObject {
  readonly type: HostType = SHEET_PROTECTION;

  constructor(
    host: HostCore,
    readonly sheetId: string,
  ) {
    super(host);
  }
}

/** Passwords are not kept: whoever takes a protection off here may. */
const SHEET_PROTECTION = hostType<SheetProtection>("WorksheetProtection", {
  scalars: {
    Protected: { get: ({ host, sheetId }) => host.model.sheet(sheetId).protection !== undefined },
    Options: {
      get: ({ host, sheetId }) => host.model.sheet(sheetId).protection?.options ?? NOTHING_ALLOWED,
    },
  },
  methods: {
    Protect: ({ host, sheetId }, [options]) => {
      if (host.model.sheet(sheetId).protection) throw invalidOperation("already protected");
      const given = options === null || options === undefined ? {} : record(options);
      host.model.changeSheet(sheetId, {
        protection: { options: { ...NOTHING_ALLOWED, ...given } },
      });
    },
    Unprotect: ({ host, sheetId }) => host.model.changeSheet(sheetId, { protection: undefined }),
  },
});

/** Protects which sheets there are, not what is on them. */
export class BookProtection extends HostObject {
  readonly type: HostType = BOOK_PROTECTION;
}

const BOOK_PROTECTION = hostType<BookProtection>("WorkbookProtection", {
  scalars: { Protected: { get: ({ host }) => host.model.book.structureLocked } },
  methods: {
    Protect: ({ host }) => host.model.change({ structureLocked: true }),
    Unprotect: ({ host }) => host.model.change({ structureLocked: false }),
  },
});
