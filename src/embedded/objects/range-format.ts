import type { Area } from "../../workbook/grid";
import { type HostCore, HostObject, type HostType, hostType } from "../host-object";
import { intersection, isUnbounded } from "../rectangle";
import { Look } from "../look";
import { invalidArgument } from "../rich-error";
import { lookAt, setLook } from "../sheet-edit";
import {
  type BandPlace,
  STANDARD_HEIGHT,
  STANDARD_WIDTH,
  commonBand,
  editBands,
} from "./range-bands";

/** How many cells are looked at to say what they have in common. */
const MOST_COMPARED = 200_000;

/**
 * `range.format` and all below it: each property is a part of every cell's look, under its path. What
 * differs among the cells reads as null
 * (https://learn.microsoft.com/javascript/api/excel/excel.rangefont).
 */
export class RangeFormat extends HostObject {
  readonly type: HostType;

  constructor(
    host: HostCore,
    private readonly sheetId: string,
    private readonly area: Area,
    private readonly className: string,
    private readonly prefix: string,
  ) {
    super(host);
    this.type = hostType(className, {});
  }

  private get members() {
    const members = this.host.catalog[this.className];
    if (!members) throw this.host.refuse(this.className);
    return members;
  }

  override items(): readonly HostObject[] | undefined {
    if (this.className !== "RangeBorderCollection") return undefined;
    return SIDES.map((side) => this.inner("RangeBorder", side));
  }

  override identity() {
    return this.className === "RangeBorder" ? { SideIndex: this.prefix.split(".")[1] } : {};
  }

  override scalarNames(): readonly string[] {
    return this.members.scalars;
  }

  override isObject(name: string): boolean {
    return this.members.nav[name] !== undefined;
  }

  override read(name: string): unknown {
    this.gate(name);
    if (!this.members.scalars.includes(name)) throw this.host.refuse(`${this.className}.${name}`);
    if (name === "SideIndex") return this.prefix.split(".")[1];
    if (this.prefix === "" && BAND_NAMES.includes(name)) return this.readBand(name);
    const [place] = this.places(name);
    return place ? this.common(place) : Look.plain.value(this.prefix + name);
  }

  /** Where a property of this object is kept: a border is that of the cells along it. */
  private places(name: string): Place[] {
    const side = this.className === "RangeBorder" ? this.prefix.split(".")[1] : undefined;
    if (side === undefined) return [{ path: this.prefix + name, area: this.area }];
    return borderPlaces(side, this.area).map((place) => ({
      area: place.area,
      path: `Borders.${place.side}.${name}`,
    }));
  }

  private common({ path, area }: Place): unknown {
    const sheet = this.host.model.sheet(this.sheetId);
    const first = lookAt(sheet, area.top, area.left).value(path);
    const used = sheet.cells.usedArea(false);
    const seen = isUnbounded(area) ? used && intersection(used, area) : area;
    if (!seen) return first;
    let compared = 0;
    for (let row = seen.top; row <= seen.bottom; row++) {
      for (let column = seen.left; column <= seen.right; column++) {
        if (lookAt(sheet, row, column).value(path) !== first) return null;
        if (++compared > MOST_COMPARED) return first;
      }
    }
    return first;
  }

  override write(name: string, value: unknown): void {
    this.gate(name);
    if (!this.members.scalars.includes(name)) throw this.host.refuse(`${this.className}.${name}`);
    if (!this.members.updateable.includes(name)) throw invalidArgument(`${name} is read-only`);
    if (this.prefix === "" && BAND_NAMES.includes(name)) {
      this.writeBand(name, value);
      return;
    }
    const meant = name.endsWith("Color") ? colour(value) : value;
    for (const { path, area } of this.places(name)) {
      setLook(this.host, this.sheetId, area, (look) => look.with(path, meant));
    }
  }

  override object(name: string): HostObject {
    this.gate(name);
    const className = this.members.nav[name];
    if (className === undefined) throw this.host.refuse(`${this.className}.${name}`);
    return this.inner(className, name);
  }

