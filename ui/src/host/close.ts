import { invoke } from "@tauri-apps/api/core";

/** Tells the window, which is to close, whether it may. */
export async function answerClose(may: boolean): Promise<void> {
  await invoke("answer_close", { may });
}
