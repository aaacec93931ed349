import type { ChartContent } from "../../workbook/chart-content";
import type { Area } from "../../workbook/grid";
import type { SheetContent } from "../../workbook/sheet-content";
import type { Book, BookSheet } from "./book";
import {
  anchoredArea,
  anchorXml,
  findFrames,
  type FoundFrame,
  frameXml,
  lastShapeId,
} from "./chart-frames";
import { ChartValues } from "./chart-values";
import { chartXml } from "./chart-xml";
import { declareContentType } from "./content-types";
import { CONTENT_TYPE } from "./namespaces";
import type { PackageParts } from "./package-parts";
import { reachableParts } from "./reachable-parts";
import {
  addRelationship,
  readRelationships,
  relationshipsPart,
  removeRelationships,
} from "./relationships";
import { removeUnreached } from "./remove-part";
import { XML_DECLARATION } from "./xml-text";

interface Place {
  readonly parts: PackageParts;
  readonly book: Book;
  readonly sheet: BookSheet;
}

/**
 * Draws a content's charts anew, and takes away those of `before` that it has no more. All else in
 * the sheet's drawing is the user's and stays; so does the place to which he moved a chart of ours.
 * Gives the relationship of the drawing that the sheet must refer to; undefined for none.
 */
export function putCharts(
  place: Place,
  drawingId: string | undefined,
  content: SheetContent,
  before: readonly ChartContent[],
): string | undefined {
  const { charts = [] } = content;
  if (charts.length === 0 && before.length === 0) return drawingId;
  const { parts, book, sheet } = place;
  const reached = reachableParts(parts);
  const existing = readRelationships(parts, sheet.part!).find(({ id }) => id === drawingId);
  if (!existing && charts.length === 0) return undefined;
  const drawing = existing?.target ?? makeDrawing(place);
  drawCharts(place, drawing, content, before);
  const isEmpty = parts.readXml(drawing).root.children.length === 0;
  if (isEmpty) removeRelationships(parts, sheet.part!, ({ target }) => target === drawing);
  removeUnreached(parts, reached);
  if (isEmpty) return undefined;
  if (existing) return existing.id;
  return addRelationship(parts, sheet.part!, `${book.flavour.relationshipType}/drawing`, drawing);
}

function makeDrawing({ parts, book: { part, flavour } }: Place): string {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const name = parts.freeName(`${folder}drawings/drawing`, ".xml");
  parts.write(name, `${XML_DECLARATION}<xdr:wsDr xmlns:xdr="${flavour.spreadsheetDrawing}"/>`);
  declareContentType(parts, name, CONTENT_TYPE.drawing);
  return name;
}

function drawCharts(
  place: Place,
  drawing: string,
  content: SheetContent,
  before: readonly ChartContent[],
): void {
  const { parts, book } = place;
  const { charts = [] } = content;
  const values = new ChartValues(content);
  const { root } = parts.readXml(drawing);
  const frames = findFrames(root, book.flavour);
  const ours = new Map(
    [...before, ...charts].map(({ name }) => [name, frames.find((f) => f.name === name)]),
  );
  const links = charts.map((chart) =>
    writeChart(place, drawing, chart, values, ours.get(chart.name)),
  );
  let shapeId = lastShapeId(root);
  parts.edit(drawing, (edit, element) => {
    charts.forEach((chart, n) => {
      const frame = ours.get(chart.name);
      const link = { relationshipId: links[n]!, shapeId: frame?.shapeId ?? String(++shapeId) };
      if (!frame) edit.append(element, anchorXml(book.flavour, chart, link));
      else if (isMoved(frame, before)) {
        edit.replace(frame.frame.start, frame.frame.end, frameXml(book.flavour, chart, link));
      } else {
        edit.replace(frame.anchor.start, frame.anchor.end, anchorXml(book.flavour, chart, link));
      }
      ours.delete(chart.name);
    });
    for (const frame of ours.values()) if (frame) edit.remove(frame.anchor);
  });
  const gone = new Set([...ours.values()].map((frame) => frame?.relationshipId));
  removeRelationships(parts, drawing, ({ id }) => gone.has(id));
}

/** Writes the chart part, over the one that the chart had; gives its relationship. */
function writeChart(
  { parts, book, sheet }: Place,
  drawing: string,
  chart: ChartContent,
  values: ChartValues,
  frame: FoundFrame | undefined,
): string {
  const { flavour, date1904 } = book;
  const xml = chartXml(chart, { flavour, sheet: sheet.name, values, date1904 });
  const was = readRelationships(parts, drawing).find(({ id }) => id === frame?.relationshipId);
  if (was && parts.has(was.target)) {
    parts.write(was.target, xml);
    // Colours and styles that another program kept beside it are not those of the new chart.
    parts.remove(relationshipsPart(was.target));
    return was.id;
  }
  const folder = book.part.slice(0, book.part.lastIndexOf("/") + 1);
  const part = parts.freeName(`${folder}charts/chart`, ".xml");
  parts.write(part, xml);
  declareContentType(parts, part, CONTENT_TYPE.chart);
  return addRelationship(parts, drawing, `${flavour.relationshipType}/chart`, part);
}

/** True when the chart does not stand any more where we put it. */
function isMoved({ anchor, name }: FoundFrame, before: readonly ChartContent[]): boolean {
  const put = before.find((chart) => chart.name === name)?.area;
  const now = anchoredArea(anchor);
  return put !== undefined && (now === undefined || !sameArea(now, put));
}

function sameArea(a: Area, b: Area): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}
