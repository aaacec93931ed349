import { cellAddress, cellPosition } from "../../kernel/cell-address";
import type { SheetContent } from "../../workbook/sheet-content";
import type { Book } from "./book";
import { declareContentType, forgetContentType } from "./content-types";
import { CONTENT_TYPE } from "./namespaces";
import type { PackageParts } from "./package-parts";
import {
  addRelationship,
  readRelationships,
  relationshipsPart,
  removeRelationships,
} from "./relationships";
import { drawNotes, type NotePlace } from "./note-shapes";
import { attribute, child, childrenOf, numberAttribute, type XmlElement } from "./xml-element";
import { escapeCellText, escapeXml, XML_DECLARATION } from "./xml-text";

/** The author of our notes: all others are the user's. */
const AUTHOR = "Plumbline";

/** Where a cell of the sheet as it was is now; undefined when it is gone. */
export type Move = (row: number, column: number) => NotePlace | undefined;

/** What the sheet must refer to: relationship of its drawing of notes; undefined for no notes. */
export interface NotesResult {
  readonly drawingId: string | undefined;
}

/**
 * Writes our notes to a sheet and keeps those of the user, at the cells that they belong to.
 * `drawingId` is the relationship of the drawing of notes that the sheet refers to now.
 */
export function putNotes(
  parts: PackageParts,
  book: Book,
  sheetPart: string,
  drawingId: string | undefined,
  notes: SheetContent["notes"],
  move: Move,
): NotesResult {
  const relationships = readRelationships(parts, sheetPart);
  const comments = relationships.find((r) => r.kind === "comments")?.target;
  const drawing = relationships.find((r) => r.id === drawingId);
  if (comments === undefined && notes.length === 0) return { drawingId: drawing?.id };
  const threads = relationships.find((r) => r.kind === "threadedComment")?.target;
  if (threads !== undefined && parts.has(threads)) moveThreads(parts, threads, move);
  const kept = comments === undefined ? [] : keptComments(parts, comments, move);
  if (kept.length === 0 && notes.length === 0 && comments !== undefined) {
    return { drawingId: dropNotes(parts, sheetPart, comments, drawing) };
  }
  const taken = new Set(kept.map(({ row, column }) => cellAddress(row, column)));
  const ours = notes.filter(({ row, column }) => !taken.has(cellAddress(row, column)));
  const part = comments ?? addCommentsPart(parts, book, sheetPart);
  writeComments(parts, part, kept, ours);
  return { drawingId: drawNotes(parts, book, sheetPart, drawing, [...kept, ...ours]) };
}

/** Notes of ours that a sheet has. */
export function readOwnNotes(parts: PackageParts, sheetPart: string): SheetContent["notes"] {
  const name = readRelationships(parts, sheetPart).find((r) => r.kind === "comments")?.target;
  if (name === undefined || !parts.has(name)) return [];
  return commentsIn(parts, name).flatMap(({ element, at, isOurs }) =>
    at && isOurs ? [{ ...at, text: textOf(element) }] : [],
  );
}

/** All text of a note, whatever it is made of. */
function textOf(element: XmlElement): string {
  return child(element, "text")?.children.map(runText).join("") ?? "";
}

const runText = (run: XmlElement) => (run.local === "t" ? run.text : (child(run, "t")?.text ?? ""));

function commentsIn(parts: PackageParts, name: string) {
  const { root } = parts.readXml(name);
  const authors = childrenOf(child(root, "authors"), "author").map((a) => a.text);
  return childrenOf(child(root, "commentList"), "comment").map((element) => ({
    element,
    at: cellPosition(attribute(element, "ref") ?? ""),
    isOurs: authors[numberAttribute(element, "authorId") ?? -1] === AUTHOR,
  }));
}

interface KeptComment extends NotePlace {
  readonly element: XmlElement;
}

function keptComments(parts: PackageParts, name: string, move: Move): KeptComment[] {
  return commentsIn(parts, name).flatMap(({ element, at, isOurs }): KeptComment[] => {
    const to = at && !isOurs ? move(at.row, at.column) : undefined;
    return to ? [{ element, ...to }] : [];
  });
}

function addCommentsPart(parts: PackageParts, book: Book, sheetPart: string): string {
  const folder = book.part.slice(0, book.part.lastIndexOf("/") + 1);
  const name = parts.freeName(`${folder}comments`, ".xml");
  parts.write(
    name,
    `${XML_DECLARATION}<comments xmlns="${book.flavour.main}"><authors/><commentList/></comments>`,
  );
  addRelationship(parts, sheetPart, `${book.flavour.relationshipType}/comments`, name);
  declareContentType(parts, name, CONTENT_TYPE.comments);
  return name;
}

function writeComments(
  parts: PackageParts,
  name: string,
  kept: readonly KeptComment[],
  ours: SheetContent["notes"],
): void {
  parts.edit(name, (edit, root) => {
    const p = root.prefix === "" ? "" : `${root.prefix}:`;
    const authorList = child(root, "authors")!;
    const authors = childrenOf(authorList, "author").map((a) => a.text);
    let author = authors.indexOf(AUTHOR);
    if (author < 0 && ours.length > 0) {
      author = authors.length;
      edit.append(authorList, `<${p}author>${AUTHOR}</${p}author>`);
    }
    const list = child(root, "commentList")!;
    const places = new Map(kept.map((comment) => [comment.element, comment]));
    for (const element of list.children) {
      const place = places.get(element);
      if (!place) edit.remove(element);
      else edit.setAttribute(element, "ref", cellAddress(place.row, place.column));
    }
    const xml = ours.map(
      ({ row, column, text }) =>
        `<${p}comment ref="${cellAddress(row, column)}" authorId="${author}"><${p}text><${p}t xml:space="preserve">${escapeCellText(text)}</${p}t></${p}text></${p}comment>`,
    );
    edit.append(list, xml.join(""));
  });
}

/** Conversations are kept in a part of their own, which names the cells again. */
function moveThreads(parts: PackageParts, name: string, move: Move): void {
  parts.edit(name, (edit, root) => {
    for (const element of root.children) {
      const at = cellPosition(attribute(element, "ref") ?? "");
      const to = at && move(at.row, at.column);
      if (to) edit.setAttribute(element, "ref", escapeXml(cellAddress(to.row, to.column)));
      else if (at) edit.remove(element);
    }
  });
}

function dropNotes(
  parts: PackageParts,
  sheetPart: string,
  comments: string,
  drawing: { readonly id: string; readonly target: string } | undefined,
): string | undefined {
  const gone = [comments, ...(drawing ? [drawing.target] : [])];
  for (const name of gone) {
    parts.remove(name);
    parts.remove(relationshipsPart(name));
    forgetContentType(parts, name);
  }
  removeRelationships(parts, sheetPart, (r) => gone.includes(r.target));
  return undefined;
}
