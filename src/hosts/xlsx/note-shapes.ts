import type { Book } from "./book";
import { CONTENT_TYPES_PART, contentType } from "./content-types";
import { XmlEdit } from "./edit-xml";
import { CONTENT_TYPE } from "./namespaces";
import type { PackageParts } from "./package-parts";
import { parseXml } from "./parse-xml";
import { addRelationship, type Relationship } from "./relationships";
import { attribute, qualified, type XmlElement } from "./xml-element";

/** A cell that has a note; zero-based. */
export interface NotePlace {
  readonly row: number;
  readonly column: number;
}

const EXCEL_VML = "urn:schemas-microsoft-com:office:excel";

/** Draws the boxes of a sheet's notes (Excel shows no note without one); gives the relationship's id. */
export function drawNotes(
  parts: PackageParts,
  book: Book,
  sheetPart: string,
  drawing: Relationship | undefined,
  places: readonly NotePlace[],
): string {
  if (drawing && parts.has(drawing.target)) {
    parts.write(drawing.target, redrawn(parts, drawing.target, places));
    return drawing.id;
  }
  const folder = book.part.slice(0, book.part.lastIndexOf("/") + 1);
  const name = parts.freeName(`${folder}drawings/vmlDrawing`, ".vml");
  parts.write(name, vmlOf(places));
  declareVml(parts, name);
  return addRelationship(parts, sheetPart, `${book.flavour.relationshipType}/vmlDrawing`, name);
}

/** The drawing with its other shapes (controls, pictures) as they are and the notes made anew. */
function redrawn(parts: PackageParts, name: string, places: readonly NotePlace[]): string {
  let text: string;
  let root: XmlElement;
  try {
    text = parts.readText(name);
    root = parseXml(text, name);
  } catch {
    return vmlOf(places);
  }
  const isNote = (shape: XmlElement) =>
    shape.children.some((c) => c.uri === EXCEL_VML && attribute(c, "ObjectType") === "Note");
  const bound = (uri: string) =>
    root.attributes.some((a) => a.prefix === "xmlns" && a.value === uri);
  if (!bound("urn:schemas-microsoft-com:vml") || !bound(EXCEL_VML)) return vmlOf(places);
  const edit = new XmlEdit(text);
  for (const shape of root.children) if (isNote(shape)) edit.remove(shape);
  const hasType = root.children.some(
    (c) => c.local === "shapetype" && attribute(c, "id") === NOTE_TYPE_ID,
  );
  edit.append(root, (hasType ? "" : NOTE_TYPE) + places.map(noteShape).join(""));
  return edit.result();
}

const NOTE_TYPE_ID = "_x0000_t202";
const NAMESPACES = `xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="${EXCEL_VML}"`;
const NOTE_TYPE = `<v:shapetype ${NAMESPACES} id="${NOTE_TYPE_ID}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`;

function vmlOf(places: readonly NotePlace[]): string {
  return `<xml ${NAMESPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>${NOTE_TYPE}${places.map(noteShape).join("")}</xml>`;
}

function noteShape({ row, column }: NotePlace, index: number): string {
  const top = Math.max(0, row - 1);
  const anchor = `${column + 1}, 15, ${top}, 10, ${column + 4}, 31, ${top + 5}, 9`;
  return `<v:shape ${NAMESPACES} id="_x0000_s${1025 + index}" type="#${NOTE_TYPE_ID}" style="position:absolute;margin-left:60pt;margin-top:2pt;width:160pt;height:75pt;z-index:${index + 1};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
}

/** Excel knows this kind of part by its extension. */
function declareVml(parts: PackageParts, name: string): void {
  if (contentType(parts, name) === CONTENT_TYPE.vml) return;
  parts.edit(CONTENT_TYPES_PART, (edit, root) => {
    const xml = `<${qualified(root, "Default")} Extension="vml" ContentType="${CONTENT_TYPE.vml}"/>`;
    edit.replace(root.innerStart, root.innerStart, xml);
  });
}
