// How the client is built: into the Python package, with a manifest that budget.mjs reads.
/// <reference types="vitest/config" />
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
  build: {
    outDir: "../src/qilou/web/static",
    emptyOutDir: true,
    manifest: true,
    target: "es2022",
    // Inlined assets would need data: in the content policy for fonts and scripts; files do not.
    assetsInlineLimit: 0,
  },
  // The default forms are read from the server's package beside the client.
  server: { proxy: { "/api": { target: "http://127.0.0.1:8300", changeOrigin: false } }, fs: { allow: [".."] } },
  test: { environment: "happy-dom", environmentOptions: { happyDOM: { url: "http://localhost:8300" } }, include: ["src/**/*.test.{ts,tsx}"] },
});
