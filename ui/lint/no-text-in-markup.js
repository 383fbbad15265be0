/** Forbids words in the markup of a component: every word a person reads is in src/text. */
const WORD = /\p{L}{2}/u;
const READ_ATTRIBUTES = new Set([
  "title",
  "alt",
  "placeholder",
  "label",
  "aria-label",
  "aria-description",
  "aria-roledescription",
]);

/** @type {import("eslint").Rule.RuleModule} */
export default {
  meta: {
    type: "problem",
    schema: [],
    messages: { word: "« {{word}} » is read by a person: put it in src/text." },
  },
  create(context) {
    const check = (node, text) => {
      if (typeof text === "string" && WORD.test(text)) {
        context.report({ node, messageId: "word", data: { word: text.trim() } });
      }
    };
    const isRead = (node) => READ_ATTRIBUTES.has(node.parent?.key?.name);
    /** Words given by an expression of the markup: `{ready ? "Prêt" : other}`. */
    const inExpression = (node, text) => {
      let parent = node.parent;
      while (parent && /^(Conditional|Logical|Template)/.test(parent.type)) {
        parent = parent.parent;
      }
      const shown = parent?.type === "SvelteMustacheTag" && parent.parent?.type !== "SvelteAttribute";
      const read = parent?.type === "SvelteMustacheTag" && isRead(parent);
      if (shown || read) {
        check(node, text);
      }
    };
    return {
      SvelteText: (node) => {
        if (!["SvelteStyleElement", "SvelteScriptElement"].includes(node.parent?.type)) {
          check(node, node.value);
        }
      },
      SvelteLiteral: (node) => {
        if (isRead(node)) {
          check(node, node.value);
        }
      },
      Literal: (node) => inExpression(node, node.value),
      TemplateElement: (node) => inExpression(node.parent, node.value.cooked),
    };
  },
};
