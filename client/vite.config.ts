// How the client is built: into the Python package, with a manifest that budget.mjs reads.
/// <reference types="vitest/config" />
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const BENCH = /node_modules\/(react|react-dom|scheduler|@tanstack\/query-core)\/|react-query.*use(Base)?Query\.|src\/(lib\/routing|app\/(areas|guard|routes)\.|kinds\/(catalog|contract|dimensions|focus|problems|stepTexts|words)\.ts|kinds\/parts\/(Anchors|Scale\.|DifferenceView|Pane|Prompt|Reason|Turns)|lib\/keys\/(action|guard|settings|shortcut|useActions)|lib\/render\/(prepared|Rendered|words)|api\/(work|questions|guidelines)|ui\/(Chip|later|Tabs|useNow|Key|pageTitle))/;

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
  // Short class names: the long ones weigh twice, in the styles and in the scripts that name them.
  css: { modules: { generateScopedName: "q[hash:base64:5]" } },
  build: {
    outDir: "../src/qilou/web/static",
    emptyOutDir: true,
    manifest: true,
    target: "es2022",
    // Inlined assets would need data: in the content policy for fonts and scripts; files do not.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What the workbench needs at once is one chunk: many small ones compress badly.
        codeSplitting: { groups: [{ name: "bench", test: BENCH, minSize: 0 }] },
      },
    },
  },
  // The default forms are read from the server's package beside the client.
  server: { proxy: { "/api": { target: "http://127.0.0.1:8300", changeOrigin: false } }, fs: { allow: [".."] } },
  test: { environment: "happy-dom", environmentOptions: { happyDOM: { url: "http://localhost:8300" } }, include: ["src/**/*.test.{ts,tsx}"] },
});
