import { Editor } from "@tiptap/core";
import { fireEvent, render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { FieldView } from "../src/bindings/wire";
import FieldFrame from "../src/fields/FieldFrame.svelte";
import { extensions } from "../src/fields/rich/schema";
import { replacement } from "../src/fields/typography";
import { field } from "./fixtures";

/** A text as it stands once each of its characters was typed. */
function typed(keys: string): string {
  return Array.from(keys).reduce((before, key) => {
    const better = replacement(before, key);
    return better === null ? before + key : before.slice(0, before.length - better.erase) + better.insert;
  }, "");
}

/** A no-break space is written « ~ », a narrow one « _ ». */
const spaced = (text: string) => text.replaceAll("\u00a0", "~").replaceAll("\u202f", "_");

const changed: Record<string, string> = {
  "L'eau d'ici, aujourd'hui": "L’eau d’ici, aujourd’hui",
  'Il dit "oui".': "Il dit «~oui~».",
  '"Oui", dit-elle': "«~Oui~», dit-elle",
  'l\'"eau" ("l\'air")': "l’«~eau~» («~l’air~»)",
  '"il a dit "oui""': "«~il a dit «~oui~»~»",
  "« mot »": "«~mot~»",
  "«mot»": "«~mot~»",
  "«~mot~»": "«~mot~»",
  '" mot"': "«~mot~»",
  '""': "«~»",
  "etc...": "etc…",
  "Vraiment ?": "Vraiment_?",
  "Vraiment?": "Vraiment_?",
  "Vraiment ?!": "Vraiment_?!",
  "un ; deux ! trois : quatre": "un_; deux_! trois~: quatre",
  "un; deux! trois: quatre": "un_; deux_! trois~: quatre",
  "l'eau: l'air": "l’eau~: l’air",
  "en 2027 ? non; 2028": "en 2027_? non_; 2028",
  "en 2027? non": "en 2027_? non",
  "10 %; 5 €! (x) ? (oui)!": "10 %_; 5 €_! (x)_? (oui)_!",
  '"oui"?': "«~oui~»_?",
  "à? non": "à_? non",
  'Voir "www.cluny.fr" ; "a@b.fr"': "Voir «~www.cluny.fr~»_; «~a@b.fr~»",
  "voir https://cluny.fr/a?b=c ;": "voir https://cluny.fr/a?b=c_;",
};

const kept = [
  "https://cluny.fr/l'eau?a=b;c#d",
  'http://cluny.fr:8080/?q="x"',
  "www.cluny.fr/l'eau?a",
  "mailto:jean.dupont@cluny.fr?subject=x",
  "jean.dupont@cluny.fr; marie@cluny.fr",
  "contrat.pdf; annexe.docx",
  "C:\\Dossiers\\l'eau.pdf",
  "/home/cluny/l'eau?",
  "../../annexe",
  'class="x";',
  "un_code?a;b",
  "Art. L. 5211-1",
  "Art. L.5211-1 du CGCT",
  "12:30, 12h30, de 9:00 à 10:00",
  "n° 3, 1er, 2e",
  "5' et 12\"",
  "12 345,50 €",
  "123 456 789 00012",
  "2027;2028",
  "et/ou?",
  "coeur, oeuvre",
  "Un mot. Un autre, et puis - voilà (fin).",
];

describe("French typography as one types", () => {
  for (const [keys, text] of Object.entries(changed)) {
    it(`writes ${keys} as French wants it`, () => {
      expect(spaced(typed(keys.replaceAll("~", "\u00a0")))).toBe(text);
    });
  }
  for (const keys of kept) {
    it(`leaves ${keys} as it is typed`, () => {
      expect(typed(keys)).toBe(keys);
    });
  }
});

describe("a field of text", () => {
  /** A field as the dossier holds it: what is typed comes back as its draft. */
  function show(view: FieldView) {
    const ontype = vi.fn();
    render(FieldFrame, {
      field: view,
      options: [],
      draft: undefined,
      problem: null,
      references: () => Promise.resolve([]),
      onopen: null,
      mark: null,
      ontype,
      onchoose: vi.fn(),
      onenter: vi.fn(),
      onleave: vi.fn(),
    });
    return { ontype, box: screen.getByLabelText<HTMLInputElement | HTMLTextAreaElement>(view.label) };
  }

  const line = field("title", { kind: "line", suggestions: [] }, "Intitulé");
  const offered = field("theme", { kind: "line", suggestions: ["L’eau"] }, "Thème");
  const text = field("context", { kind: "text" }, "Contexte");

  for (const view of [line, offered, text]) {
    it(`takes French typography: ${view.label}`, async () => {
      const user = userEvent.setup();
      const { ontype, box } = show(view);
      await user.type(box, "L'eau ?");
      expect(spaced(box.value)).toBe("L’eau_?");
      expect(ontype).toHaveBeenLastCalledWith("L’eau\u202f?");
    });
  }

  it("gives back what was typed by Backspace or Ctrl+Z at once, and does not change it again", async () => {
    const user = userEvent.setup();
    const { ontype, box } = show(text);
    await user.type(box, "mot;{Backspace}");
    expect(box.value).toBe("mot;");
    await user.type(box, " un...{Control>}z{/Control}");
    expect(box.value).toBe("mot; un...");
    expect(ontype).toHaveBeenLastCalledWith("mot; un...");
    await user.type(box, "{Backspace}");
    expect(box.value).toBe("mot; un..");
  });

  it("gives nothing back once something else was typed", async () => {
    const user = userEvent.setup();
    const { box } = show(text);
    await user.type(box, "l'a{Backspace}{Backspace}");
    expect(box.value).toBe("l");
  });

  it("leaves Ctrl+Z to the dossier once something else was done", async () => {
    const user = userEvent.setup();
    const { box } = show(text);
    await user.type(box, "l'");
    await user.type(box, "a");
    expect(await fireEvent.keyDown(box, { key: "z", ctrlKey: true })).toBe(true);
    expect(box.value).toBe("l’a");
  });

  it("keeps the caret where it is, in the middle of a text", async () => {
    const user = userEvent.setup();
    const { box } = show({ ...text, value: "l eau" });
    await user.type(box, "'", { initialSelectionStart: 1, initialSelectionEnd: 2 });
    expect([box.value, box.selectionStart]).toEqual(["l’eau", 2]);
  });

  it("leaves what an input method composes as it is", async () => {
    const { box } = show(text);
    const composed = { data: "'", inputType: "insertText", isComposing: true, cancelable: true };
    expect(box.dispatchEvent(new InputEvent("beforeinput", composed))).toBe(true);
    expect(box.dispatchEvent(new InputEvent("beforeinput", { ...composed, isComposing: false }))).toBe(false);
    await fireEvent.input(box, { target: { value: "x" } });
    expect(box.value).toBe("x");
  });

  for (const view of [
    field("manager_email", { kind: "line", suggestions: [] }, "Courriel"),
    field("code", { kind: "line", suggestions: [] }, "Code"),
    field("owner_siret", { kind: "siret" }, "SIRET"),
    field("cost", { kind: "money" }, "Coût"),
  ]) {
    it(`changes nothing in ${view.label}`, async () => {
      const user = userEvent.setup();
      const { box } = show(view);
      await user.type(box, "L'un ?");
      expect(box.value).toBe("L'un ?");
    });
  }
});

describe("a text with its marks", () => {
  let on: Editor;

  function edit(content: string) {
    on = new Editor({ extensions: extensions(), content, injectCSS: false });
    on.commands.setTextSelection(on.state.doc.content.size);
  }

  afterEach(() => {
    on.destroy();
  });

  /** Types as the editor takes it from the page. */
  function type(keys: string) {
    for (const key of keys) {
      const { view } = on;
      const { from, to } = view.state.selection;
      const plain = () => view.state.tr.insertText(key, from, to);
      if (!view.someProp("handleTextInput", (take) => take(view, from, to, key, plain))) {
        view.dispatch(plain());
      }
    }
  }

  /** Presses a key, and tells whether the dossier heard of it. */
  function press(init: KeyboardEventInit): boolean {
    const heard = vi.fn();
    document.body.append(on.view.dom);
    window.addEventListener("keydown", heard, { once: true });
    on.view.dom.dispatchEvent(new KeyboardEvent("keydown", { ...init, bubbles: true, cancelable: true }));
    window.removeEventListener("keydown", heard);
    return heard.mock.calls.length > 0;
  }

  const undo = { key: "z", keyCode: 90, ctrlKey: true };

  it("takes French typography, whose quotations may close in another paragraph", () => {
    edit("<p>«\u00a0Un</p><p>deux</p>");
    type("\" : l'eau...");
    expect(spaced(on.getText({ blockSeparator: "/" }))).toBe("«~Un/deux~»~: l’eau…");
  });

  it("keeps the marks", () => {
    edit("<p><strong>Oui</strong></p>");
    type(" !");
    expect(spaced(on.getHTML()).replace("&nbsp;", "~")).toBe("<p><strong>Oui_!</strong></p>");
  });

  it("gives back what was typed, once, and leaves the next Ctrl+Z to the dossier", () => {
    edit("<p></p>");
    type("mot;");
    expect(press({ key: "Backspace" })).toBe(false);
    type(" un...");
    expect(on.getText()).toBe("mot; un…");
    expect(press(undo)).toBe(false);
    expect(on.getText()).toBe("mot; un...");
    expect(press(undo)).toBe(true);
  });

  it("still makes a list of a dash, and a quotation of a bracket", () => {
    edit("<p></p>");
    type("- l'eau");
    expect(on.getHTML()).toContain("<ul><li><p>l’eau</p></li></ul>");
  });
});
