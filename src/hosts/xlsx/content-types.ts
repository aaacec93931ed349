import type { PackageParts } from "./package-parts";
import { attribute, qualified } from "./xml-element";
import { escapeXml } from "./xml-text";

export const CONTENT_TYPES_PART = "[Content_Types].xml";

function extensionOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}

/** Content type of a part; undefined when the package names none. */
export function contentType(parts: PackageParts, name: string): string | undefined {
  const { root } = parts.readXml(CONTENT_TYPES_PART);
  const path = `/${name}`.toLowerCase();
  const override = root.children.find(
    (e) => e.local === "Override" && attribute(e, "PartName")?.toLowerCase() === path,
  );
  const byExtension = root.children.find(
    (e) => e.local === "Default" && attribute(e, "Extension")?.toLowerCase() === extensionOf(name),
  );
  const found = override ?? byExtension;
  return found && attribute(found, "ContentType");
}

/** Says the content type of a part, unless the package says the same already. */
export function declareContentType(parts: PackageParts, name: string, type: string): void {
  if (contentType(parts, name) === type) return;
  parts.edit(CONTENT_TYPES_PART, (edit, root) => {
    const tag = qualified(root, "Override");
    edit.append(root, `<${tag} PartName="/${escapeXml(encodeURI(name))}" ContentType="${type}"/>`);
  });
}

/** Takes away what is said of one part alone. */
export function forgetContentType(parts: PackageParts, name: string): void {
  const path = `/${name}`.toLowerCase();
  parts.edit(CONTENT_TYPES_PART, (edit, root) => {
    for (const element of root.children) {
      const of = attribute(element, "PartName")?.toLowerCase();
      if (element.local === "Override" && (of === path || of === encodeURI(path))) {
        edit.remove(element);
      }
    }
  });
}
