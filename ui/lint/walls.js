/**
 * The walls inside src: App -> screens -> fields -> parts; all may use text and bindings; only App
 * and screens use host; no screen sees another; no circle of imports.
 */
import fs from "node:fs";
import path from "node:path";

const MAY_USE = {
  bindings: [],
  text: ["bindings"],
  host: ["bindings"],
  parts: ["bindings", "text"],
  fields: ["bindings", "text", "parts"],
  screens: ["bindings", "text", "parts", "fields", "host"],
};
const IMPORT = /^\s*(?:import|export)\s+(?!type\b)(?:[^"';]*?from\s+)?"(\.[^"]+)"/gm;
const SUFFIXES = ["", ".ts", ".svelte", ".js"];

/** The file a relative import names. */
function resolve(from, source) {
  const base = path.resolve(path.dirname(from), source);
  return SUFFIXES.map((suffix) => base + suffix).find((file) =>
    fs.statSync(file, { throwIfNoEntry: false })?.isFile(),
  );
}

const known = new Map();

function importsOf(file) {
  if (!known.has(file)) {
    const text = /\.(ts|svelte)$/.test(file) ? fs.readFileSync(file, "utf8") : "";
    known.set(
      file,
      [...text.matchAll(IMPORT)].flatMap(([, source]) => resolve(file, source) ?? []),
    );
  }
  return known.get(file);
}

function reaches(from, target, seen = new Set()) {
  return importsOf(from).some((next) => {
    if (next === target) {
      return true;
    }
    return !seen.has(next) && reaches(next, target, seen.add(next));
  });
}

/** The folder of src a file is in, and for a screen which one. */
function room(src, file) {
  const [folder, screen] = path.relative(src, file).split(path.sep);
  return { folder, screen };
}

/** @type {import("eslint").Rule.RuleModule} */
export default {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      wall: "{{from}} may not look at {{to}}.",
      screen: "A screen may not look at another.",
      circle: "This import closes a circle.",
    },
  },
  create(context) {
    const file = context.filename;
    const src = file.slice(0, file.lastIndexOf(`${path.sep}src${path.sep}`) + 5);
    const here = room(src, file);
    const check = (node) => {
      const source = node.source?.value;
      const target = typeof source === "string" && source.startsWith(".") ? resolve(file, source) : undefined;
      if (!target?.startsWith(src)) {
        return;
      }
      const there = room(src, target);
      const allowed = MAY_USE[here.folder];
      if (allowed !== undefined && there.folder !== here.folder && !allowed.includes(there.folder)) {
        context.report({ node, messageId: "wall", data: { from: here.folder, to: there.folder } });
      } else if (here.folder === "screens" && there.folder === "screens" && here.screen !== there.screen) {
        context.report({ node, messageId: "screen" });
      }
      if (
        node.importKind !== "type" &&
        node.type === "ImportDeclaration" &&
        (target === file || reaches(target, file))
      ) {
        context.report({ node, messageId: "circle" });
      }
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};
