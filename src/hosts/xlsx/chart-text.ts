import { escapeCellText } from "./xml-text";

/** DrawingML that every part of a chart is made of. Sizes are in points, colours `RRGGBB`. */
export function fillXml(color: string): string {
  return `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`;
}

const EMU_OF_POINT = 12_700;

export function lineXml(color: string, points: number, dash = ""): string {
  const dashed = dash === "" ? "" : `<a:prstDash val="${dash}"/>`;
  return `<a:ln w="${Math.round(points * EMU_OF_POINT)}" cap="rnd">${fillXml(color)}${dashed}<a:round/></a:ln>`;
}

/** The workbook's own font, so that a chart looks like the sheet that it stands on. */
function runProperties(tag: string, size: number, color: string, bold: boolean): string {
  return `<a:${tag} sz="${size * 100}" b="${bold ? 1 : 0}">${fillXml(color)}<a:latin typeface="+mn-lt"/></a:${tag}>`;
}

/** How the texts of an element look. */
export function textXml(size: number, color: string): string {
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${runProperties("defRPr", size, color, false)}</a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`;
}

/** A text of a chart's own; bold. */
export function richText(text: string, size: number, color: string): string {
  const look = runProperties("rPr", size, color, true).replace("<a:rPr", '<a:rPr lang="en-US"');
  return `<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${runProperties("defRPr", size, color, true)}</a:pPr><a:r>${look}<a:t>${escapeCellText(text)}</a:t></a:r></a:p></c:rich></c:tx>`;
}
