// How the client is built: into the Python package, with a manifest that budget.mjs reads.
/// <reference types="vitest/config" />
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const BENCH = /node_modules\/(react|react-dom|scheduler|@tanstack\/query-core)\/|react-query.*use(Base)?Query\.|src\/(lib\/routing|app\/(areas|guard|routes)\.|kinds\/(catalog|contract|dimensions|focus|pasted|problems|stepTexts|words)\.ts|kinds\/parts\/(Anchors|Scale\.|DifferenceView|Pane|Prompt|Reason|Stage\.module|Turns)|kinds\/comparison\/PreferenceBar\.module|lib\/keys\/(action|guard|settings|shortcut|useActions)|lib\/(render\/(prepared|Rendered|words)|media\/later)|api\/(work|questions|guidelines)|ui\/(Chip|later|Tabs|useNow|Key|pageTitle))/;
const OF_A_TASK = /assets\/(kind|Files|engine|index)-/;

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
    // A page fetches what it imports itself: naming all of it beforehand costs every annotator's first task a kilobyte and
    // spares others one round trip. What a task itself needs is still named.
    modulePreload: { resolveDependencies: (page, parts) => parts.filter((each) => each.endsWith(".css") || OF_A_TASK.test(page)) },
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
