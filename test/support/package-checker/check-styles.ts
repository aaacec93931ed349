import { all, childOf, childrenOf, linksOf, type Parts } from "./open-parts";

/** Indexes of styles in range, in styles.xml itself and wherever cells and rules use them. */
export function checkStyles(parts: Parts, book: string): string[] {
  const faults: string[] = [];
  const links = linksOf(parts, book);
  const name = links.find((link) => link.kind === "styles")?.target;
  const root = name === undefined ? undefined : parts.xml(name);
  const size = (list: string) => childOf(root, list)?.children.length ?? 0;
  const cellStyles = Math.max(1, size("cellXfs"));
  const differentials = size("dxfs");
  for (const list of ["cellXfs", "cellStyleXfs"]) {
    for (const xf of childrenOf(childOf(root, list), "xf")) {
      const uses = (attribute: string, limit: number) => {
        const index = Number(xf.attributes[attribute] ?? 0);
        if (!(index >= 0 && index < Math.max(1, limit))) {
          faults.push(`${name}: ${attribute} ${index} is out of range`);
        }
      };
      uses("fontId", size("fonts"));
      uses("fillId", size("fills"));
      uses("borderId", size("borders"));
      if (list === "cellXfs") uses("xfId", size("cellStyleXfs"));
    }
  }
  const ids = childrenOf(childOf(root, "numFmts"), "numFmt").map((f) => f.attributes["numFmtId"]);
  if (new Set(ids).size !== ids.length) faults.push(`${name}: a numFmtId is there twice`);
  for (const { target, kind } of links) {
    const sheet = kind === "worksheet" ? parts.xml(target) : undefined;
    if (!sheet) continue;
    for (const element of all(sheet)) {
      const style = element.attributes[element.name === "col" ? "style" : "s"];
      const isStyled = ["c", "row", "col"].includes(element.name);
      if (isStyled && style !== undefined && Number(style) >= cellStyles) {
        faults.push(`${target}: style ${style} is out of range`);
      }
      const dxf = element.attributes["dxfId"];
      if (element.name === "cfRule" && dxf !== undefined && Number(dxf) >= differentials) {
        faults.push(`${target}: dxfId ${dxf} is out of range`);
      }
    }
  }
  return faults;
}
