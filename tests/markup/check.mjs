// Reads {page: {head, blocks: [node, …]}} from a file; writes as JSON what Google's and the social networks'
// presets, and the types of schema.org, find wrong.
import { readFileSync, writeFileSync, mkdtempSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const ts = require("typescript");
const { structuredDataTest } = require("structured-data-testing-tool");
const presets = require("structured-data-testing-tool/presets");
const here = dirname(fileURLToPath(import.meta.url));
const pages = JSON.parse(readFileSync(process.argv[2], "utf8"));
const faults = [];

for (const [page, { html, blocks }] of Object.entries(pages)) {
  const asked = html.includes("og:image") ? [presets.SocialMedia] : [];
  // What Google asks of a NewsArticle it asks of who wrote it: on our pages it is somebody else's, and has what is known.
  if (!blocks.some(node => node["@type"] === "NewsArticle")) asked.push(presets.Google);
  const result = await structuredDataTest(html, { presets: asked, schemas: blocks.map(node => node["@type"]) })
    .catch(error => error.res ?? { failed: [{ test: String(error) }], warnings: [] });
  const known = each => !/twitter:(site|creator)|fb:app_id/.test(each.test);  // names of accounts that a house may not have
  for (const each of [...result.failed, ...result.warnings].filter(known)) faults.push(`${page}: ${each.schema ?? ""} ${each.test}`);
}

const folder = mkdtempSync(join(tmpdir(), "nodes-"));
symlinkSync(join(here, "node_modules"), join(folder, "node_modules"));
const lines = ['import type { WithContext, Thing } from "schema-dts";'];
const where = [];
for (const [page, { blocks }] of Object.entries(pages)) {
  for (const node of blocks) {
    where.push(page);
    lines.push(`export const n${where.length}: WithContext<Thing> = ${JSON.stringify(node)};`);
  }
}
const file = join(folder, "nodes.ts");
writeFileSync(file, lines.join("\n"));
const program = ts.createProgram([file], { strict: true, noEmit: true, skipLibCheck: true, moduleResolution: ts.ModuleResolutionKind.Node10, target: ts.ScriptTarget.ES2022 });
for (const each of ts.getPreEmitDiagnostics(program)) {
  const line = each.file ? each.file.getLineAndCharacterOfPosition(each.start).line : 0;
  faults.push(`${where[line - 1] ?? "schema-dts"}: ${ts.flattenDiagnosticMessageText(each.messageText, " ").slice(0, 600)}`);
}
process.stdout.write(JSON.stringify(faults));
