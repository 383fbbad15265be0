"""Prints documents of full, empty and identity-only dossiers and puts them before the validator.

Usage: conformance.py CANEVAS FOLDER, from the project's root.
Each PDF must pass PDF/UA-1 and PDF/A-2a (PDF/A-3a when its dossier travels inside), have every marked content known to the structure tree and
the other way round, and satisfy qpdf.
"""

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import page
import pikepdf

# A stream whose last compressed byte is a carriage return is counted one byte short by this rule, of
# PDF/A-2a as of PDF/A-3a.
FALSE_ALARM = "A-STREAM-LENGTH-001"

EMPTY = {"format": "canevas-dossier", "version": 1, "template": "contrat-crte", "territory": {}}


def marked(contents):
    """The MCIDs that a page's content marks."""
    found = set()
    for operands, operator in pikepdf.parse_content_stream(contents):
        if str(operator) == "BDC" and len(operands) == 2:
            properties = operands[1]
            if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
                found.add(int(properties["/MCID"]))
    return found


def number_tree(node):
    """The pairs of a number tree."""
    pairs = {}
    if "/Nums" in node:
        numbers = list(node["/Nums"])
        pairs.update({int(key): value for key, value in zip(numbers[::2], numbers[1::2])})
    for kid in node.get("/Kids", []):
        pairs.update(number_tree(kid))
    return pairs


def kids(element, current):
    """The (page, MCID) pairs a structure element owns, its descendants' included."""
    current = element.get("/Pg", current)
    children = element.get("/K", [])
    children = list(children) if isinstance(children, pikepdf.Array) else [children]
    for child in children:
        if isinstance(child, int):
            yield (current.objgen, int(child))
        elif isinstance(child, pikepdf.Dictionary):
            if child.get("/Type") == "/MCR":
                yield (child.get("/Pg", current).objgen, int(child["/MCID"]))
            elif child.get("/Type") != "/OBJR":
                yield from kids(child, current)


def structure_faults(path):
    """Content that the structure does not know, and structure that points at no content."""
    faults = []
    with pikepdf.open(path) as pdf:
        tree = pdf.Root["/StructTreeRoot"]
        parents = number_tree(tree["/ParentTree"])
        owned = set(kids(tree, None))
        seen = set()
        for number, sheet in enumerate(pdf.pages, 1):
            mcids = marked(sheet)
            if not mcids:
                continue
            if "/StructParents" not in sheet.obj:
                faults.append(f"page {number}: marked content without StructParents")
                continue
            entries = parents.get(int(sheet.obj["/StructParents"]))
            for mcid in mcids:
                seen.add((sheet.obj.objgen, mcid))
                if entries is None or mcid >= len(entries) or entries[mcid] is None:
                    faults.append(f"page {number}: MCID {mcid} has no parent")
        faults += [f"MCID {mcid} of {where} is in no structure element" for where, mcid in sorted(seen - owned)]
        faults += [f"structure points at MCID {mcid} of {where}, which no page marks" for where, mcid in sorted(owned - seen)]
    return faults


def check(path, archive="2a"):
    """Every fault of a PDF."""
    faults = []
    for profile in ("ua1", archive):
        report = json.loads(page.validate_pdf(str(path), profile=profile).to_json())
        for failure in report.get("failures", []):
            if FALSE_ALARM not in json.dumps(failure):
                faults.append(f"{profile}: {json.dumps(failure, ensure_ascii=False)[:300]}")
    faults += structure_faults(path)
    outcome = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True)
    if outcome.returncode != 0:
        faults.append(f"qpdf: {outcome.stdout[-300:]}{outcome.stderr[-300:]}")
    return faults


def prove_that_it_can_fail(path, folder):
    """Breaks a good file in two ways; each must be seen."""
    broken = folder / "casse.pdf"
    with pikepdf.open(path) as pdf:
        del pdf.pages[-1].obj["/StructParents"]
        pdf.save(broken)
    assert structure_faults(broken), "a page cut from the structure went unseen"
    with pikepdf.open(path) as pdf:
        del pdf.Root["/MarkInfo"]
        pdf.save(broken)
    assert check(broken), "a file that no longer says it is tagged went unseen"
    broken.unlink()


