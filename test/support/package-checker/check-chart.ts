import { CHART_ORDERS } from "./chart-orders";
import { misplaced } from "./check-order";
import { all, box, childOf, childrenOf, type Element } from "./open-parts";

/** A chart part: order of its elements, its axes, and the cells that it shows. */
export function chartFaults(
  part: string,
  root: Element | undefined,
  sheets: readonly string[],
): string[] {
  if (root?.name !== "chartSpace") return [`${part}: is not a chart`];
  const plot = childOf(childOf(root, "chart"), "plotArea");
  if (!plot) return [`${part}: has no plot area`];
  return [
    ...[...all(root)].flatMap((element) => orderFaults(part, root, element)),
    ...axisFaults(part, plot),
    ...[...all(plot)].flatMap((element) => sourceFaults(part, element, sheets)),
  ];
}

function orderFaults(part: string, root: Element, element: Element): string[] {
  if (element.uri !== root.uri) return [];
  const order = CHART_ORDERS[element.name];
  const series = CHART_ORDERS[`ser of ${element.name}`] ?? [];
  return [
    ...(order ? misplaced(part, element, order) : []),
    ...(series.length === 0
      ? []
      : childrenOf(element, "ser").flatMap((each) => misplaced(part, each, series))),
  ];
}

const valueOf = (element: Element | undefined) => element?.attributes["val"] ?? "";

function axisFaults(part: string, plot: Element): string[] {
  const axes = plot.children.filter(({ name }) => name.endsWith("Ax"));
  const ids = axes.map((axis) => valueOf(childOf(axis, "axId")));
  const faults = axes
    .filter((axis) => !ids.includes(valueOf(childOf(axis, "crossAx"))))
    .map(() => `${part}: an axis crosses none`);
  const series: string[] = [];
  for (const group of plot.children.filter(({ name }) => name.endsWith("Chart"))) {
    for (const id of childrenOf(group, "axId").map(valueOf)) {
      if (!ids.includes(id)) faults.push(`${part}: there is no axis ${id}`);
    }
    const each = childrenOf(group, "ser");
    if (each.length === 0) faults.push(`${part}: ${group.name} has no series`);
    series.push(...each.map((one) => valueOf(childOf(one, "idx"))));
  }
  for (const index of series.filter((each, n) => series.indexOf(each) < n)) {
    faults.push(`${part}: the series ${index} is there twice`);
  }
  return faults;
}

/** References to cells of a sheet that is there, and as many values kept as there are cells. */
function sourceFaults(part: string, element: Element, sheets: readonly string[]): string[] {
  if (element.name !== "numRef" && element.name !== "strRef") return [];
  const formula = childOf(element, "f")?.text ?? "";
  const match = /^(?:'((?:[^']|'')+)'|([\p{L}\p{N}_.]+))!(.+)$/u.exec(formula);
  const sheet = match?.[1]?.replaceAll("''", "'") ?? match?.[2];
  const area = box(match?.[3] ?? "");
  if (sheet === undefined || !area) return [`${part}: "${formula}" names no cells`];
  const faults: string[] = [];
  if (!sheets.includes(sheet.toLowerCase())) faults.push(`${part}: there is no sheet ${sheet}`);
  const cache = childOf(element, "numCache") ?? childOf(element, "strCache");
  if (!cache) return faults;
  const count = Number(valueOf(childOf(cache, "ptCount")));
  const cells = (area.bottom - area.top + 1) * (area.right - area.left + 1);
  if (count !== cells) faults.push(`${part}: keeps ${count} values of ${cells} cells`);
  for (const point of childrenOf(cache, "pt")) {
    if (Number(point.attributes["idx"]) >= count) faults.push(`${part}: keeps a value too many`);
    const isNumber = Number.isFinite(Number(childOf(point, "v")?.text || Number.NaN));
    if (cache.name === "numCache" && !isNumber) faults.push(`${part}: keeps what is no number`);
  }
  return faults;
}
