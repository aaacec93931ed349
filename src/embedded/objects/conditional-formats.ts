import type { Area } from "../../workbook/grid";
import { flag, integer, oneOf } from "../arguments";
import { type HostCore, HostObject, type HostType, hostType } from "../host-object";
import { PropertyBag } from "../property-bag";
import { overlaps } from "../rectangle";
import type { ConditionalFormatRecord } from "../records";
import { invalidArgument, itemNotFound } from "../rich-error";
import { assertEditable } from "../sheet-edit";

const TYPES = [
  ...(["Custom", "DataBar", "ColorScale", "IconSet"] as const),
  ...(["TopBottom", "PresetCriteria", "ContainsText", "CellValue"] as const),
] as const;

/** The object that holds the rule of each type. */
const PARTS: Readonly<Record<string, { type: string; className: string }>> = {
  Custom: { type: "Custom", className: "CustomConditionalFormat" },
  DataBar: { type: "DataBar", className: "DataBarConditionalFormat" },
  ColorScale: { type: "ColorScale", className: "ColorScaleConditionalFormat" },
  IconSet: { type: "IconSet", className: "IconSetConditionalFormat" },
  TopBottom: { type: "TopBottom", className: "TopBottomConditionalFormat" },
  Preset: { type: "PresetCriteria", className: "PresetCriteriaConditionalFormat" },
  TextComparison: { type: "ContainsText", className: "TextConditionalFormat" },
  CellValue: { type: "CellValue", className: "CellValueConditionalFormat" },
};

/** The rules that touch a range; the first has priority 0. */
export class ConditionalFormats extends HostObject {
  readonly type: HostType = COLLECTION;

  constructor(
    host: HostCore,
    readonly sheetId: string,
    readonly area: Area,
  ) {
    super(host);
  }

  get records(): readonly ConditionalFormatRecord[] {
    const { conditionalFormats } = this.host.model.sheet(this.sheetId);
    return conditionalFormats.filter((each) => overlaps(each.area, this.area));
  }

  override items(): readonly HostObject[] {
    return this.records.map(({ id }) => this.item(id));
  }

  item(id: string): ConditionalFormat {
    return new ConditionalFormat(this.host, this.sheetId, id);
  }

  override itemAt([id]: readonly unknown[]): HostObject {
    if (!this.records.some((each) => each.id === id)) throw itemNotFound();
    return this.item(String(id));
  }

  /** A new rule comes first, as a rule that is made in Excel's own dialog does. */
  add(type: unknown): HostObject {
    const { host, sheetId, area } = this;
    assertEditable(host, sheetId);
    const record: ConditionalFormatRecord = {
      ...{ id: host.model.nextGuid(), type: oneOf(type, TYPES), area },
      ...{ stopIfTrue: false, properties: {} },
    };
    const { conditionalFormats } = host.model.sheet(sheetId);
    host.model.changeSheet(sheetId, { conditionalFormats: [record, ...conditionalFormats] });
    return this.item(record.id);
  }

  clearAll(): void {
    const { host, sheetId } = this;
    assertEditable(host, sheetId);
    const gone = new Set(this.records.map(({ id }) => id));
    const { conditionalFormats } = host.model.sheet(sheetId);
    host.model.changeSheet(sheetId, {
      conditionalFormats: conditionalFormats.filter(({ id }) => !gone.has(id)),
    });
  }
}

const COLLECTION = hostType<ConditionalFormats>("ConditionalFormatCollection", {
  methods: {
    Add: (formats, [type]) => formats.add(type),
    ClearAll: (formats) => formats.clearAll(),
    GetCount: (formats) => formats.records.length,
    GetItem: (formats, args) => formats.itemAt(args),
    GetItemAt: (formats, [index]) => {
      const record = formats.records[integer(index)];
      if (!record) throw invalidArgument("no rule at this index");
      return formats.item(record.id);
    },
  },
});

class ConditionalFormat extends HostObject {
  readonly type: HostType = FORMAT;

  constructor(
    host: HostCore,
    readonly sheetId: string,
    readonly id: string,
  ) {
    super(host);
  }

  override identity() {
    return { Id: this.id };
  }

  get all(): readonly ConditionalFormatRecord[] {
    return this.host.model.sheet(this.sheetId).conditionalFormats;
  }

  get record(): ConditionalFormatRecord {
    const record = this.all.find(({ id }) => id === this.id);
    if (!record) throw itemNotFound();
    return record;
  }

  change(part: Partial<ConditionalFormatRecord>): void {
    assertEditable(this.host, this.sheetId);
    const changed = { ...this.record, ...part };
    this.put(this.all.map((each) => (each.id === this.id ? changed : each)));
  }

  put(conditionalFormats: readonly ConditionalFormatRecord[]): void {
    this.host.model.changeSheet(this.sheetId, { conditionalFormats });
  }

  moveTo(priority: number): void {
    const own = this.record;
    const others = this.all.filter((each) => each !== own);
    if (priority < 0 || priority > others.length) throw invalidArgument("no such priority");
    this.put([...others.slice(0, priority), own, ...others.slice(priority)]);
  }

  part(name: string, orNull: boolean): HostObject | null {
    const { type, className } = PARTS[name]!;
    if (this.record.type !== type) {
      if (orNull) return null;
      throw invalidArgument(`the rule is of type ${this.record.type}`);
    }
    const place = {
      read: () => this.record.properties,
      write: (properties: ConditionalFormatRecord["properties"]) => this.change({ properties }),
    };
    return new PropertyBag(this.host, className, place, `${name}.`);
  }
}

const FORMAT = hostType<ConditionalFormat>("ConditionalFormat", {
  scalars: {
    Id: { get: ({ id }) => id },
    Type: { get: ({ record }) => record.type },
    Priority: {
      get: (format) => format.all.indexOf(format.record),
      set: (format, value) => format.moveTo(integer(value)),
    },
    StopIfTrue: {
      get: ({ record }) => record.stopIfTrue,
      set: (format, value) => format.change({ stopIfTrue: flag(value) }),
    },
  },
  objects: Object.fromEntries(
    Object.keys(PARTS).flatMap((name) => [
      [name, (format: ConditionalFormat) => format.part(name, false)],
      [`${name}OrNullObject`, (format: ConditionalFormat) => format.part(name, true)],
    ]),
  ),
  methods: {
    Delete: (format) => format.put(format.all.filter((each) => each !== format.record)),
    GetRange: ({ host, sheetId, record }) => host.objects.range(sheetId, record.area),
    GetRangeOrNullObject: ({ host, sheetId, record }) => host.objects.range(sheetId, record.area),
  },
});
