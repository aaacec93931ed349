import { lineEnds, resolveEntities } from "./xml-entities";
import { badXml, documentType } from "./xml-text";

export const OPEN = 1;
export const CLOSE = 2;
export const TEXT = 3;
export const END = 0;

type TokenKind = typeof OPEN | typeof CLOSE | typeof TEXT | typeof END;

const LT = 60;
const GT = 62;
const SLASH = 47;
const EQUALS = 61;

interface ElementName {
  readonly local: string;
  readonly prefix: string;
  readonly uri: string;
}

const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";

/**
 * A pull reader of XML for the two kinds of part that can be very large (sheets and shared
 * strings), where an event parser takes several times as long. Namespaces, entities, CDATA,
 * comments and processing instructions as in XML 1.0; document types are refused. A self-closing
 * element gives an OPEN with `selfClosing` and then a CLOSE.
 */
export class XmlScanner {
  /** Of the last OPEN or CLOSE. */
  local = "";
  uri = "";
  prefix = "";
  selfClosing = false;
  /** Offsets of the last token. */
  start = 0;
  end = 0;
  /** Number of open elements, the last OPEN included. */
  depth = 0;
  /** Text of the last TEXT token, entities resolved. */
  textValue = "";

  private position = 0;
  private pendingClose = false;
  private readonly openNames: string[] = [];
  /** Bindings of prefixes, one layer for each open element that declares any. */
  private readonly layers: { depth: number; bindings: Map<string, string> }[] = [];
  private names = new Map<string, ElementName>();
  private seenRoot = false;

  attributeCount = 0;
  /** Start and end of name, start and end of value, for each attribute of the last OPEN. */
  private readonly places: number[] = [];

  constructor(
    readonly text: string,
    private readonly part: string,
  ) {
    if (text.charCodeAt(0) === 0xfeff) this.position = 1;
  }

  next(): TokenKind {
    if (this.pendingClose) return this.closeSelf();
    const text = this.text;
    for (;;) {
      const at = this.position;
      if (at >= text.length) return this.finish();
      if (text.charCodeAt(at) !== LT) {
        this.readText(at);
        if (this.depth > 0) return TEXT;
        if (this.textValue.trim() !== "") throw this.fault("text stands outside its elements");
        continue;
      }
      const second = text.charCodeAt(at + 1);
      if (second === SLASH) return this.readClose(at);
      if (second === 33) {
        if (this.readBang(at)) return TEXT;
        continue;
      }
      if (second === 63) {
        this.position = this.after("?>", at + 2);
        continue;
      }
      return this.readOpen(at);
    }
  }

  /** Value of an attribute without prefix of the last OPEN; undefined when it is missing. */
  attribute(local: string): string | undefined {
    const places = this.places;
    for (let n = 0; n < this.attributeCount; n++) {
      const from = places[n * 4]!;
      if (places[n * 4 + 1]! - from !== local.length || !this.text.startsWith(local, from))
        continue;
      return this.decodeAttribute(this.text.slice(places[n * 4 + 2], places[n * 4 + 3]));
    }
    return undefined;
  }

  attributeAt(n: number) {
    const [from, to, valueStart, valueEnd] = this.places.slice(n * 4, n * 4 + 4) as [
      number,
      number,
      number,
      number,
    ];
    const name = this.text.slice(from, to);
    const colon = name.indexOf(":");
    const prefix = colon < 0 ? (name === "xmlns" ? "xmlns" : "") : name.slice(0, colon);
    const local = colon < 0 ? name : name.slice(colon + 1);
    const value = this.decodeAttribute(this.text.slice(valueStart, valueEnd));
    const uri = prefix === "" ? "" : this.lookUp(prefix);
    return { local, prefix: name === "xmlns" ? "" : prefix, uri, value, valueStart, valueEnd };
  }

  /** Reads on to behind the end of the element that was opened last. */
  skipElement(): void {
    const depth = this.depth;
    while (!(this.next() === CLOSE && this.depth < depth)) {
      // The end of the text is a fault of its own.
    }
  }

  /** Text of the element that was opened last, its CLOSE taken; elements within it are passed over. */
  elementText(): string {
    const depth = this.depth;
    let text = "";
    for (;;) {
      const kind = this.next();
      if (kind === TEXT && this.depth === depth)
        text = text === "" ? this.textValue : text + this.textValue;
      else if (kind === CLOSE && this.depth < depth) return text;
    }
  }

  fault(why: string): Error {
    return badXml(this.part, why);
  }

  private finish(): TokenKind {
    if (this.depth > 0 || !this.seenRoot) throw this.fault("it ends too early");
    return END;
  }

  private closeSelf(): TokenKind {
    this.pendingClose = false;
    this.popElement();
    return CLOSE;
  }

  private readText(at: number): void {
    const text = this.text;
    let end = text.indexOf("<", at);
    if (end < 0) end = text.length;
    this.start = at;
    this.end = this.position = end;
    this.textValue = this.decode(text.slice(at, end));
  }

  /** A comment, CDATA section or document type; true when it gave text. */
  private readBang(at: number): boolean {
    const text = this.text;
    if (text.startsWith("<!--", at)) {
      this.position = this.after("-->", at + 4);
      return false;
    }
    if (text.startsWith("<![CDATA[", at) && this.depth > 0) {
      this.start = at;
      this.end = this.position = this.after("]]>", at + 9);
      this.textValue = lineEnds(text.slice(at + 9, this.end - 3));
      return true;
    }
    if (text.startsWith("<!DOCTYPE", at)) throw documentType(this.part);
    throw this.fault("it has a declaration that workbooks do not have");
  }

