import { listen } from "@tauri-apps/api/event";
import type { Progress } from "../bindings/wire";

/** What the shell tells the page without being asked. */
export type Events = {
  progress: Progress;
  "open-file": string;
  "file-over": boolean;
  "file-dropped": null;
  "close-asked": null;
};

/** Listens to an event of the shell, and gives back what stops listening. */
export function onEvent<Name extends keyof Events>(
  name: Name,
  heard: (payload: Events[Name]) => void,
): () => void {
  const stop = listen<Events[Name]>(name, (event) => {
    heard(event.payload);
  });
  return () =>
    void stop.then((unlisten) => {
      unlisten();
    });
}
