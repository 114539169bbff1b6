import { defineConfig } from "vite";
import { readFileSync } from "node:fs";

const base = JSON.parse(readFileSync(new URL(".base/names.json", import.meta.url), "utf8"));

export default defineConfig(({ command }) => ({
  // The server serves what is built here under this address, and looks names up in .vite/manifest.json.
  base: command === "build" ? "/assets/" : "/",
  publicDir: ".base/public",
  define: { BASE_FILES: JSON.stringify(base) },
  build: {
    outDir: "dist",
    assetsDir: "",
    manifest: true,
    target: ["es2022", "chrome109", "firefox115", "safari16.4"],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { main: "src/main.ts" },
      output: {
        entryFileNames: "[name]-[hash].js",
        chunkFileNames: "[name]-[hash].js",
        // A worker has to be served as a script, and not every server knows ".mjs".
        assetFileNames: asset =>
          asset.names.some(n => n.endsWith(".mjs")) ? "[name]-[hash].js" : "[name]-[hash][extname]",
      },
    },
    chunkSizeWarningLimit: 1500,
  },
  test: { include: ["test/**/*.test.ts"] },
}));
