/** Namespace of the custom XML part that holds Plumbline's state, the same in every host. */
export const STATE_NAMESPACE = "urn:plumbline:state:1";

/** What the part holds: the caller's text, and what a file host needs to clean up (opaque to others). */
export interface StatePart {
  readonly text: string | undefined;
  readonly file: string | undefined;
}

/** XML of the state part; both texts must be free of characters that XML cannot hold (JSON is). */
export function stateXml({ text, file }: StatePart): string {
  const element = (name: string, content: string | undefined) =>
    content === undefined ? "" : `<${name}>${escapeText(content)}</${name}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<plumbline xmlns="${STATE_NAMESPACE}">${element("text", text)}${element("file", file)}</plumbline>`;
}

function escapeText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;")
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
}
