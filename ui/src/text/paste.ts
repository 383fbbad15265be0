import { count } from "./common";

export const paste = {
  open: "Coller depuis un tableur…",
  title: (table: string) => `Coller dans «\u00a0${table}\u00a0»`,
  zone: "Cellules copiées",
  zoneHelp: (columns: string) =>
    `Copiez les cellules dans Excel ou LibreOffice, puis collez-les ici (Ctrl + V). Si la première ligne porte les titres des colonnes, ils sont reconnus\u202f; sinon l’ordre est\u00a0: ${columns}.`,
  read: "Lire ces cellules",
  nothing: "Il n’y a pas de cellule à coller.",
  preview: "Ce qui sera collé",
  line: "Ligne",
  added: "ajoutée",
  changed: "modifiée",
  kept: "inchangé\u00a0:",
  summary: (changed: number, added: number) =>
    [
      changed > 0 ? count(changed, "ligne modifiée", "lignes modifiées") : "",
      added > 0 ? count(added, "ligne ajoutée", "lignes ajoutées") : "",
    ]
      .filter((part) => part !== "")
      .join(", ") + ". Rien n’est encore écrit.",
  problems: (number: number) =>
    number < 2
      ? "1\u00a0cellule ne peut pas être lue\u202f; elle restera comme elle est."
      : `${number}\u00a0cellules ne peuvent pas être lues\u202f; elles resteront comme elles sont.`,
  accept: (lines: number) => `Coller ${count(lines, "ligne", "lignes")}`,
  done: (lines: number) => `${count(lines, "ligne collée", "lignes collées")}. Ctrl + Z les retire.`,
};
