import { XmlEdit } from "./edit-xml";
import { parseXml } from "./parse-xml";
import { shownName, UnreadableWorkbook } from "./unreadable-workbook";
import { type Deflate, packedEntry, plainDeflate, writeZip } from "./write-zip";
import type { XmlElement } from "./xml-element";
import { decodeXml, encodeXml } from "./xml-text";
import { unpack, type ZipEntry } from "./zip-entry";

/** A part as it was read (entry) or as we wrote it (bytes). Never changed in place. */
interface Part {
  readonly name: string;
  readonly entry: ZipEntry | undefined;
  readonly bytes: Uint8Array | undefined;
  /** Bytes of an entry that was unpacked to be verified, until they are read. */
  unpacked?: Uint8Array | undefined;
  /** Parsed once; dropped with the part. */
  tree?: { readonly text: string; readonly root: XmlElement };
}

/**
 * The parts of an Office package by name, without the leading slash. Names are found whatever
 * their case. A copy shares all parts with its original, so that a list of changes can be tried on
 * a copy and kept or dropped as a whole.
 */
export class PackageParts {
  private constructor(private readonly parts: Map<string, Part>) {}

  static fromEntries(entries: readonly ZipEntry[]): PackageParts {
    const parts = new Map<string, Part>();
    for (const entry of entries) {
      const name = entry.name.replaceAll("\\", "/").replace(/^\//, "");
      parts.set(name.toLowerCase(), { name, entry, bytes: undefined });
    }
    return new PackageParts(parts);
  }

  static empty(): PackageParts {
    return new PackageParts(new Map());
  }

  copy(): PackageParts {
    return new PackageParts(new Map(this.parts));
  }

  /** All part names in their order, folders left out. */
  names(): string[] {
    return [...this.parts.values()].map((part) => part.name).filter((name) => !name.endsWith("/"));
  }

  has(name: string): boolean {
    return this.parts.has(name.toLowerCase());
  }

  /** Bytes of a part; refuses the file when the part is missing. */
  read(name: string): Uint8Array {
    const part = this.find(name);
    const bytes = part.bytes ?? part.unpacked ?? unpack(part.entry!);
    part.unpacked = undefined;
    return bytes;
  }

  readText(name: string): string {
    return decodeXml(this.read(name), name);
  }

  /** Text and elements of a small part; parsed once. */
  readXml(name: string): { readonly text: string; readonly root: XmlElement } {
    const part = this.find(name);
    if (!part.tree) {
      const text = this.readText(name);
      part.tree = { text, root: parseXml(text, name) };
    }
    return part.tree;
  }

  write(name: string, content: Uint8Array | string): void {
    const key = name.toLowerCase();
    const before = this.parts.get(key);
    const bytes = typeof content === "string" ? this.encode(content, before) : content;
    this.parts.set(key, { name: before?.name ?? name, entry: undefined, bytes });
  }

  remove(name: string): void {
    this.parts.delete(name.toLowerCase());
  }

  /** Edits a small part by splices; nothing is written when nothing was changed. */
  edit(name: string, change: (edit: XmlEdit, root: XmlElement) => void): void {
    const { text, root } = this.readXml(name);
    const edit = new XmlEdit(text);
    change(edit, root);
    if (edit.changed) this.write(name, edit.result());
  }

  /** A part name that is not taken: `before`, the first free number, `after`. */
  freeName(before: string, after: string): string {
    for (let n = 1; ; n++) {
      const name = `${before}${n}${after}`;
      if (!this.has(name)) return name;
    }
  }

  /** Identity of a part's content: the same object as long as nobody wrote it. */
  identity(name: string): object | undefined {
    return this.parts.get(name.toLowerCase());
  }

  /** Unpacks every part once, so that damage anywhere is found before anything is shown. */
  verify(): void {
    for (const part of this.parts.values()) {
      if (!part.entry) continue;
      const bytes = unpack(part.entry);
      if (/\.(xml|rels)$/i.test(part.name)) part.unpacked = bytes;
    }
  }

  toZip(deflate: Deflate = plainDeflate): Uint8Array {
    return writeZip(
      [...this.parts.values()].map(
        (part) => part.entry ?? packedEntry(part.name, part.bytes!, deflate),
      ),
    );
  }

  private encode(text: string, before: Part | undefined): Uint8Array {
    return encodeXml(text, before && (before.bytes ?? unpack(before.entry!)));
  }

  private find(name: string): Part {
    const part = this.parts.get(name.toLowerCase());
    if (part) return part;
    throw new UnreadableWorkbook(
      "missing-part",
      `The file is damaged: its part "${shownName(name)}" is missing. Open it in Excel, let it repair, and save a copy.`,
    );
  }
}
