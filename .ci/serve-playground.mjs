// Serves the playground to this machine's browser: a workbook beside the pane, without Excel.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { basename, extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "@swc/core";

const root = resolve(fileURLToPath(import.meta.url), "..", "..");
const office = join(root, "node_modules", "@microsoft", "office-js", "dist");
const folders = {
  pane: join(root, "dist", "pane"),
  office,
  "": join(root, "dist", "playground"),
};
const kinds = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".css": "text/css; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
};
const HOST = "127.0.0.1";
const FIRST_PORT = 3000;
const PORTS = 50;

const headers = {
  // Nothing but our own files. Fluent UI puts its styles into the page itself.
  "Content-Security-Policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "worker-src 'self'",
    "frame-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join("; "),
  // No other site may load the workbook as a script of its own.
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-store",
};

/** Derived from the installed Office.js: its licence lets us test with it and not hand it on. */
async function catalog() {
  const source = readFileSync(join(root, "src", "embedded", "member-catalog.ts"), "utf8");
  const { code } = transformSync(source, {
    jsc: { parser: { syntax: "typescript" }, target: "es2022" },
  });
  const { memberCatalog } = await import(
    `data:text/javascript;base64,${Buffer.from(code).toString("base64")}`
  );
  return memberCatalog(readFileSync(join(office, "excel-win32-16.01.debug.js"), "utf8"));
}

function fileAt(path) {
  const [, first, ...rest] = path.split("/");
  const inFolder = rest.length > 0 && first !== "" && Object.hasOwn(folders, first);
  const folder = inFolder ? folders[first] : folders[""];
  const file = resolve(folder, inFolder ? rest.join("/") : path.slice(1) || "playground.html");
  return file.startsWith(folder + sep) ? file : undefined;
}

/** Another site's page may not ask, nor one that calls this machine by a name of its own. */
function isOwn({ headers: asked, method }, port) {
  const from = asked["sec-fetch-site"] ?? "none";
  const hosts = [`${HOST}:${port}`, `localhost:${port}`];
  if (method !== "GET" || !hosts.includes(asked.host)) return false;
  return ["same-origin", "none"].includes(from) || asked["sec-fetch-dest"] === "document";
}

function answer(request, response, given) {
  const send = (status, kind, body) => {
    response.writeHead(status, { ...headers, "Content-Type": kind });
    response.end(body);
  };
  try {
    const path = decodeURIComponent(new URL(request.url, `http://${HOST}`).pathname);
    if (!isOwn(request, request.socket.localPort)) send(403, "text/plain", "Not from here.");
    else if (path === "/given.js") send(200, kinds[".js"], given);
    else {
      const file = fileAt(path);
      const body = file === undefined ? undefined : readFileSync(file);
      if (body === undefined) send(404, "text/plain", "Not found.");
      else send(200, kinds[extname(file)] ?? "application/octet-stream", body);
    }
  } catch {
    send(404, "text/plain", "Not found.");
  }
}

function listen(server, port) {
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, HOST, () => {
      server.off("error", failed);
      done(port);
    });
  });
}

/** Serves until the process ends; gives the address. */
export async function servePlayground(book) {
  const content = {
    catalog: await catalog(),
    name: basename(book),
    book: readFileSync(book).toString("base64"),
  };
  const given = `globalThis.plumblineGiven = ${JSON.stringify(content)};`;
  const server = createServer((request, response) => answer(request, response, given));
  for (let port = FIRST_PORT; ; port++) {
    try {
      await listen(server, port);
      return `http://${HOST}:${port}/`;
    } catch (error) {
      if (error.code !== "EADDRINUSE" || port >= FIRST_PORT + PORTS) throw error;
    }
  }
}
