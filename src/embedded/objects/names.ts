import { flag, optionalText, text } from "../arguments";
import { type HostCore, HostObject, type HostType, hostType } from "../host-object";
import { addressOf, parseAddress, splitAddress } from "../rectangle";
import type { NameRecord } from "../records";
import { invalidArgument, itemAlreadyExists, itemNotFound } from "../rich-error";
import { CellRange } from "./cell-range";
import { LISTING_METHODS, Listing, sameKey } from "./listing";
import { quotedSheet } from "../../kernel/cell-address";

/** The defined names of the workbook, or those of one sheet. */
export class Names extends Listing {
  readonly type: HostType = NAMES;

  constructor(
    host: HostCore,
    readonly sheetId: string | undefined,
  ) {
    super(host);
  }

  get records(): readonly NameRecord[] {
    return this.host.model.book.names.filter(({ sheetId }) => sheetId === this.sheetId);
  }

  override items(): readonly HostObject[] {
    return this.records.map(({ name }) => new NamedItem(this.host, this.sheetId, name));
  }

  override find(key: unknown): HostObject | undefined {
    const found = this.records.find(({ name }) => sameKey(name, key));
    return found && new NamedItem(this.host, this.sheetId, found.name);
  }

  add(name: string, reference: unknown, comment: string | undefined): HostObject {
    const valid = /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) && name.length <= 255;
    if (!valid || parseAddress(name) || /^[rc]$/i.test(name)) {
      throw invalidArgument(`"${name}" is no name`);
    }
    const { tables, names } = this.host.model.book;
    const isTable = this.sheetId === undefined && tables.some((table) => sameKey(table.name, name));
    if (this.find(name) || isTable) throw itemAlreadyExists();
    const record: NameRecord = {
      ...{ name, sheetId: this.sheetId, formula: formulaOf(reference) },
      ...{ comment: comment ?? "", visible: true },
    };
    this.host.model.change({ names: [...names, record] });
    return new NamedItem(this.host, this.sheetId, name);
  }
}

function formulaOf(reference: unknown): string {
  if (reference instanceof CellRange) return `=${absolute(reference)}`;
  const given = text(reference);
  return given.startsWith("=") ? given : `="${given.replaceAll('"', '""')}"`;
}

function absolute(range: CellRange): string {
  const { address, area, sheet } = range;
  const name = address.startsWith("'") ? quotedSheet(sheet.name) : sheet.name;
  return `${name}!${addressOf(area).replaceAll(/[A-Z]+|\d+/g, "$$$&")}`;
}

const NAMES = hostType<Names>("NamedItemCollection", {
  methods: {
    ...LISTING_METHODS,
    Add: (names, [name, reference, comment]) =>
      names.add(text(name), reference, optionalText(comment)),
    AddFormulaLocal: (names, [name, formula, comment]) =>
      names.add(text(name), formula, optionalText(comment)),
  },
});

class NamedItem extends HostObject {
  readonly type: HostType = NAMED_ITEM;

  constructor(
    host: HostCore,
    readonly sheetId: string | undefined,
    readonly name: string,
  ) {
    super(host);
  }

  override identity() {
    return { Name: this.name, _Id: this.name };
  }

  private isOwn = ({ name, sheetId }: NameRecord) => name === this.name && sheetId === this.sheetId;

  get record(): NameRecord {
    const record = this.host.model.book.names.find(this.isOwn);
    if (!record) throw itemNotFound();
    return record;
  }

  change(part: Partial<NameRecord>): void {
    const changed = { ...this.record, ...part };
    const { names } = this.host.model.book;
    this.host.model.change({ names: names.map((each) => (this.isOwn(each) ? changed : each)) });
  }

  remove(): void {
    const { names } = this.host.model.book;
    this.host.model.change({ names: names.filter((each) => !this.isOwn(each)) });
  }

  /** The range that the name stands for; null when it stands for something else. */
  get range(): HostObject | null {
    const { sheet: name, local } = splitAddress(this.record.formula.slice(1));
    const sheet = name === undefined ? undefined : this.host.model.findSheet(name);
    const area = parseAddress(local);
    return sheet && area ? this.host.objects.range(sheet.id, area) : null;
  }

  get itemType(): string {
    if (this.range) return "Range";
    return this.record.formula.startsWith('="') ? "String" : "Error";
  }
}

const NAMED_ITEM = hostType<NamedItem>("NamedItem", {
  scalars: {
    Name: { get: ({ record }) => record.name },
    Type: { get: ({ itemType }) => itemType },
    Value: { get: ({ record }) => record.formula.replace(/^="?|"$/g, "").replaceAll("$", "") },
    Formula: {
      get: ({ record }) => record.formula,
      set: (item, value) => item.change({ formula: formulaOf(value) }),
    },
    Comment: {
      get: ({ record }) => record.comment,
      set: (item, value) => item.change({ comment: text(value) }),
    },
    Visible: {
      get: ({ record }) => record.visible,
      set: (item, value) => item.change({ visible: flag(value) }),
    },
    Scope: { get: ({ sheetId }) => (sheetId === undefined ? "Workbook" : "Worksheet") },
  },
  objects: {
    Worksheet: ({ host, sheetId }) => {
      if (sheetId === undefined) throw itemNotFound();
      return host.objects.worksheet(sheetId);
    },
    WorksheetOrNullObject: ({ host, sheetId }) =>
      sheetId === undefined ? null : host.objects.worksheet(sheetId),
  },
  methods: {
    GetRange: ({ range }) => {
      if (!range) throw invalidArgument("the name is no range");
      return range;
    },
    GetRangeOrNullObject: ({ range }) => range,
    Delete: (item) => item.remove(),
  },
});
