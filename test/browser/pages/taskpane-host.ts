import { createEmbeddedHost } from "../../../src/embedded/embedded-host";
import type { MemberCatalog } from "../../../src/embedded/member-catalog";

const { memberCatalog } = globalThis as unknown as { memberCatalog: MemberCatalog };
globalThis.embedded = createEmbeddedHost({ catalog: memberCatalog, name: "sample.xlsx" });
// Workers run no init scripts, and frames are not opened: this is the pane's own window.
globalThis.embedded.attach(window);
