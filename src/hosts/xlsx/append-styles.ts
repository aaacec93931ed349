import type { ConditionalLook, StyleName } from "../../workbook/sheet-content";
import type { Book } from "./book";
import { declareContentType } from "./content-types";
import { XmlEdit } from "./edit-xml";
import { insertChild, STYLES_ORDER } from "./element-order";
import { CELL_LOOKS, DIFFERENTIAL_LOOKS, type CellLook, type DifferentialLook } from "./looks";
import { CONTENT_TYPE } from "./namespaces";
import { BUILT_IN_FORMATS } from "./number-formats";
import type { PackageParts } from "./package-parts";
import { addRelationship } from "./relationships";
import { attribute, child, childrenOf, numberAttribute, type XmlElement } from "./xml-element";
import { escapeXml, XML_DECLARATION } from "./xml-text";

export type Alignment = "left" | "center" | "right";

/** A list in styles.xml (fonts, fills, …) that grows at its end; equal entries are used again. */
class StyleList {
  readonly added: string[] = [];
  private readonly known = new Map<string, number>();
  private readonly count: number;

  constructor(
    readonly name: string,
    readonly element: XmlElement | undefined,
    text: string,
  ) {
    const entries = element?.children.filter((entry) => entry.uri === element.uri) ?? [];
    entries.forEach((entry, index) => {
      const source = text.slice(entry.start, entry.end);
      if (!this.known.has(source)) this.known.set(source, index);
    });
    this.count = entries.length;
  }

  get size(): number {
    return this.count + this.added.length;
  }

  place(xml: string): number {
    const known = this.known.get(xml);
    if (known !== undefined) return known;
    const index = this.size;
    this.known.set(xml, index);
    this.added.push(xml);
    return index;
  }
}

const LISTS = ["fonts", "fills", "borders", "cellXfs", "dxfs"] as const;

/** Appends the styles that our cells need to styles.xml; nothing there is changed or renumbered. */
export class StyleAppender {
  private readonly part: string;
  private readonly root: XmlElement;
  private readonly text: string;
  private readonly lists: Record<(typeof LISTS)[number], StyleList>;
  private readonly formats = new Map<string, number>();
  private readonly newFormats: string[] = [];
  private readonly defaultFont: XmlElement | undefined;
  private nextFormat = 164;
  private readonly cellStyles = new Map<string, number>();
  /** Prefix of the part's tags, with its colon. */
  private readonly p: string;
  /** The attribute that ties a cell style to the style Normal, where the file has that. */
  private readonly parent: string;

  constructor(
    private readonly parts: PackageParts,
    book: Book,
  ) {
    this.part = book.stylesPart ?? makeStylesPart(parts, book);
    const { text, root } = parts.readXml(this.part);
    this.text = text;
    this.root = root;
    this.parent = childrenOf(child(root, "cellStyleXfs"), "xf").length > 0 ? ' xfId="0"' : "";
    this.p = root.prefix === "" ? "" : `${root.prefix}:`;
    const list = (name: string) => new StyleList(name, child(root, name), text);
    this.lists = {
      ...{ fonts: list("fonts"), fills: list("fills"), borders: list("borders") },
      ...{ cellXfs: list("cellXfs"), dxfs: list("dxfs") },
    };
    this.defaultFont = childrenOf(child(root, "fonts"), "font")[0];
    for (const format of childrenOf(child(root, "numFmts"), "numFmt")) {
      const id = numberAttribute(format, "numFmtId") ?? 0;
      this.formats.set(attribute(format, "formatCode") ?? "", id);
      this.nextFormat = Math.max(this.nextFormat, id + 1);
    }
    for (const name of ["fonts", "fills", "borders"] as const) this.seed(name);
    if (this.lists.cellXfs.size === 0) {
      this.lists.cellXfs.place(
        `<${this.p}xf numFmtId="0" fontId="0" fillId="0" borderId="0"${this.parent}/>`,
      );
    }
  }