  override itemAt([key]: readonly unknown[]): HostObject {
    const className = this.members.item;
    if (className === undefined || !SIDES.includes(String(key)))
      throw invalidArgument("no such border");
    return this.inner(className, String(key));
  }

  override call(name: string, args: readonly unknown[]): unknown {
    this.gate(name);
    if (this.className === "RangeFill" && name === "Clear") {
      setLook(this.host, this.sheetId, this.area, (look) => look.without(this.prefix));
      return null;
    }
    if (name === "AutofitColumns" || name === "AutofitRows") {
      // Widths follow the drawn text, which only a screen can measure: they stay as they are.
      return null;
    }
    if (name === "GetItem") return this.itemAt(args);
    throw this.host.refuse(`${this.className}.${name}()`);
  }

  private inner(className: string, name: string): RangeFormat {
    return new RangeFormat(this.host, this.sheetId, this.area, className, `${this.prefix}${name}.`);
  }

  private get range(): BandPlace {
    const { host, sheetId, area } = this;
    return { host, sheetId, area, sheet: host.model.sheet(sheetId) };
  }

  private readBand(name: string): unknown {
    const kind = name.endsWith("Width") ? "columns" : "rows";
    const standard = kind === "columns" ? STANDARD_WIDTH : STANDARD_HEIGHT;
    return name.startsWith("UseStandard")
      ? commonBand(this.range, kind, ({ size }) => size === undefined)
      : commonBand(this.range, kind, ({ size = standard }) => size);
  }

  private writeBand(name: string, value: unknown): void {
    const kind = name.endsWith("Width") ? "columns" : "rows";
    if (name.startsWith("UseStandard")) {
      editBands(this.range, kind, ({ size: _size, ...band }) => band);
      return;
    }
    if (typeof value !== "number" || value < 0) throw invalidArgument("points were expected");
    editBands(this.range, kind, (band) => ({ ...band, size: value }));
  }
}

interface Place {
  readonly area: Area;
  readonly path: string;
}

/** The cells that a border of an area runs along, and the side of theirs that it is. */
function borderPlaces(side: string, area: Area): { side: string; area: Area }[] {
  const { top, bottom, left, right } = area;
  switch (side) {
    case "EdgeTop":
      return [{ side, area: { ...area, bottom: top } }];
    case "EdgeBottom":
      return [{ side, area: { ...area, top: bottom } }];
    case "EdgeLeft":
      return [{ side, area: { ...area, right: left } }];
    case "EdgeRight":
      return [{ side, area: { ...area, left: right } }];
    case "InsideHorizontal":
      if (top === bottom) return [];
      return [
        { side: "EdgeBottom", area: { ...area, bottom: bottom - 1 } },
        { side: "EdgeTop", area: { ...area, top: top + 1 } },
      ];
    case "InsideVertical":
      if (left === right) return [];
      return [
        { side: "EdgeRight", area: { ...area, right: right - 1 } },
        { side: "EdgeLeft", area: { ...area, left: left + 1 } },
      ];
    default:
      return [{ side, area }];
  }
}

const BAND_NAMES: readonly string[] = [
  ...["ColumnWidth", "RowHeight", "UseStandardHeight", "UseStandardWidth"],
];

const SIDES: readonly string[] = [
  ...["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight"],
  ...["InsideVertical", "InsideHorizontal", "DiagonalDown", "DiagonalUp"],
];

/** `#RRGGBB`, or a name of HTML's, as it was given. */
function colour(value: unknown): string {
  if (typeof value !== "string") throw invalidArgument("a colour was expected");
  if (/^#?[0-9a-f]{6}$/i.test(value)) return `#${value.replace("#", "").toUpperCase()}`;
  if (value === "" || /^[a-z]+$/i.test(value)) return value;
  throw invalidArgument(`"${value}" is no colour`);
}
