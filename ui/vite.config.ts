import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [svelte()],
  clearScreen: false,
  // The fonts are those of the PDF engine: one set of files for the screen and for the paper.
  server: { port: 5173, strictPort: true, fs: { allow: [".", "../src-tauri/crates/paper/fonts"] } },
  build: {
    target: "es2022",
    outDir: "dist",
    emptyOutDir: true,
    // The page's security policy forbids data: addresses for scripts, styles and fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