  /** Index of the cell style with this look, number format (en-US code) and alignment. */
  cellStyle(style: StyleName | "link", format = "General", align?: Alignment): number {
    const key = `${style}|${align ?? ""}|${format}`;
    const known = this.cellStyles.get(key);
    if (known !== undefined) return known;
    const index = this.lists.cellXfs.place(this.cellFormat(CELL_LOOKS[style], format, align));
    this.cellStyles.set(key, index);
    return index;
  }

  /** Index of the differential format (dxf) of a look. */
  differential(look: ConditionalLook): number {
    return this.lists.dxfs.place(this.differentialXml(DIFFERENTIAL_LOOKS[look]));
  }

  /** Writes what was asked for; nothing when it was all there. */
  flush(): void {
    const edit = new XmlEdit(this.text);
    if (this.newFormats.length > 0) {
      const existing = child(this.root, "numFmts");
      const count = (existing?.children.length ?? 0) + this.newFormats.length;
      this.grow(edit, "numFmts", existing, this.newFormats, count);
    }
    for (const name of LISTS) {
      const { element, added, size } = this.lists[name];
      if (added.length > 0) this.grow(edit, name, element, added, size);
    }
    if (edit.changed) this.parts.write(this.part, edit.result());
  }

  private grow(
    edit: XmlEdit,
    name: string,
    element: XmlElement | undefined,
    added: readonly string[],
    count: number,
  ): void {
    if (element) {
      edit.append(element, added.join(""));
      edit.setAttribute(element, "count", String(count));
    } else {
      const tag = `${this.p}${name}`;
      const xml = `<${tag} count="${count}">${added.join("")}</${tag}>`;
      insertChild(edit, this.root, STYLES_ORDER, name, xml);
    }
  }

  /** The entries that every workbook begins with, where a file has none. */
  private seed(name: "fonts" | "fills" | "borders"): void {
    const { p } = this;
    if (this.lists[name].size > 0) return;
    if (name === "fonts") {
      this.lists.fonts.place(`<${p}font><${p}sz val="11"/><${p}name val="Calibri"/></${p}font>`);
    } else if (name === "fills") {
      for (const pattern of ["none", "gray125"]) {
        this.lists.fills.place(`<${p}fill><${p}patternFill patternType="${pattern}"/></${p}fill>`);
      }
    } else {
      this.lists.borders.place(this.borderXml({}));
    }
  }

  private cellFormat(look: CellLook, format: string, align: Alignment | undefined): string {
    const { p } = this;
    const numFmtId = this.formatId(format);
    const fontId = this.fontId(look);
    const fillId = look.fill === undefined ? 0 : this.lists.fills.place(this.fillXml(look.fill));
    const hasBorder = look.box !== undefined || look.line !== undefined;
    const borderId = hasBorder ? this.lists.borders.place(this.borderXml(look)) : 0;
    const alignment = alignmentXml(p, look, align);
    const applies = [
      numFmtId !== 0 && "applyNumberFormat",
      fontId !== 0 && "applyFont",
      fillId !== 0 && "applyFill",
      hasBorder && "applyBorder",
      alignment !== "" && "applyAlignment",
    ].filter((name) => name !== false);
    const flags = applies.map((name) => ` ${name}="1"`).join("");
    const start = `<${p}xf numFmtId="${numFmtId}" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}"${this.parent}${flags}`;
    return alignment === "" ? `${start}/>` : `${start}>${alignment}</${p}xf>`;
  }

  private formatId(format: string): number {
    for (const [id, code] of Object.entries(BUILT_IN_FORMATS)) {
      // Formats with a currency or in parentheses look different from country to country.
      if (
        code === format &&
        (Number(id) < 5 || Number(id) === 9 || Number(id) === 10 || id === "49")
      ) {
        return Number(id);
      }
    }
    let id = this.formats.get(format);
    if (id === undefined) {
      id = this.nextFormat++;
      this.formats.set(format, id);
      this.newFormats.push(`<${this.p}numFmt numFmtId="${id}" formatCode="${escapeXml(format)}"/>`);
    }
    return id;
  }

