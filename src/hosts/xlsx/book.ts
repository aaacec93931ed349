import { flavourOf, type Flavour } from "./namespaces";
import type { PackageParts } from "./package-parts";
import { readRelationships, type Relationship } from "./relationships";
import { UnreadableWorkbook } from "./unreadable-workbook";
import { attribute, child, childrenOf, flagAttribute, numberAttribute } from "./xml-element";
import type { XmlElement } from "./xml-element";

export interface BookSheet {
  readonly name: string;
  /** Place among the sheets, zero-based. */
  readonly index: number;
  readonly sheetId: number;
  readonly relationshipId: string;
  readonly state: "visible" | "hidden" | "veryHidden";
  /** `worksheet` holds cells; others (`chartsheet`, `dialogsheet`, …) do not. */
  readonly kind: string;
  /** Undefined when the file names no part for it. */
  readonly part: string | undefined;
  readonly element: XmlElement;
}

/** What workbook.xml says. */
export interface Book {
  readonly part: string;
  readonly flavour: Flavour;
  readonly root: XmlElement;
  readonly sheets: readonly BookSheet[];
  readonly date1904: boolean;
  readonly structureLocked: boolean;
  readonly relationships: readonly Relationship[];
  readonly stylesPart: string | undefined;
  readonly sharedStringsPart: string | undefined;
  readonly calcChainPart: string | undefined;
}

/** Reads workbook.xml; refuses a package that is another kind of document. */
export function readBook(parts: PackageParts): Book {
  const part = readRelationships(parts, "").find((r) => r.kind === "officeDocument")?.target;
  if (part === undefined || !parts.has(part)) throw notAWorkbook(parts);
  if (part.toLowerCase().endsWith(".bin")) {
    throw new UnreadableWorkbook(
      "binary-xlsb",
      "The file is a binary workbook (.xlsb). Open it in Excel and save it as .xlsx or .xlsm.",
    );
  }
  const { root } = parts.readXml(part);
  const flavour = flavourOf(root.uri);
  if (flavour === undefined || root.local !== "workbook") throw notAWorkbook(parts);
  const relationships = readRelationships(parts, part);
  const target = (kind: string) => {
    const found = relationships.find((r) => r.kind === kind && !r.external)?.target;
    return found !== undefined && parts.has(found) ? found : undefined;
  };
  const properties = child(root, "workbookPr");
  const protection = child(root, "workbookProtection");
  return {
    ...{ part, flavour, root, relationships },
    sheets: readSheets(parts, root, flavour, relationships),
    date1904: (properties && flagAttribute(properties, "date1904")) ?? false,
    structureLocked: (protection && flagAttribute(protection, "lockStructure")) ?? false,
    stylesPart: target("styles"),
    sharedStringsPart: target("sharedStrings"),
    calcChainPart: target("calcChain"),
  };
}

function readSheets(
  parts: PackageParts,
  root: XmlElement,
  flavour: Flavour,
  relationships: readonly Relationship[],
): BookSheet[] {
  const sheets = childrenOf(child(root, "sheets"), "sheet").map((element, index): BookSheet => {
    const relationshipId = attribute(element, "id", flavour.relationships) ?? "";
    const relationship = relationships.find((r) => r.id === relationshipId);
    const state = attribute(element, "state");
    const part = relationship?.target;
    return {
      ...{ index, element, relationshipId },
      name: attribute(element, "name") ?? "",
      sheetId: numberAttribute(element, "sheetId") ?? 0,
      state: state === "hidden" || state === "veryHidden" ? state : "visible",
      kind: relationship?.kind ?? "missing",
      part: part !== undefined && parts.has(part) ? part : undefined,
    };
  });
  return sheets;
}

function notAWorkbook(parts: PackageParts): UnreadableWorkbook {
  if (parts.has("mimetype") && parts.has("content.xml")) {
    return new UnreadableWorkbook(
      "open-document",
      "The file is an OpenDocument file. Open it and save it as Excel workbook (.xlsx).",
    );
  }
  return new UnreadableWorkbook(
    "not-a-workbook",
    "The file is not an Excel workbook. Choose a file that Excel saved as .xlsx or .xlsm.",
  );
}

/** Sheet by name as Excel compares names: without case. */
export function findSheet(book: Book, name: string): BookSheet | undefined {
  const key = name.toLowerCase();
  return book.sheets.find((sheet) => sheet.name.toLowerCase() === key);
}
