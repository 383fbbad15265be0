/** The mark of a transition axis: a letter and a shape, so that colour is never alone. */
export type AxisMark = { label: string; letter: string; shape: "round" | "square" | "diamond" };

const marks: Record<string, AxisMark> = {
  ecologique: { label: "Transition écologique", letter: "É", shape: "round" },
  economique: { label: "Transition économique", letter: "€", shape: "square" },
  modes_de_vie: { label: "Transition des modes de vie", letter: "V", shape: "diamond" },
};

/** The mark of an axis; none for a code this version does not know. */
export function axisMark(code: string): AxisMark | null {
  return marks[code] ?? null;
}
