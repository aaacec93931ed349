import { type EmbeddedHostOptions, createEmbeddedHost } from "../../../src/embedded/embedded-host";

/** Makes the host of a page; a dialog becomes a frame of it. */
function startEmbeddedHost(options: EmbeddedHostOptions): void {
  const host = createEmbeddedHost({
    ...options,
    openDialog: ({ url }) => {
      const frame = document.createElement("iframe");
      frame.id = "dialog";
      frame.src = String(url);
      document.body.append(frame);
    },
    closeDialog: () => document.getElementById("dialog")?.remove(),
  });
  host.attach(window);
  Object.assign(globalThis, { embeddedHost: host });
}

Object.assign(globalThis, { startEmbeddedHost });
