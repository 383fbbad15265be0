/** Words as they are compared: without accents, capitals or spaces around. */
export function plain(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase("fr").trim();
}
