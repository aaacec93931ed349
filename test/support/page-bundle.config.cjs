// Bundles one entry for a page: run by page-bundle.ts with --env entry=… --env output=…
const path = require("node:path");

module.exports = ({ entry, output }) => ({
  mode: "production",
  target: ["web", "es2022"],
  entry,
  output: { path: path.dirname(output), filename: path.basename(output) },
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
});
