// The last gate before the page: whatever the parsers produced, only harmless HTML and MathML pass.
import DOMPurify from "dompurify";

const SAFE_ADDRESS = /^(?:https?:|mailto:)/i;
const RULES = {
  USE_PROFILES: { html: true, mathMl: true },
  FORBID_TAGS: [
    "img",
    "picture",
    "source",
    "video",
    "audio",
    "iframe",
    "object",
    "embed",
    "form",
    "input",
    "button",
    "textarea",
    "select",
    "style",
    "link",
    "meta",
    "base",
    "svg",
    "dialog",
    "template",
  ],
  FORBID_ATTR: ["id", "name", "srcset", "background", "action", "formaction", "ping"],
  ADD_ATTR: ["target", "form"],
  ALLOW_DATA_ATTR: false,
};

// Not ALLOWED_URI_REGEXP: that is tried on every attribute and would strip MathML's stretchy="true".
DOMPurify.addHook("afterSanitizeAttributes", (node) => {
  for (const name of ["href", "xlink:href", "src"]) {
    if (!SAFE_ADDRESS.test(node.getAttribute(name) ?? "https:")) node.removeAttribute(name);
  }
  if (node.nodeName.toLowerCase() !== "a") return;
  node.setAttribute("rel", "noopener noreferrer nofollow");
  node.setAttribute("target", "_blank");
});

/** Remove everything that could act, load or escape from the answer's pane. */
export function sanitize(html: string): string {
  return DOMPurify.sanitize(html, RULES);
}
