import { invoke } from "@tauri-apps/api/core";
import type { Commands, Refusal } from "../bindings/wire";

/** Calls a command of the application. It rejects with a {@link Refused}, and with nothing else. */
export async function call<Name extends keyof Commands>(
  name: Name,
  request: Commands[Name][0],
): Promise<Commands[Name][1]> {
  try {
    return await invoke<Commands[Name][1]>("call", { name, request });
  } catch (reason) {
    throw new Refused(isRefusal(reason) ? reason : { code: "bug", message: String(reason) });
  }
}

/** A refusal of the application, as an error of the page. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

function isRefusal(reason: unknown): reason is Refusal {
  return typeof reason === "object" && reason !== null && "code" in reason && "message" in reason;
}
