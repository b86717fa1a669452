// The packages in a bundle, with their licenses. ncc's own list leaves out packages whose modules are merged into one, such as commander.

import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const NODE_MODULES = `${sep}node_modules${sep}`;

/**
 * @param stats webpack's, as ncc returns them
 * @param joined files that were part of ncc's input already, absolute
 */
export function bundleLicenses({ compilation }, joined) {
  const bundled = [...compilation.modules].flatMap((module) => {
    // Modules that no chunk contains were parsed but left out.
    const [chunk] = compilation.chunkGraph.getModuleChunksIterable(module);
    return chunk ? filesOf(module) : [];
  });
  return licensesOf([...joined, ...bundled]);
}

/**
 * @param files absolute paths of the bundled files
 * @returns for each package a line `name@version`, one with its license, and the texts of its license and notice files
 */
export function licensesOf(files) {
  const directories = new Set(files.filter((file) => file.includes(NODE_MODULES)).map(packageOf));
  const entries = [...directories].map((directory) => {
    const { name, version, license } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
    return `${name}@${version}\n${license}\n\n${licenseTexts(directory)}\n`;
  });
  return entries.sort().join('\n');
}

/** A module may consist of several that webpack has merged. */
function filesOf({ resource, modules = [] }) {
  return [...(resource === undefined ? [] : [resource]), ...modules.flatMap(filesOf)];
}

function packageOf(file) {
  const start = file.lastIndexOf(NODE_MODULES) + NODE_MODULES.length;
  const [scopeOrName, name] = file.slice(start).split(sep);
  return join(file.slice(0, start), scopeOrName.startsWith('@') ? join(scopeOrName, name) : scopeOrName);
}

function licenseTexts(directory) {
  const files = readdirSync(directory).filter((name) => /^(licen[cs]e|copying|notice)(\W|$)/i.test(name));
  return files.map((name) => readFileSync(join(directory, name), 'utf8').replaceAll('\r\n', '\n').trim()).join('\n\n');
}
