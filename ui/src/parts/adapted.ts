/** What a dossier made from another took and left, in words. */
export type Adapted = { kept: string[]; left: string[] };
