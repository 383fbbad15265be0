/** The address of a link, as a person types it: « example.fr » and « a@example.fr » are understood. */
export function linkAddress(typed: string): string {
  const text = typed.trim();
  if (text === "" || /^(https?:|mailto:|#article:)/i.test(text)) {
    return text;
  }
  if (/^[^\s@/]+@[^\s@/]+$/.test(text)) {
    return `mailto:${text}`;
  }
  return `https://${text.replace(/^[a-z]+:\/*/i, "")}`;
}
