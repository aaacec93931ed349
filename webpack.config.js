const path = require("node:path");
const { existsSync } = require("node:fs");
const webpack = require("webpack");

/** A single CommonJS file for Node 20, packages included; only Node's own modules stay outside. */
function nodeBundle(name, entry, output, plugins = []) {
  return {
    name,
    mode: "production",
    target: "node20",
    context: __dirname,
    entry: path.join(__dirname, entry),
    output: { path: path.join(__dirname, path.dirname(output)), filename: path.basename(output) },
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    module: {
      rules: [
        {
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
        },
      ],
    },
    plugins,
    // Kept readable: its size matters to nobody, and a fault names a real line.
    optimization: { minimize: false, splitChunks: false },
    devtool: false,
    performance: { hints: false },
    stats: { preset: "errors-warnings" },
  };
}

const shebang = new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true });

module.exports = [
  nodeBundle("cli", "src/cli/main.ts", "dist/cli/plumbline.cjs", [shebang]),
  nodeBundle("bench", "test/bench/main.ts", "dist/bench/bench.cjs"),
].filter((config) => existsSync(config.entry));
