import { ORDERS } from "./element-orders";
import { all, type Element, type Parts } from "./open-parts";

/** Children in the order of the schema, and lists whose count is what they hold. */
export function checkOrder(parts: Parts): string[] {
  const faults: string[] = [];
  for (const name of parts.bytes.keys()) {
    const root = parts.xml(name);
    if (!root || !/spreadsheetml/.test(root.uri)) continue;
    for (const element of all(root)) {
      if (element.uri !== root.uri) continue;
      const order = ORDERS[element.name];
      if (order && (element === root || element.name !== "table")) {
        faults.push(...misplaced(name, element, order));
      }
      const count = element.attributes["count"];
      const counted = element.children.filter((c) => c.name !== "extLst").length;
      if (count !== undefined && COUNTED.has(element.name) && Number(count) !== counted) {
        faults.push(`${name}: ${element.name} says ${count} and holds ${counted}`);
      }
    }
  }
  return faults;
}

const COUNTED = new Set(
  "mergeCells dataValidations tableParts tableColumns fonts fills borders cellXfs dxfs numFmts".split(
    " ",
  ),
);

export function misplaced(part: string, element: Element, order: readonly string[]): string[] {
  let last = -1;
  for (const child of element.children) {
    if (child.uri !== element.uri) continue;
    const at = order.indexOf(child.name);
    if (at < 0) return [`${part}: ${element.name} may not hold ${child.name}`];
    if (at < last) return [`${part}: ${child.name} stands too late in ${element.name}`];
    last = at;
  }
  return [];
}
