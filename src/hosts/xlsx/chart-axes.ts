import type { ChartContent } from "../../workbook/chart-content";
import { CHART_COLORS, CHART_SIZES } from "./chart-looks";
import { labelFormat, type SeriesSource } from "./chart-series";
import { lineXml, richText } from "./chart-text";
import { escapeXml } from "./xml-text";

/** Ids by which a chart's groups name its axes. */
export const CATEGORY_AXIS = 111;
export const VALUE_AXIS = 222;

/**
 * Lying bars are read from above, so that their categories run downward and the values stand below.
 * Category labels stand at the edge, out of the way of negative figures.
 */
export function axesXml(chart: ChartContent, source: SeriesSource): string {
  const isLying = chart.kind === "bar";
  const category =
    `<c:catAx><c:axId val="${CATEGORY_AXIS}"/><c:scaling><c:orientation val="${isLying ? "maxMin" : "minMax"}"/></c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${isLying ? "l" : "b"}"/>${numberFormat(labelFormat(source.cells(chart.categories)))}` +
    `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>${lineXml(CHART_COLORS.axis, 0.75)}</c:spPr>` +
    `<c:crossAx val="${VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`;
  return category + valueAxis(chart, isLying);
}

function valueAxis({ axis = {}, dataLabels }: ChartContent, isLying: boolean): string {
  const { format = "General", title, min } = axis;
  const least = min === undefined ? "" : `<c:min val="${min}"/>`;
  const lines = dataLabels
    ? ""
    : `<c:majorGridlines><c:spPr>${lineXml(CHART_COLORS.gridline, 0.75)}</c:spPr></c:majorGridlines>`;
  const named =
    title === undefined
      ? ""
      : `<c:title>${richText(title, CHART_SIZES.text, CHART_COLORS.text)}<c:overlay val="0"/></c:title>`;
  return (
    `<c:valAx><c:axId val="${VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>${least}</c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${isLying ? "b" : "l"}"/>${lines}${named}${numberFormat(format)}` +
    `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>` +
    `<c:crossAx val="${CATEGORY_AXIS}"/><c:crosses val="${isLying ? "max" : "autoZero"}"/><c:crossBetween val="between"/></c:valAx>`
  );
}

function numberFormat(code: string): string {
  return `<c:numFmt formatCode="${escapeXml(code)}" sourceLinked="0"/>`;
}
