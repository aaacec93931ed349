const words = (list: string) => list.split(" ");

const AXIS =
  "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt";

/** Order of children by element, as the schema of charts has it (ECMA-376 part 1, 21.2). */
export const CHART_ORDERS: Readonly<Record<string, readonly string[]>> = {
  chartSpace: words(
    "date1904 lang roundedCorners style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings userShapes extLst",
  ),
  chart: words(
    "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs showDLblsOverMax extLst",
  ),
  title: words("tx layout overlay spPr txPr extLst"),
  barChart: words("barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst"),
  lineChart: words(
    "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId extLst",
  ),
  "ser of barChart": words(
    "idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape extLst",
  ),
  "ser of lineChart": words(
    "idx order tx spPr marker dPt dLbls trendline errBars cat val smooth extLst",
  ),
  dLbls: words(
    "dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator showLeaderLines leaderLines extLst",
  ),
  scaling: words("logBase orientation max min extLst"),
  catAx: words(`${AXIS} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst`),
  valAx: words(`${AXIS} crossBetween majorUnit minorUnit dispUnits extLst`),
  legend: words("legendPos legendEntry layout overlay spPr txPr extLst"),
};
