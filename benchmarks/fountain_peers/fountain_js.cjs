// Measures fountain-js inside its own process: node fountain_js.cjs PACKAGE JOB, where JOB is JSON with the files to
// time and the cases to read. Prints JSON: the best seconds of each file or why it failed, and the tokens of each case.
'use strict';
const { readFileSync } = require('node:fs');

const [, , packageFolder, jobFile] = process.argv;
const { files, cases, warmUp, runs } = JSON.parse(readFileSync(jobFile, 'utf8'));
const { Lexer, InlineLexer } = require(packageFolder);

// `Fountain.parse` always makes HTML too; its tokens alone come from the lexer, which is the faster way by far.
// The decoder takes a byte order mark off, as ours does.
const parse = (bytes) => Lexer.tokenize(new TextDecoder().decode(bytes));

function best(bytes) {
  for (let run = 0; run < warmUp; run++) parse(bytes);
  let fastest = Infinity;
  for (let run = 0; run < runs; run++) {
    const start = process.hrtime.bigint();
    parse(bytes);
    fastest = Math.min(fastest, Number(process.hrtime.bigint() - start) / 1e9);
  }
  return fastest;
}

function bestOrWhy(bytes) {
  try {
    return best(bytes);
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
}

// Emphasis and notes stay in a token's text; the package's own inline lexer makes them HTML.
function tokens(source) {
  const [titlePage, script] = parse(Buffer.from(source, 'utf8'));
  return { titlePage, script: script.map((token) => ({ ...token, html: InlineLexer.reconstruct(token.text ?? '') })) };
}

const read = cases.map(tokens);
const times = files.map((file) => bestOrWhy(readFileSync(file)));
process.stdout.write(JSON.stringify({ times, read }));
