const path = require("node:path");
const webpack = require("webpack");
const CopyPlugin = require("copy-webpack-plugin");
const HtmlPlugin = require("html-webpack-plugin");

/** TypeScript and JSX, without types: `npm run types` looks after those. */
const typescript = {
  test: /\.tsx?$/,
  exclude: /node_modules/,
  use: {
    loader: "swc-loader",
    options: {
      jsc: {
        target: "es2022",
        parser: { syntax: "typescript", tsx: true },
        transform: { react: { runtime: "automatic" } },
      },
    },
  },
};

/** A single CommonJS file for Node 20, packages included but for those that are named. */
function nodeBundle(name, entry, output, { plugins = [], outside = [] } = {}) {
  return {
    name,
    mode: "production",
    target: "node20",
    context: __dirname,
    entry: path.join(__dirname, entry),
    output: { path: path.join(__dirname, path.dirname(output)), filename: path.basename(output) },
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    module: {
      rules: [typescript],
    },
    plugins,
    externals: Object.fromEntries(outside.map((each) => [each, `commonjs ${each}`])),
    // Kept readable: its size matters to nobody, and a fault names a real line.
    optimization: { minimize: false, splitChunks: false },
    devtool: false,
    performance: { hints: false },
    stats: { preset: "errors-warnings" },
  };
}

/** Where Microsoft serves Office.js; the store allows no other place. */
const OFFICE = "https://appsforoffice.microsoft.com";
/** Address of the add-in while it is developed, as manifest.xml has it. */
const DEVELOPMENT = "https://localhost:3000";

/** Nothing but our own files and Office.js. Fluent UI puts its styles into the page itself. */
function policy(officeFrom) {
  const own = ["'self'", ...officeFrom].join(" ");
  return [
    "default-src 'none'",
    `script-src ${own}`,
    "style-src 'self' 'unsafe-inline'",
    "worker-src 'self'",
    "img-src 'self' data:",
    `connect-src ${own}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function panePage(filename, officeScripts, officeFrom) {
  return new HtmlPlugin({
    filename,
    template: path.join(__dirname, "src", "taskpane", "taskpane.html"),
    scriptLoading: "defer",
    minify: false,
    templateParameters: { policy: policy(officeFrom), officeScripts },
  });
}

/**
 * The add-in's pages in dist/pane. taskpane.html is for Excel, with Office.js from Microsoft;
 * playground.html shows the same pane beside a workbook of our own, with the installed Office.js.
 */
function paneBundle(address) {
  const icons = { from: "assets/icons/*.png", to: "[name][ext]" };
  const manifest = {
    from: "manifest.xml",
    transform: (text) => text.toString().replaceAll(DEVELOPMENT, address.replace(/\/+$/, "")),
  };
  // What Excel is told of the custom functions, made of their JSDoc; its help leads to the docs.
  const functions = {
    from: "src/functions/functions.ts",
    to: "functions.json",
    transform: async () => {
      const { functionMetadata } = await import("./.ci/functions-metadata.mjs");
      return JSON.stringify(functionMetadata(process.env.PLUMBLINE_HELP ?? address), null, 2);
    },
  };
  const docs = { from: "docs/functions.md", to: "docs/[name][ext]" };
  return {
    name: "pane",
    mode: "production",
    target: ["web", "es2022"],
    context: __dirname,
    entry: { taskpane: "./src/page/main.ts" },
    output: { path: path.join(__dirname, "dist", "pane"), filename: "[name].js", clean: true },
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    module: { rules: [typescript] },
    plugins: [
      panePage("taskpane.html", [`${OFFICE}/lib/1/hosted/office.js`], [OFFICE]),
      panePage("playground.html", ["../attach.js", "../office/office.js"], []),
      new CopyPlugin({ patterns: [icons, manifest, functions, docs] }),
    ],
    optimization: { splitChunks: { chunks: "all" } },
    devtool: false,
    performance: { hints: false },
    stats: { preset: "errors-warnings" },
  };
}

/** The page around the pane that `npm start` serves: a workbook of our own instead of Excel. */
function playgroundBundle() {
  return {
    name: "playground",
    mode: "production",
    target: ["web", "es2022"],
    context: __dirname,
    entry: { main: "./src/playground/main.ts", attach: "./src/playground/attach.ts" },
    output: {
      path: path.join(__dirname, "dist", "playground"),
      filename: "[name].js",
      clean: true,
    },
    resolve: { extensions: [".ts", ".js"] },
    module: { rules: [typescript] },
    plugins: [
      new HtmlPlugin({
        filename: "playground.html",
        template: path.join(__dirname, "src", "playground", "playground.html"),
        chunks: ["main"],
        scriptLoading: "defer",
        minify: false,
      }),
    ],
    devtool: false,
    performance: { hints: false },
    stats: { preset: "errors-warnings" },
  };
}

const shebang = new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true });

/** `--env address=https://…` puts the real address into dist/pane/manifest.xml. */
module.exports = ({ address = DEVELOPMENT } = {}) => [
  nodeBundle("cli", "src/cli/main.ts", "dist/cli/plumbline.cjs", { plugins: [shebang] }),
  // A browser and a page without one find their own files beside them.
  nodeBundle("bench", "test/bench/main.ts", "dist/bench/bench.cjs", {
    outside: ["jsdom", "playwright-core"],
  }),
  paneBundle(address),
  playgroundBundle(),
];