def foreign(path):
    """A PDF as old programs make them: no tag, no language, a standard font that is not inside."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(842, 595))
        sheet = pdf.pages[0]
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        sheet.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
        sheet.Contents = pdf.make_stream(b"BT /F1 28 Tf 72 300 Td (Extrait du registre des deliberations) Tj ET")
        pdf.save(path)


def bare_answers(sample):
    """For each template, the sample's answers to the questions without which it is incomplete."""
    answers = {}
    for path in sorted(Path("templates").glob("*.json")):
        template = json.loads(path.read_text(encoding="utf-8"))
        given = sample["answers"].get(template.get("id"), {})
        fields = [field for step in template.get("steps", []) for field in step["fields"]]
        needed = {field["id"] for field in fields if field.get("required")}
        kept = {name: value for name, value in given.items() if name in needed}
        if kept:
            answers[template["id"]] = kept
    return answers


def with_files(canevas, sample, files, path):
    """A dossier file whose contract prints these files in annex."""
    path.unlink(missing_ok=True)
    subprocess.run([canevas, "importer", str(sample), "--vers", str(path)], check=True, stdout=subprocess.DEVNULL)
    with sqlite3.connect(path) as dossier:
        for position, file in enumerate(files):
            content = file.read_bytes()
            fingerprint = hashlib.sha256(content).hexdigest()
            dossier.execute("INSERT OR IGNORE INTO contents VALUES (?, ?)", (fingerprint, content))
            row = (f"piece-{position}", 100 + position, file.stem, "autre", file.name, len(content), fingerprint, True)
            dossier.execute(
                "INSERT INTO attachments (id, position, title, kind, file_name, size, fingerprint, annexed)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )
    dossier.close()
    return path


def printed(canevas):
    """Each PDF to check: its name, the dossier and the document."""
    templates = json.loads(subprocess.run([canevas, "modeles", "--json"], check=True, capture_output=True).stdout)
    tools = [template["id"] for template in templates if template["id"] != "contrat-crte"]
    return tools + ["maquette", "tableau-de-bord"]


def main():
    canevas, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    sample = Path("samples/trois-rivieres/dossier.json")
    empty, bare = folder / "vide.json", folder / "minimal.json"
    empty.write_text(json.dumps(EMPTY), encoding="utf-8")
    answers = bare_answers(json.loads(sample.read_text(encoding="utf-8")))
    bare.write_text(json.dumps({**EMPTY, "version": 2, "answers": answers}), encoding="utf-8")
    contracts = [sample, empty, bare, *sorted(Path("samples/identites").glob("*.json"))]
    work = [(dossier, "contrat-crte") for dossier in contracts]
    work += [(dossier, document) for dossier in (sample, empty, bare) for document in printed(canevas)]
    work += [(empty, document) for document in ("vierge-diagnostic", "vierge-evaluation-collegiale")]
    # What someone brought to this machine does not count; an organisation's logo and colours do, once.
    plain, dressed = folder / "nu", folder / "organisation"
    data = dressed / "fr.canevas.bureau" / "canevas"
    brought = [canevas, "modele", "importer", "tests/organisation/agence.json", "--vers", str(data)]
    subprocess.run(brought, check=True, stdout=subprocess.DEVNULL)
    work = [(*one, plain, []) for one in work]
    work += [(sample, document, dressed, []) for document in ("contrat-crte", "note-conseil", "maquette")]
    options = ["--a3", "--avec-commentaires", "--avec-dossier", "--sans-manques", "--sans-filigrane", "--sans-logo"]
    work += [(dossier, document, dressed, options) for dossier in (sample, empty) for document in ("contrat-crte", "note-conseil")]
    # What others made: a PDF without tags, with its fonts outside, and images.
    files = [folder / "trois-rivieres-note-conseil.pdf", folder / "etranger.pdf", Path(".github/images/document.png")]
    foreign(files[1])
    pieces = folder / "pieces.crte"
    work += [(pieces, "contrat-crte", plain, [])]
    failed = 0
    for dossier, document, home, options in work:
        name = dossier.parent.name if dossier.stem == "dossier" else dossier.stem
        name = name if document == "contrat-crte" else f"{name}-{document}"
        name = name if home == plain else f"{name}-organisation"
        name = f"{name}-options" if options else name
        pdf = folder / f"{name}.pdf"
        if dossier == pieces:
            with_files(canevas, sample, files, pieces)
        command = [canevas, "exporter", str(dossier), "--document", document, "--vers", str(pdf), *options]
        environment = {**os.environ, "XDG_DATA_HOME": str(home.resolve())}
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
        faults = check(pdf, "3a" if "--avec-dossier" in options else "2a")
        if faults:
            print(f"{name}: FAILED")
        for fault in faults[:10]:
            print(f"  {fault}")
        failed += bool(faults)
    prove_that_it_can_fail(folder / "trois-rivieres.pdf", folder)
    print(f"{len(work) - failed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
