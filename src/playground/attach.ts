import type { EmbeddedHost } from "../embedded/embedded-host";

/** Runs in the pane's frame before Office.js: the page around it is its Excel. */
const { plumblineHost } = window.parent as unknown as { plumblineHost: EmbeddedHost };
const detach = plumblineHost.attach(window);
window.addEventListener("pagehide", detach);
