import type { XmlElement } from "./xml-element";
import { escapeXml } from "./xml-text";

interface Splice {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly order: number;
}

/**
 * Changes to a part's text as splices at offsets of its elements; all else stays as it is. Offsets
 * are those of the text that was parsed, whatever else is changed.
 */
export class XmlEdit {
  private readonly splices: Splice[] = [];
  private readonly appended = new Map<XmlElement, string>();

  constructor(readonly text: string) {}

  get changed(): boolean {
    return this.splices.length > 0 || this.appended.size > 0;
  }

  replace(from: number, to: number, insert: string): void {
    this.splices.push({ from, to, insert, order: this.splices.length });
  }

  before(element: XmlElement, xml: string): void {
    this.replace(element.start, element.start, xml);
  }

  after(element: XmlElement, xml: string): void {
    this.replace(element.end, element.end, xml);
  }

  remove(element: XmlElement): void {
    this.replace(element.start, element.end, "");
  }

  /** Adds to the end of an element's content. */
  append(element: XmlElement, xml: string): void {
    this.appended.set(element, (this.appended.get(element) ?? "") + xml);
  }

  /** Sets an attribute without a namespace; `undefined` takes it away. */
  setAttribute(element: XmlElement, local: string, value: string | undefined): void {
    const existing = element.attributes.find((a) => a.local === local && a.uri === "");
    if (existing && value !== undefined) {
      if (existing.value !== value) {
        this.replace(existing.valueStart, existing.valueEnd, escapeXml(value));
      }
    } else if (existing) {
      const from = this.text.lastIndexOf(local, existing.valueStart);
      const blank = from - (/\s/.test(this.text[from - 1]!) ? 1 : 0);
      this.replace(blank, existing.valueEnd + 1, "");
    } else if (value !== undefined) {
      const at = this.nameEnd(element);
      this.replace(at, at, ` ${local}="${escapeXml(value)}"`);
    }
  }

  /** The changed text. */
  result(): string {
    for (const [element, xml] of this.appended) this.placeAppended(element, xml);
    this.appended.clear();
    const ordered = [...this.splices].sort((a, b) => a.from - b.from || a.order - b.order);
    const pieces: string[] = [];
    let at = 0;
    for (const { from, to, insert } of ordered) {
      if (from < at) throw new Error(`Two changes overlap at offset ${from}.`);
      pieces.push(this.text.slice(at, from), insert);
      at = to;
    }
    pieces.push(this.text.slice(at));
    return pieces.join("");
  }

  private placeAppended(element: XmlElement, xml: string): void {
    if (!element.selfClosing) {
      this.replace(element.innerEnd, element.innerEnd, xml);
      return;
    }
    const name = this.text.slice(element.start + 1, this.nameEnd(element));
    const slash = this.text.lastIndexOf("/", element.end);
    this.replace(slash, element.end, `>${xml}</${name}>`);
  }

  private nameEnd(element: XmlElement): number {
    const prefix = element.prefix === "" ? 0 : element.prefix.length + 1;
    return element.start + 1 + prefix + element.local.length;
  }
}
