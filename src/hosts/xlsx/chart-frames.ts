import type { ChartContent } from "../../workbook/chart-content";
import type { Area } from "../../workbook/grid";
import type { Flavour } from "./namespaces";
import { attribute, child, childrenOf, descendants, type XmlElement } from "./xml-element";
import { escapeXml } from "./xml-text";

/** A chart in a drawing: where it stands, what it is called, which part draws it. */
export interface FoundFrame {
  readonly anchor: XmlElement;
  readonly frame: XmlElement;
  readonly name: string;
  /** Id that no other shape of the drawing has. */
  readonly shapeId: string;
  /** Relationship of its chart part. */
  readonly relationshipId: string;
}

/** Charts of a drawing in their order. */
export function findFrames(drawing: XmlElement, flavour: Flavour): FoundFrame[] {
  return drawing.children.flatMap((anchor) => {
    const frame = child(anchor, "graphicFrame");
    const properties = child(child(frame, "nvGraphicFramePr"), "cNvPr");
    if (!frame || !properties) return [];
    const chart = [...descendants(frame)].find(
      ({ local, uri }) => local === "chart" && uri === flavour.chart,
    );
    const relationshipId = chart && attribute(chart, "id", flavour.relationships);
    if (relationshipId === undefined) return [];
    const name = attribute(properties, "name") ?? "";
    return [{ anchor, frame, name, shapeId: attribute(properties, "id") ?? "", relationshipId }];
  });
}

/** Greatest id of a shape in the drawing. */
export function lastShapeId(drawing: XmlElement): number {
  let last = 1;
  for (const { local, attributes } of descendants(drawing)) {
    const id = local === "cNvPr" ? attributes.find((a) => a.local === "id")?.value : undefined;
    if (id !== undefined && Number(id) > last) last = Number(id);
  }
  return last;
}

/** Cells that a shape covers; undefined when it is not held by two cells. */
export function anchoredArea(anchor: XmlElement): Area | undefined {
  const corner = (local: string) => {
    const element = child(anchor, local);
    const number = (name: string) => Number(childrenOf(element, name)[0]?.text ?? Number.NaN);
    return {
      ...{ row: number("row"), column: number("col") },
      rowOff: number("rowOff"),
      colOff: number("colOff"),
    };
  };
  if (anchor.local !== "twoCellAnchor") return undefined;
  const [from, to] = [corner("from"), corner("to")];
  const bottom = to.row - (to.rowOff > 0 ? 0 : 1);
  const right = to.column - (to.colOff > 0 ? 0 : 1);
  return { top: from.row, left: from.column, bottom, right };
}

export interface FrameLink {
  readonly shapeId: string;
  readonly relationshipId: string;
}

/** A chart that covers the cells of its area. */
export function anchorXml(flavour: Flavour, chart: ChartContent, link: FrameLink): string {
  const { top, left, bottom, right } = chart.area;
  const corner = (name: string, column: number, row: number) =>
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
  return `<xdr:twoCellAnchor xmlns:xdr="${flavour.spreadsheetDrawing}">${corner("from", left, top)}${corner("to", right + 1, bottom + 1)}${frameXml(flavour, chart, link)}<xdr:clientData/></xdr:twoCellAnchor>`;
}

/** The chart itself, wherever it stands. */
export function frameXml(
  flavour: Flavour,
  { name, description }: ChartContent,
  { shapeId, relationshipId }: FrameLink,
): string {
  return `<xdr:graphicFrame xmlns:xdr="${flavour.spreadsheetDrawing}" xmlns:a="${flavour.drawing}" macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${shapeId}" name="${oneLine(name)}" descr="${oneLine(description)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${flavour.chart}"><c:chart xmlns:c="${flavour.chart}" xmlns:r="${flavour.relationships}" r:id="${relationshipId}"/></a:graphicData></a:graphic></xdr:graphicFrame>`;
}

/** A text for an attribute: without what XML cannot hold. */
function oneLine(text: string): string {
  return escapeXml(text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]+/gu, " "));
}
