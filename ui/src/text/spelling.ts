import { count } from "./common";

export const spelling = {
  group: (label: string) => `Orthographe, ${label}`,
  unknown: (number: number) => `${count(number, "mot inconnu", "mots inconnus")}\u00a0:`,
  named: (word: string) => `«\u00a0${word}\u00a0»\u00a0: corriger ou garder`,
  none: "Aucune proposition",
  learn: (word: string) => `Garder «\u00a0${word}\u00a0»`,
};
