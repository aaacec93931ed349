// Bundles every page of test/browser/pages into dist/test/pages, all at once: they share most of their code.
const { readdirSync } = require("node:fs");
const path = require("node:path");

const root = path.resolve(__dirname, "..", "..");
const pages = path.join(root, "test", "browser", "pages");

module.exports = {
  name: "pages",
  mode: "production",
  target: ["web", "es2022"],
  entry: Object.fromEntries(
    readdirSync(pages).map((file) => [path.parse(file).name, path.join(pages, file)]),
  ),
  output: { path: path.join(root, "dist", "test", "pages"), filename: "[name].js", clean: true },
  resolve: { extensions: [".ts", ".tsx", ".js"] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        use: {
          loader: "swc-loader",
          options: { jsc: { target: "es2022", parser: { syntax: "typescript", tsx: true } } },
        },
      },
    ],
  },
  optimization: { minimize: false },
  devtool: false,
  performance: { hints: false },
  stats: "errors-warnings",
};
