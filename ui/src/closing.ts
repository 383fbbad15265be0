import { answerClose } from "./host/close";

/** The dossier that the window closes with. */
type Closed = {
  /** Sends everything typed, and tells whether the dossier may be left. */
  settled: () => Promise<boolean>;
  /** Whether something typed is not on the disk yet. */
  saving: () => boolean;
};

/** How long the last keys have to come, in milliseconds: they may wait behind the word that the window is to close. */
const LAST_KEYS = 200;

/** The window is to close: not before everything typed is on the disk, and what is not stays in sight. */
export async function close(dossier: Closed | null): Promise<void> {
  let may = dossier === null;
  while (dossier !== null) {
    may = await dossier.settled();
    await new Promise((come) => setTimeout(come, LAST_KEYS));
    if (!may || !dossier.saving()) break;
  }
  await answerClose(may);
}