  private after(mark: string, from: number): number {
    const at = this.text.indexOf(mark, from);
    if (at < 0) throw this.fault("it ends too early");
    return at + mark.length;
  }

  private readOpen(at: number): TokenKind {
    const text = this.text;
    if (this.depth === 0 && this.seenRoot) throw this.fault("it has more than one root");
    this.seenRoot = true;
    let i = at + 1;
    let code = text.charCodeAt(i);
    while (code > 32 && code !== GT && code !== SLASH) code = text.charCodeAt(++i);
    if (i === at + 1) throw this.fault("a name is missing");
    const name = text.slice(at + 1, i);
    const declares = this.readAttributes(i);
    if (++this.depth > 256) throw this.fault("its elements are nested too deep");
    if (declares) this.declare();
    this.openNames.push(name);
    this.start = at;
    this.end = this.position;
    this.resolve(name);
    this.pendingClose = this.selfClosing;
    return OPEN;
  }

  /** Notes the places of the attributes; true when one of them declares a namespace. */
  private readAttributes(from: number): boolean {
    const text = this.text;
    const places = this.places;
    let declares = false;
    let count = 0;
    let i = from;
    for (;;) {
      let code = text.charCodeAt(i);
      while (code === 32 || code === 10 || code === 13 || code === 9) code = text.charCodeAt(++i);
      if (code === GT) {
        this.selfClosing = false;
        this.position = i + 1;
        break;
      }
      if (code === SLASH && text.charCodeAt(i + 1) === GT) {
        this.selfClosing = true;
        this.position = i + 2;
        break;
      }
      const nameStart = i;
      while (code !== EQUALS && code > 32 && code !== GT && code !== LT)
        code = text.charCodeAt(++i);
      const nameEnd = i;
      while (code === 32 || code === 10 || code === 13 || code === 9) code = text.charCodeAt(++i);
      if (code !== EQUALS || nameEnd === nameStart) throw this.fault("an attribute is faulty");
      code = text.charCodeAt(++i);
      while (code === 32 || code === 10 || code === 13 || code === 9) code = text.charCodeAt(++i);
      if (code !== 34 && code !== 39) throw this.fault("an attribute has no quotes");
      const valueEnd = text.indexOf(code === 34 ? '"' : "'", i + 1);
      if (valueEnd < 0) throw this.fault("it ends too early");
      if (text.charCodeAt(nameStart) === 120 && text.startsWith("xmlns", nameStart))
        declares = true;
      places[count * 4] = nameStart;
      places[count * 4 + 1] = nameEnd;
      places[count * 4 + 2] = i + 1;
      places[count * 4 + 3] = valueEnd;
      count++;
      i = valueEnd + 1;
    }
    this.attributeCount = count;
    return declares;
  }

  private declare(): void {
    const bindings = new Map<string, string>();
    for (let n = 0; n < this.attributeCount; n++) {
      const name = this.text.slice(this.places[n * 4], this.places[n * 4 + 1]);
      const prefix = name === "xmlns" ? "" : name.startsWith("xmlns:") ? name.slice(6) : undefined;
      const value = this.text.slice(this.places[n * 4 + 2], this.places[n * 4 + 3]);
      if (prefix !== undefined) bindings.set(prefix, this.decodeAttribute(value));
    }
    this.layers.push({ depth: this.depth, bindings });
    this.names = new Map();
  }

  private readClose(at: number): TokenKind {
    const text = this.text;
    const name = this.openNames[this.openNames.length - 1];
    if (name === undefined || !text.startsWith(name, at + 2))
      throw this.fault("its tags do not match");
    let i = at + 2 + name.length;
    while (text.charCodeAt(i) <= 32) i++;
    if (text.charCodeAt(i) !== GT) throw this.fault("its tags do not match");
    this.start = at;
    this.end = this.position = i + 1;
    this.resolve(name);
    this.popElement();
    return CLOSE;
  }

  private popElement(): void {
    this.openNames.pop();
    if (this.layers.length > 0 && this.layers[this.layers.length - 1]!.depth === this.depth) {
      this.layers.pop();
      this.names = new Map();
    }
    this.depth--;
  }

  private resolve(name: string): void {
    let known = this.names.get(name);
    if (known === undefined) {
      const colon = name.indexOf(":");
      const prefix = colon < 0 ? "" : name.slice(0, colon);
      known = { prefix, local: name.slice(colon + 1), uri: this.lookUp(prefix) };
      this.names.set(name, known);
    }
    this.local = known.local;
    this.prefix = known.prefix;
    this.uri = known.uri;
  }

  private lookUp(prefix: string): string {
    for (let n = this.layers.length - 1; n >= 0; n--) {
      const uri = this.layers[n]!.bindings.get(prefix);
      if (uri !== undefined) return uri;
    }
    if (prefix === "") return "";
    if (prefix === "xml") return XML_NAMESPACE;
    if (prefix === "xmlns") return "http://www.w3.org/2000/xmlns/";
    throw this.fault(`the prefix ${prefix} is not declared`);
  }

  private decodeAttribute(raw: string): string {
    if (raw.includes("<")) throw this.fault("an attribute is faulty");
    return this.decode(
      raw.includes("\n") || raw.includes("\t") || raw.includes("\r")
        ? raw.replace(/\r\n|[\r\n\t]/g, " ")
        : raw,
    );
  }

  private decode(raw: string): string {
    const plain = lineEnds(raw);
    return plain.includes("&") ? resolveEntities(plain, (why) => this.fault(why)) : plain;
  }
}
