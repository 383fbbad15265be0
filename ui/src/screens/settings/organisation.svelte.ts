import type { OrganisationLook, SetOrganisation } from "../../bindings/wire";
import { call, Refused } from "../../host/call";

/** What of the organisation is set: a problem is shown beside it. */
export type Part = "name" | "logo" | "logoText" | "main" | "second";

const PARTS: Record<SetOrganisation["what"], Part> = {
  name: "name",
  main: "main",
  second: "second",
  logoText: "logoText",
  noLogo: "logo",
};

/** The organisation of this machine, and how its documents look. */
export class OrganisationState {
  look = $state.raw<OrganisationLook | null>(null);
  problem = $state.raw<{ of: Part; message: string } | null>(null);
  /** Whether something was just kept. */
  saved = $state(false);

  load(): Promise<void> {
    return this.#take("name", () => call("organisation", {}));
  }

  async set(request: SetOrganisation): Promise<void> {
    await this.#take(PARTS[request.what], () => call("set_organisation", request));
    this.saved = this.problem === null;
  }

  /** Asks for a picture, and keeps it as the logo. */
  async chooseLogo(): Promise<void> {
    const before = this.look;
    await this.#take("logo", () => call("choose_logo", {}));
    this.saved = this.look !== before;
  }

  async #take(of: Part, ask: () => Promise<OrganisationLook | null>): Promise<void> {
    try {
      this.look = (await ask()) ?? this.look;
      this.problem = null;
    } catch (reason) {
      if (!(reason instanceof Refused)) {
        throw reason;
      }
      this.problem = { of, message: reason.refusal.message };
    }
  }
}