  /** The workbook's default font with what the look adds. */
  private fontId(look: CellLook): number {
    const { bold, italic, underline, size, color } = look;
    if (!bold && !italic && !underline && size === undefined && color === undefined) return 0;
    const { p } = this;
    const base = (name: string) => {
      const element = child(this.defaultFont, name);
      return element ? this.text.slice(element.start, element.end) : "";
    };
    const sizeXml =
      size === undefined ? base("sz") || `<${p}sz val="11"/>` : `<${p}sz val="${size}"/>`;
    const colorXml = color === undefined ? base("color") : `<${p}color rgb="FF${color}"/>`;
    const flags = `${bold ? `<${p}b/>` : ""}${italic ? `<${p}i/>` : ""}${underline ? `<${p}u/>` : ""}`;
    const name = base("name") || `<${p}name val="Calibri"/>`;
    return this.lists.fonts.place(
      `<${p}font>${flags}${sizeXml}${colorXml}${name}${base("family")}${base("charset")}${base("scheme")}</${p}font>`,
    );
  }

  private fillXml(color: string): string {
    const { p } = this;
    return `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="FF${color}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`;
  }

  private borderXml({ box, line }: CellLook): string {
    const { p } = this;
    const side = (name: string, color: string | undefined) =>
      color === undefined
        ? `<${p}${name}/>`
        : `<${p}${name} style="thin"><${p}color rgb="FF${color}"/></${p}${name}>`;
    return `<${p}border>${side("left", box)}${side("right", box)}${side("top", box)}${side("bottom", box ?? line)}<${p}diagonal/></${p}border>`;
  }

  private differentialXml({ bold, italic, color, fill, border }: DifferentialLook): string {
    const { p } = this;
    const flags = `${bold ? `<${p}b/>` : ""}${italic ? `<${p}i/>` : ""}`;
    const font = `<${p}font>${flags}${color === undefined ? "" : `<${p}color rgb="FF${color}"/>`}</${p}font>`;
    const fillXml =
      fill === undefined
        ? ""
        : `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="FF${fill}"/><${p}bgColor rgb="FF${fill}"/></${p}patternFill></${p}fill>`;
    const sides = ["left", "right", "top", "bottom"].map(
      (side) =>
        border &&
        `<${p}${side} style="${border.style}"><${p}color rgb="FF${border.color}"/></${p}${side}>`,
    );
    const borderXml = border === undefined ? "" : `<${p}border>${sides.join("")}</${p}border>`;
    return `<${p}dxf>${font}${fillXml}${borderXml}</${p}dxf>`;
  }
}

function alignmentXml(p: string, look: CellLook, align: Alignment | undefined): string {
  const horizontal = align === undefined ? "" : ` horizontal="${align}"`;
  const vertical = look.vertical === undefined ? "" : ` vertical="${look.vertical}"`;
  const wrap = look.wrap ? ' wrapText="1"' : "";
  const all = horizontal + vertical + wrap;
  return all === "" ? "" : `<${p}alignment${all}/>`;
}

function makeStylesPart(parts: PackageParts, book: Book): string {
  const folder = book.part.slice(0, book.part.lastIndexOf("/") + 1);
  const name = parts.has(`${folder}styles.xml`)
    ? parts.freeName(`${folder}styles`, ".xml")
    : `${folder}styles.xml`;
  parts.write(
    name,
    `${XML_DECLARATION}<styleSheet xmlns="${book.flavour.main}"><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
  );
  addRelationship(parts, book.part, `${book.flavour.relationshipType}/styles`, name);
  declareContentType(parts, name, CONTENT_TYPE.styles);
  return name;
}
